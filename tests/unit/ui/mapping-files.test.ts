import {expect, test} from 'vitest';
import type {Failure} from '../../../src/model/failure.ts';
import type {Decision} from '../../../src/model/report.ts';
import {mappingOf} from '../../../src/registry/mapping.ts';
import {mappingsFile, openMappings} from '../../../src/ui/mapping-files.ts';
import {Keeper} from '../../../src/workspace/keeper.ts';
import {reportOf, sheet} from './sheets.ts';

const MAPPING = mappingOf(
  ['户编号'],
  [
    {
      table: 'household',
      grain: {kind: 'row'},
      columns: {household_id: [{column: 1}]},
      constants: {}
    }
  ]
);

function deskOf() {
  const decided: Decision[] = [];
  const said: {mapped?: unknown; importing?: {failure: Failure}}[] = [];
  const report = reportOf([sheet(1, 'a.csv', {state: 'own'})]);
  return {
    decided,
    said,
    keeper: new Keeper(),
    state: {report},
    set: (changed: (typeof said)[number]) => void said.push(changed),
    decide: async (decisions: readonly Decision[]) => void decided.push(...decisions)
  };
}

const named = (path: string, content: Blob | string) => ({path, file: new File([content], path)});

test('readings are kept and hold for what is open; other files hold data', async () => {
  const desk = deskOf();
  const data = [named('a.csv', '户编号'), named('rows.json', '[{"户编号": 1}]')];
  const left = await openMappings(desk, [...data, named('邻县.json', mappingsFile([MAPPING]))]);
  expect(left.map(({path}) => path)).toEqual(['a.csv', 'rows.json']);
  expect(desk.keeper.workspace.mappings).toEqual([MAPPING]);
  expect(desk.decided[0]).toEqual({sheet: 1, tables: ['household']});
  expect(desk.said).toEqual([{mapped: {mappings: 1, refused: 0}}]);
});

test('those of a newer version are refused by a sentence', async () => {
  const desk = deskOf();
  const text = JSON.stringify({kind: 'dishu-mappings', version: 9, mappings: []});
  expect(await openMappings(desk, [named('新.json', text)])).toEqual([]);
  expect(desk.said).toEqual([
    {importing: {is: 'failed', failure: {code: 'mappings-newer', place: {file: '新.json'}}}}
  ]);
  expect(desk.keeper.workspace.mappings).toEqual([]);
});
