/** A figure quoted in text: {cell.column:format}; `start` and `end` are its place in the text. */
export type Quote = {
  readonly cell: string;
  readonly column: string;
  readonly format?: string;
};

const NAME = String.raw`[\p{L}_][\p{L}\p{N}_]*`;
const QUOTE = new RegExp(
  String.raw`^\{\s*(${NAME})\s*\.\s*(${NAME})\s*(?::\s*([^{}\s]+)\s*)?\}$`,
  'u'
);

/** `{…}` as a quote, or undefined if it is not of the form {cell.column} or {cell.column:format}. */
export function quoteOf(text: string): Quote | undefined {
  const [, cell, column, format] = QUOTE.exec(text) ?? [];
  if (cell === undefined || column === undefined) return undefined;
  return {cell, column, ...(format === undefined ? {} : {format})};
}

/** What a cell, an input, a measure may be called: a letter of any script or _, then also digits. */
export function isPlainName(text: string): boolean {
  return new RegExp(`^${NAME}$`, 'u').test(text);
}
