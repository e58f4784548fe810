import {literal} from '../model/names.ts';
import type {PolicyLine} from '../model/dictionary.ts';
import type {ChangedLine} from '../model/policy.ts';
import type {Macro} from './macro.ts';

/** The table of policy values; `changed_by` is NULL for the dictionary's own. */
export const POLICY_TABLE = `CREATE TABLE data.policy_line (key VARCHAR, year INTEGER, place VARCHAR, value DOUBLE,
  unit VARCHAR, source_zh VARCHAR, source_en VARCHAR, grade VARCHAR, verified BOOLEAN, changed_by VARCHAR)`;

/** Puts the dictionary's lines into the table. */
export function insertLines(lines: readonly PolicyLine[]): string {
  const rows = lines.map(({key, year, place, value, unit, source, grade}) => {
    const texts = [place, unit, source.zh, source.en, grade].map(literal);
    const [at, in_, zh, en, proof] = texts;
    return `(${literal(key)}, ${year ?? 'NULL'}, ${at}, ${value}, ${in_}, ${zh}, ${en}, ${proof}, ${grade === 'V'}, NULL)`;
  });
  return `INSERT INTO data.policy_line VALUES ${rows.join(', ')}`;
}

/** Statements that put the analyst's lines in the place of former ones of his; a changed line wins over the dictionary's. */
export function changeLines(lines: readonly ChangedLine[]): readonly string[] {
  const rows = lines.map(({key, year, place, value, unit, source, changedBy}) => {
    const [name, at, in_, from, who] = [key, place, unit, source, changedBy].map(literal);
    return `(${name}, ${year ?? 'NULL'}, ${at}, ${value}, ${in_}, ${from}, ${from}, NULL, false, ${who})`;
  });
  return [
    'DELETE FROM data.policy_line WHERE changed_by IS NOT NULL',
    ...(rows.length > 0 ? [`INSERT INTO data.policy_line VALUES ${rows.join(', ')}`] : [])
  ];
}

const IN_FORCE = `SELECT max_by(p.value, (p.place <> '')::INTEGER * 100000 + coalesce(p.year, 0) * 10
    + (p.changed_by IS NOT NULL)::INTEGER)
  FROM data.policy_line p
  WHERE p.key = the_key AND (p.year IS NULL OR p.year <= the_year)
    AND p.place IN ('', coalesce(getvariable('政策地区')::VARCHAR, ''))`;

export const LINE_MACRO: Macro = {
  name: 'line',
  parameters: 'the_key, the_year',
  sql: `(${IN_FORCE})`,
  doc: {
    zh: '某年的政策值：先取变量“政策地区”的，再取全国的；没有当年的取此前最近一年的',
    en: 'A policy value of a year: of the place in the variable 政策地区, else of everywhere; of the year, else of the latest before it'
  }
};
