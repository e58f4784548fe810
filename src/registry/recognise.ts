import type {Candidate, Projection, Recognition} from '../model/projection.ts';
import type {SheetHead} from '../model/sheet.ts';
import {fingerprint, type Mapping} from './mapping.ts';
import {seen as look, type Seen} from './recognise/columns.ts';
import {asOfIn, asOfOf, type AsOf} from './recognise/constants.ts';
import {planFor, plansOf} from './recognise/plan.ts';
import {projectionsOf} from './recognise/project.ts';
import {score, type Scored} from './recognise/score.ts';
import type {Sample} from './recognise/values.ts';
import {rivalOf, verdictOf} from './recognise/verdict.ts';

/** What is known besides the sheet. `remembered`: mappings that the analyst corrected before. */
export type Context = {readonly remembered?: readonly Mapping[]};

/**
 * Says which registry tables a sheet holds and which of its columns is which. `samples`: up to 200 non-empty values of
 * each column. Headings decide, values confirm or object; what counts is the margin over the second best table.
 * A remembered mapping of the same headings overrides it.
 */
export function recognise(
  sheet: SheetHead,
  samples: readonly Sample[],
  {remembered = []}: Context = {}
): Recognition {
  const seen = look(sheet.headings, samples);
  const asOf = asOfOf(sheet, samples);
  const scored = score(plansOf(sheet, seen), seen);
  const [best, second] = scored;
  const margin = (best?.candidate.score ?? 0) - (second?.candidate.score ?? 0);
  const answer = (projections: readonly Projection[]) => ({
    projections,
    candidates: candidatesOf(scored),
    margin: Math.round(margin * 100) / 100,
    unused: unusedOf(sheet, projections)
  });
  const mapping = remembered.find(({key}) => key === fingerprint(sheet.headings));
  if (mapping !== undefined) {
    const projections = remember(mapping, sheet, seen, asOf);
    return {verdict: 'certain', remembered: true, ...answer(projections)};
  }
  const verdict = best === undefined ? 'none' : verdictOf(best, rivalOf(scored));
  const read = best !== undefined && verdict !== 'none';
  return {verdict, ...answer(read ? projectionsOf(best.plan, sheet, seen, asOf) : [])};
}

/** The reading of a sheet as tables that the analyst names; tables that are not there are passed over. */
export function recogniseAs(
  sheet: SheetHead,
  samples: readonly Sample[],
  tables: readonly string[]
): readonly Projection[] {
  const seen = look(sheet.headings, samples);
  const plan = planFor(sheet, seen, tables);
  return plan === undefined ? [] : projectionsOf(plan, sheet, seen, asOfOf(sheet, samples));
}

/** Candidates worth naming, best first; the first says what keeps it from being sure. */
function candidatesOf(scored: readonly Scored[]): Candidate[] {
  const rival = rivalOf(scored)?.candidate.table;
  return scored
    .map(({candidate}, i) =>
      i > 0 || rival === undefined
        ? candidate
        : {
            ...candidate,
            reasons: [...candidate.reasons, {code: 'close' as const, values: {table: rival}}]
          }
    )
    .filter((candidate) => candidate.score > 0.05);
}

/** A remembered reading, with what this sheet states itself. */
function remember(
  {projections}: Mapping,
  sheet: SheetHead,
  seen: Seen,
  asOf: AsOf | undefined
): Projection[] {
  const tables = projections.map(({table}) => table);
  const plan = planFor(sheet, seen, tables);
  const fresh = plan === undefined ? [] : projectionsOf(plan, sheet, seen, asOf);
  return projections.map((kept) => {
    const stated = fresh.find(({table}) => table === kept.table)?.constants ?? {};
    const constants = Object.entries(stated).filter(([name]) => !(name in kept.columns));
    return {...kept, constants: Object.fromEntries(constants), ...asOfIn(kept.table, sheet, asOf)};
  });
}

function unusedOf(sheet: SheetHead, projections: readonly Projection[]): number[] {
  const used = new Set(projections.flatMap(placesOf));
  return sheet.headings.map((_, i) => i + 1).filter((at) => !used.has(at));
}

function placesOf({columns, grain}: Projection): number[] {
  const plain = Object.values(columns).flatMap((mapped) => mapped.map(({column}) => column));
  const sets = grain.kind === 'unpivot' ? grain.sets.flatMap((set) => Object.values(set)) : [];
  return [...plain, ...sets.flatMap((value) => (typeof value === 'string' ? [] : [value.column]))];
}
