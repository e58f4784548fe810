import type {OpenSealed, Session} from '../model/engine.ts';
import type {Notebook} from '../model/notebook.ts';
import type {ImportReport} from '../model/report.ts';
import type {Lang} from '../model/text.ts';
import type {Run} from '../notebook/run.ts';
import {dayText} from '../words/dates.ts';
import {say} from '../words/say.ts';
import {SNAPSHOT} from '../words/snapshot.ts';
import {freeze, type Frozen, type Step} from './freeze.ts';
import {sourceFiles, type About, type Parameter} from './page/about.ts';
import type {Pen} from './page/chart.ts';
import {askPeople} from './people.ts';
import {planOf} from './plan.ts';
import type {Held, Replayed, Shown} from './replay.ts';
import {write, type Written} from './write.ts';

/** A notebook that stands run, and what a snapshot of it needs from outside. */
export type MakeOptions = {
  readonly notebook: Notebook;
  readonly lang: Lang;
  readonly run: Run;
  readonly session: Session;
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

/** Makes the file of a notebook as it stands on the page, in the language that it is run in. */
export async function makeSnapshot(
  options: MakeOptions
): Promise<{frozen: Frozen; written: Written}> {
  const {notebook, lang, run, session, openSession, openSealed, pen, onStep} = options;
  const plan = planOf(notebook, lang);
  const inputs = heldInputs(notebook, run);
  const page = await shownOnPage(run, session, plan.shown);
  const frozen = await freeze({
    plan,
    lang,
    session,
    openSession,
    openSealed,
    inputs,
    page,
    ...(onStep ? {onStep} : {})
  });
  onStep?.('write');
  const own = await openSession();
  try {
    const about = aboutOf(options, inputs);
    const written = await write(frozen, about, {pen, ask: askPeople(own), words: options.words});
    return {frozen, written};
  } finally {
    await own.close();
  }
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

function aboutOf(
  {notebook, lang, report, county, today}: MakeOptions,
  inputs: ReadonlyMap<string, Held>
): About {
  const files = sourceFiles(report, [...notebook.needs, ...notebook.uses]);
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
    parameters: notebook.cells.flatMap((cell): Parameter[] => {
      const held = cell.kind === 'input' ? inputs.get(cell.name) : undefined;
      if (cell.kind !== 'input' || !held) return [];
      const unit = cell.unit ? ` ${cell.unit[lang]}` : '';
      return [{label: cell.label[lang], value: `${valueText(held, lang)}${unit}`}];
    })
  };
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
