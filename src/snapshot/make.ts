import type {OpenSealed, Session} from '../model/engine.ts';
import type {Notebook} from '../model/notebook.ts';
import type {ImportReport} from '../model/report.ts';
import type {Lang} from '../model/text.ts';
import type {Run} from '../notebook/run.ts';
import {OVERVIEW} from '../notebook/take.ts';
import {takenFrom, type TakeSource} from '../notebook/taken.ts';
import {dayText} from '../words/dates.ts';
import {say} from '../words/say.ts';
import {SNAPSHOT} from '../words/snapshot.ts';
import {freeze, type Frozen, type Step} from './freeze.ts';
import {sourceFiles, type About, type Parameter, type Parameters} from './page/about.ts';
import type {Pen} from './page/pen.ts';
import {askPeople} from './people.ts';
import {planOf} from './plan.ts';
import type {Held, Replayed, Shown} from './replay.ts';
import {runningParts, type Part, type TakenPart} from './runs.ts';
import {write, type Written} from './write.ts';

/** A notebook that stands run, and what a snapshot of it needs from outside. */
export type MakeOptions = {
  readonly notebook: Notebook;
  readonly lang: Lang;
  readonly run: Run;
  readonly session: Session;
  /** The notebooks that it takes from, as they stand. */
  readonly source: (id: string) => Promise<TakeSource>;
  readonly openSession: () => Promise<Session>;
  readonly openSealed: OpenSealed;
  readonly report: ImportReport;
  readonly county: string;
  /** Today, as YYYY-MM-DD. */
  readonly today: string;
  readonly pen: Pen;
  /** The product's own texts. */
  readonly words: string;
  readonly onStep?: (step: Step) => void;
};

/** What was made of a notebook, and the file or what the last gate found in it. */
export type Made = {readonly frozen: Frozen; readonly written: Written};

/** Makes the file of a notebook as it stands on the page, in the language that it is run in. */
export async function makeSnapshot(options: MakeOptions): Promise<Made> {
  const {notebook, lang, run, session, source, openSession, openSealed, pen, onStep} = options;
  const plan = planOf(notebook, lang);
  const own: Part = {plan, session, inputs: heldInputs(notebook, run)};
  const taken: TakenPart[] = [];
  for (const id of new Set(plan.takes)) taken.push(await takenPart(await source(id), lang));
  const page = await shownOnPage(run, session, plan.shown);
  const frozen = await freeze({
    own,
    taken,
    lang,
    openSession,
    openSealed,
    page,
    ...(onStep ? {onStep} : {})
  });
  onStep?.('write');
  const gate = await openSession();
  try {
    const about = aboutOf(options, runningParts({own, taken}));
    const written = await write(frozen, about, {pen, ask: askPeople(gate), words: options.words});
    return {frozen, written};
  } finally {
    await gate.close();
  }
}

/** Of a notebook that others take from nothing leaves but its lines. One that has failed has none. */
async function takenPart(source: TakeSource, lang: Lang): Promise<TakenPart> {
  const {notebook, standing} = source;
  const taken = await takenFrom(source);
  if (!standing || taken.failed) return {taken};
  const plan = planOf(notebook, lang, [OVERVIEW]);
  return {
    taken,
    part: {plan, session: standing.session, inputs: heldInputs(notebook, standing.run)}
  };
}

function heldInputs({cells}: Notebook, run: Run): ReadonlyMap<string, Held> {
  return new Map(
    cells.flatMap((cell): [string, Held][] => {
      const state = cell.kind === 'input' ? run.state(cell.name) : undefined;
      if (cell.kind !== 'input' || state?.kind !== 'done' || state.result.kind !== 'input')
        return [];
      return [[cell.name, {value: state.result.value, options: state.result.options}]];
    })
  );
}

async function shownOnPage(run: Run, session: Session, keys: readonly string[]): Promise<Replayed> {
  const shown = new Map<string, Shown>();
  for (const key of keys) {
    const state = run.state(key);
    if (state.kind !== 'done' || state.result.kind === 'input') continue;
    if (state.result.kind !== 'table') shown.set(key, state.result);
    else shown.set(key, {kind: 'table', rows: await session.page(key, {offset: 0, limit: 200})});
  }
  return shown;
}

function aboutOf({lang, report, county, today}: MakeOptions, parts: readonly Part[]): About {
  const files = sourceFiles(
    report,
    parts.flatMap(({plan}) => plan.tables)
  );
  const asOf =
    files
      .map((file) => file.asOf)
      .sort()
      .at(-1) ?? '';
  return {
    county,
    files,
    asOf: asOf === '' ? '' : dayText(asOf, lang),
    made: dayText(today, lang),
    parameters: parts.flatMap((part, at) => parametersOf(part, lang, at === 0))
  };
}

/** The parameters of a notebook; of one that is taken from those alone that its lines rest on. */
function parametersOf({plan, inputs}: Part, lang: Lang, own: boolean): Parameters[] {
  const values = plan.notebook.cells.flatMap((cell): Parameter[] => {
    const held = cell.kind === 'input' ? inputs.get(cell.name) : undefined;
    if (cell.kind !== 'input' || !held || (!own && !plan.behind.has(cell.name))) return [];
    const unit = cell.unit ? ` ${cell.unit[lang]}` : '';
    return [{label: cell.label[lang], value: `${valueText(held, lang)}${unit}`}];
  });
  return values.length === 0 ? [] : [{of: own ? '' : plan.notebook.title[lang], values}];
}

function valueText({value, options}: Held, lang: Lang): string {
  if (value === null) return '—';
  if (Array.isArray(value)) {
    if (options.length > 0 && value.length === options.length)
      return say(SNAPSHOT.all, lang, {n: options.length});
    return value.length === 0
      ? SNAPSHOT.none[lang]
      : value.map(String).join(lang === 'zh' ? '、' : ', ');
  }
  if (typeof value === 'boolean') return say(value ? YES : NO, lang);
  const label = options.find((option) => option.value === value)?.label[lang];
  return label ?? String(value);
}

const YES = {zh: '是', en: 'yes'};
const NO = {zh: '否', en: 'no'};
