/** Parts of a line of provenance. */
export function dotted(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}
