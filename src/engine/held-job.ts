import type {Projection} from '../model/projection.ts';
import type {Decision} from '../model/report.ts';
import {recogniseAs} from '../registry/recognise.ts';
import {countedFrom1904, type Job} from './job.ts';
import type {HeldSheet} from './shelf.ts';

/** A held sheet as it is to be loaded: as the given tables, or as itself. */
export function jobOf(sheet: HeldSheet, given: readonly Projection[]): Job {
  const projections = sheet.head.from1904 ? given.map(countedFrom1904) : given;
  const {id, head, end, columns, file, recognition, own} = sheet;
  const score = recognition.candidates[0]?.score ?? 0;
  const {verdict} = recognition;
  return {sheet: {id, head, end, columns, file, verdict, score}, projections, own};
}

/** What the analyst says that a sheet is. */
export function projectionsOf(
  {head, samples}: HeldSheet,
  decision: Decision
): readonly Projection[] {
  return 'projections' in decision
    ? decision.projections
    : recogniseAs(head, samples.texts, decision.tables);
}
