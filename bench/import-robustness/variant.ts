/** A file with one thing wrong, and the table that a reader should find in it. */
export type Variant = {
  readonly kind: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly heading: readonly string[];
  readonly records: readonly (readonly string[])[];
};

const encoder = new TextEncoder();

export function variant(
  kind: string,
  name: string,
  content: string | Uint8Array,
  heading: readonly string[],
  records: readonly (readonly string[])[]
): Variant {
  const bytes = typeof content === 'string' ? encoder.encode(content) : content;
  return {kind, name: `${name} ${kind}`, bytes, heading, records};
}
