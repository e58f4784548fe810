/**
 * Tables whose export is the whole list at one date: a newer export stands for an older one. Of every other table
 * (ledgers, events, yearly figures) all exports hold together.
 */
export const EDITIONED: ReadonlySet<string> = new Set([
  'village',
  'household',
  'person',
  'monitored',
  'helper',
  'pairing',
  'project',
  'enterprise',
  'relocation',
  'guarantee_issue',
  'rectification'
]);

/** Lists of work: what is done leaves them, and one of a year is of that year's work. */
const WORK: ReadonlySet<string> = new Set(['project', 'guarantee_issue', 'rectification']);

/** Whether a table has editions that hold whoever is there: nobody leaves it but by leaving the county, or its programme. */
export function isRegister(table: string): boolean {
  return EDITIONED.has(table) && !WORK.has(table);
}
