import {failureOf} from '../model/failure.ts';
import type {ChangedLine, Exemption} from '../model/policy.ts';
import {cellsReading, readersOf} from '../notebook/lines.ts';
import type {Graph} from '../notebook/graph.ts';
import {
  withExemption,
  withLine,
  withoutExemption,
  withoutLine,
  type Edit,
  type ExemptPlace,
  type LinePlace
} from '../workspace/edits.ts';
import type {Desk} from './desk.ts';

/** Sets a policy value; what reads it is computed again. */
export function setLine(desk: Desk, line: ChangedLine): Promise<void> {
  return changed(desk, withLine(line), (graph) => readersOf(graph, [line.key]));
}

/** The dictionary's value holds again. */
export function resetLine(desk: Desk, place: LinePlace): Promise<void> {
  return changed(desk, withoutLine(place), (graph) => readersOf(graph, [place.key]));
}

/** Exempts a unit from a rule; what reads exemptions is computed again. */
export function exempt(desk: Desk, exemption: Exemption): Promise<void> {
  return changed(desk, withExemption(exemption), exemptionReaders);
}

export function takeBack(desk: Desk, place: ExemptPlace): Promise<void> {
  return changed(desk, withoutExemption(place), exemptionReaders);
}

function exemptionReaders(graph: Graph): string[] {
  return cellsReading(graph, ['exemption', '豁免', 'data.exemption']);
}

async function changed(desk: Desk, edit: Edit, readers: (graph: Graph) => string[]): Promise<void> {
  const {keeper} = desk;
  const {engine} = desk.state;
  if (!keeper.change(edit)) return;
  void keeper.flush();
  if (engine.is !== 'ready') return;
  try {
    await engine.backend.setPolicy(keeper.workspace);
    await desk.runs.again(readers);
  } catch (thrown) {
    desk.set({importing: {is: 'failed', failure: failureOf(thrown)}});
  }
}
