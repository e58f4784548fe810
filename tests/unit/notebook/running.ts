import {afterAll, beforeAll, beforeEach} from 'vitest';
import {openSession} from '../../../src/engine/session.ts';
import type {Database, Session} from '../../../src/model/engine.ts';
import {records} from '../../../src/model/rows.ts';
import {parse} from '../../../src/notebook/parse.ts';
import {Run, type RunOptions} from '../../../src/notebook/run.ts';
import type {CellState} from '../../../src/notebook/states.ts';
import {openNodeDatabase} from '../../../src/node/database.ts';

let database: Database;
let session: Session;

/** Gives the tests of a file an engine, and each of them a session. */
export function useEngine(): void {
  beforeAll(async () => {
    database = await openNodeDatabase();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    session = openSession(await database.connect());
    return () => session.close();
  });
}

/** States as they came: 'a running', 'a done'; emptied in place. */
export const log: string[] = [];

/** A run of a notebook on the page's real engine; `text` follows the front matter, which ends in line 3. */
export function open(text: string, options: Partial<RunOptions> = {}, front = 'title: T'): Run {
  const parsed = parse(`---\n${front}\n---\n\n${text}`, 'test');
  if ('failures' in parsed) throw new Error(JSON.stringify(parsed.failures));
  log.length = 0;
  const onChange = (key: string, state: CellState) => void log.push(`${key} ${state.kind}`);
  return new Run(parsed.ok, session, {lang: 'zh', onChange, ...options});
}

export const sql = (name: string, text: string) => `\`\`\`sql ${name}\n${text}\n\`\`\`\n\n`;

export const input = (name: string, ...lines: string[]) =>
  `\`\`\`input ${name}\n${lines.join('\n')}\n\`\`\`\n\n`;

export async function rowsOf(name: string): Promise<Record<string, unknown>[]> {
  return records(await session.page(name, {offset: 0, limit: 100}));
}

export function failed(run: Run, key: string): unknown {
  const state = run.state(key);
  return state.kind === 'failed' ? state.failure : state;
}

export const YEARS =
  input('年', 'form: integer', 'value: 2022', 'min: 2020', 'max: 2024') +
  sql('base', 'select * from (values (2021, 3), (2022, 5), (2023, 8)) t(y, n)') +
  sql('kept', "select n from base where y >= getvariable('年')") +
  sql('answer', "select sum(n)::integer as total, 'alert' as total_state from kept") +
  sql('other', 'select max(n) as m from base') +
  '共 **{answer.total}** 户。\n\n' +
  '```chart c\nform: table\nfrom: kept\ncolumns: n\ntitle.zh: 共 {answer.total}\ntitle.en: all {answer.total}\n```\n';
