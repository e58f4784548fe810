import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {Ingest} from '../../../src/engine/ingest.ts';
import {importFiles} from '../../../src/importers/index.ts';
import type {Connection, Database} from '../../../src/model/engine.ts';
import {withCheck} from '../../../src/model/id-number.ts';
import {openNodeDatabase} from '../../../src/node/database.ts';
import {fileForEngine, rowsOf} from './imported.ts';

const HEADING = '乡镇,行政村,户编号,人编号,姓名,证件号码,与户主关系,文化程度,健康状况,劳动技能';
const ROWS = 240;

type Person = {
  readonly year: number;
  readonly row: number;
  readonly household: string;
  readonly id: string;
  readonly rest: string;
};

/** Persons of whom some have no household number, some no ID number and some neither; numbers and whole rows come again. */
function personsOf(year: number): readonly Person[] {
  return Array.from({length: ROWS}, (_, i) => {
    const household = i % 13 === 5 ? '' : `5801012${1_000_001 + 10 * Math.floor((i % 200) / 4)}`;
    const own = i % 17 === 3 ? i - 1 : i % 200;
    const id = i % 11 === 4 ? '' : withCheck(`58010219900101${String(own + 1).padStart(3, '0')}`);
    const rest = `秦${year === 2023 ? '占山' : '志强'}${i % 60}`;
    return {year, row: i + 2, household, id, rest};
  });
}

function fileOf(persons: readonly Person[]) {
  const lines = persons.map(
    ({household, id, rest}) => `平川镇,红星村,${household},,${rest},${id},之子,小学,健康,普通劳动力`
  );
  return fileForEngine(
    `人口信息_${persons[0]?.year}0630.csv`,
    `${[HEADING, ...lines].join('\n')}\n`
  );
}

/** Year and row of those who share what a key says with another of their year, counted one by one. */
function shared(persons: readonly Person[], keyOf: (person: Person) => string | undefined) {
  const keys = persons.map((person) => {
    const key = keyOf(person);
    return key === undefined ? undefined : `${person.year} ${key}`;
  });
  return persons
    .filter((_, i) => keys[i] !== undefined && keys.filter((key) => key === keys[i]).length > 1)
    .map(({year, row}) => `${year} ${row}`)
    .sort();
}

const SAME_ID = ({id}: Person) => (id === '' ? undefined : id);
const SAME_PERSON = ({household, id, rest}: Person) => {
  if (household === '' && id === '') return undefined;
  return household !== '' && id !== '' ? `${household} ${id}` : `${household} ${id} ${rest}`;
};

describe.each([
  ['one register', [2024], 1 << 30],
  ['one whose repeated numbers the importer knows', [2024], 1],
  ['registers of two years', [2023, 2024], 1 << 30]
] as const)('persons who stand twice: %s', (_, years, leastRegular) => {
  const persons = years.flatMap(personsOf);
  let database: Database;
  let connection: Connection;
  beforeAll(async () => {
    database = await openNodeDatabase();
    connection = await database.connect();
    const ingest = await Ingest.open(database);
    await ingest.begin();
    const files = years.map((year) => fileOf(personsOf(year)));
    for await (const event of importFiles(files, {leastRegular})) await ingest.accept(event);
    await ingest.finish();
  });
  afterAll(() => database.close());

  const found = async (kind: string): Promise<readonly string[]> => {
    const rows = await rowsOf(
      connection,
      `SELECT year(as_of) || ' ' || row_no FROM data.finding AS finding JOIN data.source USING (source_id) WHERE finding.kind = '${kind}'`
    );
    return rows.map(([place]) => String(place)).sort();
  };

  test('with the same ID number', async () => {
    expect(await found('duplicate-id')).toEqual(shared(persons, SAME_ID));
  });

  test('with the same key, or in nothing else but that a part of it is missing', async () => {
    expect(await found('duplicate-key')).toEqual(shared(persons, SAME_PERSON));
  });
});
