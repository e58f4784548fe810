import type {RegistryTable} from '../model/dictionary.ts';
import {literal, quoted} from '../model/names.ts';
import {EDITIONED} from '../registry/editioned.ts';
import type {Macro} from './macro.ts';

/** Of a ledger those rows hold for whose source none stands that came later. */
export const CURRENT = 'source_id IN (SELECT s.source_id FROM data.source s WHERE s.current)';

const PAGE_DATE = `getvariable('数据日期')::DATE`;

export const EDITION_MACRO: Macro = {
  name: 'edition_at',
  parameters: 'the_table',
  sql: `(SELECT CASE WHEN ${PAGE_DATE} IS NULL THEN coalesce(max(e.as_of) FILTER (e.complete), max(e.as_of))
    ELSE coalesce(max(e.as_of) FILTER (e.as_of <= ${PAGE_DATE}), min(e.as_of)) END
    FROM data.edition e WHERE e.table_name = the_table)`,
  doc: {
    zh: '某表在“数据日期”的期：不晚于该日的最近一期，没有则最早一期；未设日期时为最近的完整一期',
    en: 'The edition of a table at the date in the variable 数据日期: the latest up to it, else the first; without a date the latest complete one'
  }
};

/** The four views of a table: English and Chinese columns, at the page's date and of every edition. */
export function viewsOf(table: RegistryTable): readonly string[] {
  const {name, zh} = table;
  const source = `data.${quoted(name)}`;
  const now = EDITIONED.has(name)
    ? `as_of IS NOT DISTINCT FROM edition_at(${literal(name)})`
    : CURRENT;
  const english = ['* EXCLUDE (unreadable)'];
  const chinese = chineseColumns(table);
  return [
    view(`${name}_all`, english, source),
    view(name, english, `${source} WHERE ${now}`),
    view(`${zh}_历次`, chinese, source),
    view(zh, chinese, `${source} WHERE ${now}`)
  ];
}

function chineseColumns({columns}: RegistryTable): string[] {
  return [
    ...columns.map((column) => `${quoted(column.name)} AS ${quoted(column.zh)}`),
    'source_id AS 来源号',
    'row_no AS 来源行',
    'as_of AS 期'
  ];
}

function view(name: string, columns: readonly string[], from: string): string {
  return `CREATE VIEW main.${quoted(name)} AS SELECT ${columns.join(', ')} FROM ${from}`;
}
