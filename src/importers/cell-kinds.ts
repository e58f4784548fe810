/** What a cell looks like. 'key' is a code of digits and letters or an address, 'none' a mark for nothing. */
export type CellKind = 'empty' | 'number' | 'date' | 'key' | 'none' | 'text';

const NUMBER =
  /^[-+−(（]?\s*[¥￥$€£]?\s*(?:(?:\d{1,3}(?:[,，]\d{3})+|\d+)?(?:[.．]\d+)?(?:[eE][-+]?\d+)?|(?:\d{1,3}(?:[.\s\u00a0\u202f]\d{3})+|\d+)(?:,\d+)?)\s*[%％‰€]?[)）]?(?:\s[a-z]{1,2}|\*{1,3}|\s?\([a-z]\))?$/;
const DATE =
  /^(?:(?:1[89]|2[01])\d{2}\s*(?:[-/年]\s*\d{1,2}(?:\s*[-/月]\s*\d{1,2}\s*日?|\s*月)?|\.\s*\d{1,2}\s*\.\s*\d{1,2})|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})|\d{1,2}[-/ ](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-/ ,]+\d{2,4})(?:[T ]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?(?:Z|[-+]\d{2}:?\d{2})?$|^\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*[ap]m)?$/i;
const KEY =
  /^(?=.*\d)[A-Za-z\d][A-Za-z\d._/#-]{2,}$|^[a-z]+:\/\/\S+$|^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$|^="\d+"$|^'\d+$/;
/** Numbers of people, households and accounts: too long for an amount, or with leading zeros. */
const LONG = /^\d{12,}$|^0\d+$/;
const NONE =
  /^(?:-+|[—–]+|\/|无|null|nan|n\.?\/?a\.?|undefined|none|\.{1,3}|…|:|\*+|#n\/a|\([a-z]\)|\[[a-z]\])$/i;

export function kindOf(cell: string | null): CellKind {
  const text = cell?.trim() ?? '';
  if (text === '') return 'empty';
  if (text.length > 300) return 'text';
  if (NONE.test(text)) return 'none';
  if (DATE.test(text)) return 'date';
  if (/\d/.test(text) && NUMBER.test(text)) return LONG.test(text) ? 'key' : 'number';
  return KEY.test(text) ? 'key' : 'text';
}

/** Number, date or code: what a heading is not. */
export function isTyped(kind: CellKind): boolean {
  return kind === 'number' || kind === 'date' || kind === 'key';
}

/** The kind that most cells of a column have, when at least `share` of the filled ones agree; else 'text'. */
export function columnKind(cells: readonly (string | null)[], share = 0.7): CellKind {
  const counts = new Map<CellKind, number>();
  let filled = 0;
  for (const cell of cells) {
    const kind = kindOf(cell);
    if (kind === 'empty' || kind === 'none') continue;
    filled++;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  if (filled === 0) return 'empty';
  for (const [kind, count] of counts) if (count >= filled * share) return kind;
  const typed = filled - (counts.get('text') ?? 0);
  return typed >= filled * share ? 'key' : 'text';
}
