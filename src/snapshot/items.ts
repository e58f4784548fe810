import type {ChartForm, ChartSpec} from '../model/chart.ts';
import type {Failure} from '../model/failure.ts';
import {NO_ROWS, type Rows} from '../model/rows.ts';
import type {Lang} from '../model/text.ts';
import {listOf} from '../notebook/keys.ts';
import type {ProseBlock, ProsePart} from '../notebook/prose.ts';
import {maskedBlocks, maskedParts, newTally, type Tally} from './mask-prose.ts';
import {maskedRows} from './mask-rows.ts';
import type {Plan} from './plan.ts';
import type {Replayed, Shown} from './replay.ts';
import type {TakenPart} from './runs.ts';

/** A part of a snapshot under its cell's key, with what of it is hidden. */
export type Item = {readonly key: string; readonly tally: Readonly<Tally>} & (
  | {readonly kind: 'prose'; readonly lead: boolean; readonly blocks: readonly ProseBlock[]}
  | {
      readonly kind: 'chart';
      readonly spec: ChartSpec;
      readonly rows: Rows;
      readonly title: readonly ProsePart[];
      readonly note: readonly ProsePart[];
      readonly method: readonly ProsePart[];
      readonly empty: readonly ProsePart[];
    }
  | {readonly kind: 'table'; readonly rows: Rows}
  | {readonly kind: 'refused'; readonly failure: Failure}
  | {readonly kind: 'inner'; readonly title: string}
);

export type Masked = {
  readonly items: readonly Item[];
  readonly headline: Readonly<Tally>;
};

/** What the truth says where every other run says the same; a cell that fails in one of them is refused. */
export function maskedItems(
  {shown, notebook}: Plan,
  truth: Replayed,
  {page, runs}: {readonly page: Replayed; readonly runs: readonly Replayed[]},
  lang: Lang
): Masked {
  const items: Item[] = [];
  for (const key of shown) {
    const own = truth.get(key);
    const others = runs.map((run) => run.get(key));
    if (own) items.push(itemOf(key, own, {others, page: page.get(key)}, lang, items.length === 0));
  }
  for (const cell of notebook.cells) {
    if (cell.kind !== 'chart' || !cell.chart.inner) continue;
    const called = cell.chart.inner[lang];
    const title = called === 'yes' ? cell.name : called;
    items.push({key: cell.name, kind: 'inner', title, tally: newTally()});
  }
  const opening = items.filter(
    (item) =>
      (item.kind === 'prose' && item.lead) || (item.kind === 'chart' && isHeadline(item.spec))
  );
  return {
    items,
    headline: {
      shown: opening.reduce((sum, {tally}) => sum + tally.shown, 0),
      hidden: opening.reduce((sum, {tally}) => sum + tally.hidden, 0),
      lost: opening.flatMap(({tally}) => tally.lost)
    }
  };
}

/** The notebooks that say nothing in the file, each under its title with why. */
export function refusedItems(
  refused: ReadonlyMap<string, Failure>,
  taken: readonly TakenPart[],
  lang: Lang
): Item[] {
  return taken.flatMap(({taken: {id, title}}): Item[] => {
    const failure = refused.get(id);
    return failure ? [{key: title[lang], kind: 'refused', failure, tally: newTally()}] : [];
  });
}

/** Whether a chart is figures that stand at the head of a page. */
export function isHeadline({form}: ChartSpec): boolean {
  return form === 'figures' || form === 'lines';
}

/** The same cell in the other runs and on the page. */
type Against = {readonly others: readonly (Shown | undefined)[]; readonly page: Shown | undefined};

function itemOf(
  key: string,
  own: Shown,
  {others, page}: Against,
  lang: Lang,
  first: boolean
): Item {
  const tally = newTally();
  const refused = [own, ...others].find((each) => each?.kind === 'refused');
  if (refused?.kind === 'refused') return {key, kind: 'refused', failure: refused.failure, tally};
  if (own.kind === 'prose') {
    const blocks = [...others, page].map((other) => (other?.kind === 'prose' ? other.blocks : []));
    return {
      key,
      kind: 'prose',
      lead: first,
      blocks: maskedBlocks(own.blocks, blocks, lang, tally),
      tally
    };
  }
  if (own.kind === 'table') {
    const rows = others.map((other) => (other?.kind === 'table' ? other.rows : NO_ROWS));
    const there = page?.kind === 'table' ? page.rows : NO_ROWS;
    const columns = new Set(own.rows.columns.map(({name}) => name));
    return {
      key,
      kind: 'table',
      rows: maskedRows(own.rows, {others: rows, page: there, ordered: true}, columns, lang, tally),
      tally
    };
  }
  return chartItem(key, own, {others, page}, lang, tally);
}

type ShownChart = Extract<Shown, {kind: 'chart'}>;

/** Forms whose rows stand in the order of their values. */
const ORDERED: readonly ChartForm[] = ['bar', 'diverging', 'interval', 'stack', 'table'];

function chartItem(
  key: string,
  own: Shown,
  {others, page}: Against,
  lang: Lang,
  tally: Tally
): Item {
  if (own.kind !== 'chart') throw new Error('no chart');
  const charts = others.flatMap((other) => (other?.kind === 'chart' ? [other] : []));
  const there = page?.kind === 'chart' ? [page] : [];
  const said = (part: 'title' | 'note' | 'method' | 'empty'): ProsePart[] =>
    maskedParts(
      own[part],
      [...charts, ...there].map((chart) => chart[part]),
      lang,
      tally
    );
  const texts = {
    title: said('title'),
    note: said('note'),
    method: said('method'),
    empty: said('empty')
  };
  const columns = shownColumns(own, lang);
  const rows = maskedRows(
    own.rows,
    {
      others: charts.map((chart) => chart.rows),
      page: there[0]?.rows ?? NO_ROWS,
      ordered: ORDERED.includes(own.spec.form)
    },
    columns,
    lang,
    tally
  );
  return {key, kind: 'chart', spec: own.spec, rows: only(rows, columns), ...texts, tally};
}

/** The columns that a chart reads: nothing else of its cell leaves. */
function shownColumns({spec, rows}: ShownChart, lang: Lang): ReadonlySet<string> {
  const listed = Object.values(spec.channels).flatMap(listOf);
  const names = rows.columns.map(({name}) => name);
  const wanted = spec.form === 'table' && listed.length === 0 ? names : listed;
  return new Set(
    wanted
      .flatMap((name) => [name, `${name}_${lang}`, `${name}_state`])
      .filter((name) => names.includes(name))
  );
}

function only(rows: Rows, columns: ReadonlySet<string>): Rows {
  const kept = rows.columns.flatMap(({name}, at) => (columns.has(name) ? [at] : []));
  return {
    count: rows.count,
    columns: kept.flatMap((at) => rows.columns[at] ?? []),
    values: kept.map((at) => rows.values[at] ?? [])
  };
}
