import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {openSession} from '../../src/engine/session.ts';
import type {Database} from '../../src/model/engine.ts';
import type {Notebook} from '../../src/model/notebook.ts';
import {records, type Rows, type Value} from '../../src/model/rows.ts';
import type {Lang} from '../../src/model/text.ts';
import type {Take} from '../../src/notebook/evaluate.ts';
import {graphOf} from '../../src/notebook/graph.ts';
import {parse} from '../../src/notebook/parse.ts';
import {lineText, proseText} from '../../src/notebook/prose-text.ts';
import {Run} from '../../src/notebook/run.ts';
import {resultOf} from '../../src/notebook/states.ts';
import {OVERVIEW} from '../../src/notebook/take.ts';
import type {InputValue} from '../../src/notebook/values.ts';

export const NOTEBOOKS = ['overview', 'disbursement', 'causes', 'risk', 'industry'] as const;
export type NotebookId = (typeof NOTEBOOKS)[number];

export function notebookText(id: string): string {
  return readFileSync(join(import.meta.dirname, `../../notebooks/${id}.md`), 'utf8');
}

export function notebookOf(id: string): Notebook {
  const parsed = parse(notebookText(id), id);
  if ('failures' in parsed) throw new Error(JSON.stringify(parsed.failures, null, 1));
  return parsed.ok;
}

export type Said = {
  readonly title: string;
  readonly note: string;
  readonly method: string;
  readonly empty: string;
};
export type Record_ = Readonly<Record<string, Value>>;

/** A notebook that has run: its tables, what it says in a language. Every failure of a cell is thrown. */
export type Played = {
  readonly run: Run;
  rows(cell: string): Promise<Rows>;
  table(cell: string): Promise<readonly Record_[]>;
  one(cell: string): Promise<Record_>;
  /** The opening sentence: the first paragraph of prose. */
  opening(lang: Lang): Promise<string>;
  chart(name: string, lang: Lang): Promise<Said>;
  charts(lang: Lang): Promise<Readonly<Record<string, Said>>>;
  failures(): readonly string[];
  close(): Promise<void>;
};

/** The cells of a notebook that one of them needs, with it; 'opening': its first prose. */
function partOf(notebook: Notebook, wanted: string): Notebook {
  const {nodes} = graphOf(notebook);
  const first = nodes.find(({cell}) => cell.kind === 'prose')?.key ?? '';
  const needed = new Set([wanted === 'opening' ? first : wanted]);
  for (const {key, needs} of nodes.toReversed())
    if (needed.has(key)) for (const need of needs) needed.add(need);
  const kept = new Set(nodes.flatMap(({key, cell}) => (needed.has(key) ? [cell] : [])));
  return {...notebook, cells: notebook.cells.filter((cell) => kept.has(cell))};
}

/** Runs a notebook, or only what one of its cells needs (`part`: its name, or 'opening'). */
export async function play(
  database: Database,
  id: NotebookId,
  chosen: Readonly<Record<string, InputValue>> = {},
  part?: string
): Promise<Played> {
  const whole = notebookOf(id);
  const notebook = part === undefined ? whole : partOf(whole, part);
  const session = openSession(await database.connect());
  const run = new Run(notebook, session, {lang: 'zh', chosen, take: takeFrom(database)});
  await run.start();
  let lang: Lang = 'zh';
  const speak = async (wanted: Lang): Promise<void> => {
    if (lang !== wanted) await run.speak(wanted);
    lang = wanted;
  };
  const failures = (): string[] =>
    run.graph.nodes.flatMap(({key}) => {
      const state = run.state(key);
      return state.kind === 'failed' ? [`${key}: ${JSON.stringify(state.failure)}`] : [];
    });
  const allRows = (cell: string): Promise<Rows> => session.page(cell, {offset: 0, limit: 100_000});
  const table = async (cell: string): Promise<Record_[]> => records(await allRows(cell));
  const said = (name: string): Said => {
    const result = resultOf(run.state(name));
    if (result?.kind !== 'chart') throw new Error(`${name}: ${failures().join('\n')}`);
    const {title, note, method, empty} = result;
    return {
      title: lineText(title),
      note: lineText(note),
      method: lineText(method),
      empty: lineText(empty)
    };
  };
  return {
    run,
    rows: allRows,
    table,
    async one(cell) {
      const rows = await table(cell);
      const [row] = rows;
      if (!row || rows.length !== 1) throw new Error(`${cell} has ${rows.length} rows`);
      return row;
    },
    async opening(wanted) {
      await speak(wanted);
      const key = run.graph.nodes.find(({cell}) => cell.kind === 'prose')?.key ?? '';
      const result = resultOf(run.state(key));
      if (result?.kind !== 'prose') throw new Error(`no opening: ${failures().join('\n')}`);
      return proseText(result.blocks);
    },
    async chart(name, wanted) {
      await speak(wanted);
      return said(name);
    },
    async charts(wanted) {
      await speak(wanted);
      const names = notebook.cells.flatMap((cell) => (cell.kind === 'chart' ? [cell.name] : []));
      return Object.fromEntries(names.map((name) => [name, said(name)]));
    },
    failures,
    close: () => session.close()
  };
}

/** What another notebook says, run on the same data with its own parameters. */
function takeFrom(database: Database): Take {
  return async (id) => {
    const known = NOTEBOOKS.find((each) => each === id);
    if (known === undefined) throw new Error(`no notebook ${id}`);
    const played = await play(database, known, {}, OVERVIEW);
    const rows = await played.rows(OVERVIEW);
    const {title} = notebookOf(id);
    await played.close();
    return {id, title, missing: [], failed: false, lines: rows};
  };
}
