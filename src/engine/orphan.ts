import type {Column, RegistryTable} from '../model/dictionary.ts';
import {literal, quoted} from '../model/names.ts';

/** Every household number of a register of any date; `apart`: of one that is not of persons. */
const REGISTERED = `CREATE OR REPLACE TEMP TABLE registered AS SELECT k, bool_or(apart) AS apart FROM (
    SELECT household_id AS k, true AS apart FROM data.household
    UNION ALL SELECT household_id, true FROM data.monitored
    UNION ALL SELECT household_id, false FROM data.person) WHERE k IS NOT NULL GROUP BY k`;

/** Every ID number of a register of any date. */
const PEOPLE = `(SELECT head_id_number AS k FROM data.household UNION ALL SELECT id_number FROM data.person)`;

/**
 * Rows whose household, or head, is in no register of any date but their own. All tables are looked up at once, since what they are
 * looked up in may be large; by their heads only those that have no number.
 */
export function orphans(tables: readonly RegistryTable[]): string[] {
  const naming = (...names: string[]) =>
    tables.filter(
      ({name, columns}) =>
        name !== 'household' &&
        name !== 'monitored' &&
        names.every((each) => columns.some((column: Column) => column.name === each))
    );
  const rows = (of: readonly RegistryTable[], key: string, where: string) =>
    of.map(
      ({name}, i) => `SELECT ${i} AS nth, ${literal(name)} AS t, source_id, row_no, ${key} AS key
        FROM data.${quoted(name)} WHERE ${key} IS NOT NULL AND ${where}`
    );
  const missing = (from: string, known: string, key: string) => `INSERT INTO data.finding
    SELECT 'orphan', t, source_id, row_no, key, ${literal(key)}, NULL
    FROM ${from} n ANTI JOIN ${known} r ON r.k = n.key`;
  const inOrder = 'ORDER BY nth, source_id, row_no';
  const numbered = naming('household_id');
  const persons = rows(
    numbered.filter(({name}) => name === 'person'),
    'household_id',
    'true'
  );
  const others = rows(
    numbered.filter(({name}) => name !== 'person'),
    'household_id',
    'true'
  );
  const headed = rows(
    naming('household_id', 'head_id_number'),
    'head_id_number',
    'household_id IS NULL'
  );
  return [
    REGISTERED,
    ...persons.map((one) =>
      missing(`(${one})`, '(FROM temp.main.registered WHERE apart)', 'household_id')
    ),
    ...inOne(others, (all) => [
      `${missing(all, 'temp.main.registered', 'household_id')} ${inOrder}`
    ]),
    'DROP TABLE temp.main.registered',
    ...inOne(headed, (all) => [
      `CREATE OR REPLACE TEMP TABLE headed AS FROM ${all}`,
      `${missing('temp.main.headed', PEOPLE, 'head_id_number')} ${inOrder}`,
      'DROP TABLE temp.main.headed'
    ])
  ];
}

/** Statements over what all the selects give; none where there is no select. */
function inOne(
  selects: readonly string[],
  statements: (all: string) => readonly string[]
): readonly string[] {
  return selects.length === 0 ? [] : statements(`(${selects.join(' UNION ALL ')})`);
}
