import {expect, test} from 'vitest';
import type {FileReport, ImportReport, SheetReport} from '../../../src/model/report.ts';
import {EMPTY, type KeptFile, type Workspace} from '../../../src/workspace/document.ts';
import {
  abandoned,
  begun,
  decided,
  decisionsIn,
  imported,
  keptBytes,
  keptFiles,
  matched,
  namedCopies,
  neededCopies
} from '../../../src/workspace/recipe.ts';

/** A file of a report with sheets of these numbers; their names in the same order. */
function file(
  path: string,
  sha256: string | null,
  ids: readonly number[],
  names = ['']
): FileReport {
  const sheets = ids.map((id, at) => {
    const known: Partial<SheetReport> = {id, state: 'loaded'};
    return {...known, head: {name: names[at] ?? ''}} as SheetReport;
  });
  return {path, size: 1, ...(sha256 === null ? {} : {sha256}), sheets};
}

const report = (...files: readonly FileReport[]) => ({files}) as unknown as ImportReport;

/** The workspace after files were imported, with what the report said before and after. */
function after(
  workspace: Workspace,
  paths: readonly string[],
  before: ImportReport | null,
  then: ImportReport
): Workspace {
  const files = namedCopies(
    workspace,
    paths.map((path) => ({path, size: 1}))
  );
  return imported(files, before, then)(begun(files)(workspace));
}

const ONE = report(file('户.csv', 'aa', [1]));
const one = after(EMPTY, ['户.csv'], null, ONE);

test('an import that has begun is unfinished until it ends, and its copies have names of their own', () => {
  const files = namedCopies({...EMPTY, copies: 4}, [
    {path: 'a.csv', size: 3},
    {path: 'b.zip', size: 5}
  ]);
  expect(files.map(({copy, size}) => [copy, size])).toEqual([
    ['f5', 3],
    ['f6', 5]
  ]);
  const waiting = begun(files)({...EMPTY, copies: 4});
  expect([waiting.unfinished, waiting.copies, waiting.steps]).toEqual([files, 6, []]);
  expect([...neededCopies(waiting)]).toEqual(['f5', 'f6']);
  const gone = abandoned(waiting);
  expect([gone.unfinished, gone.copies]).toEqual([[], 6]);
});

test('a file joins the recipe with the hashes of what was read from it, a zip with those inside', () => {
  const zip = report(
    file('县.zip/户.csv', 'aa', [1]),
    file('县.zip/人.csv', 'bb', [2]),
    file('县.zip2', 'cc', [3])
  );
  const kept = after(EMPTY, ['县.zip'], null, zip);
  expect(keptFiles(kept)).toEqual([{path: '县.zip', size: 1, copy: 'f1', hashes: ['aa', 'bb']}]);
  expect(keptBytes(kept)).toBe(1);
});

test('the same bytes again add nothing, under another name neither', () => {
  const again = after(
    one,
    ['副本.csv'],
    ONE,
    report(file('户.csv', 'aa', [1]), file('副本.csv', 'aa', []))
  );
  expect(again.steps).toEqual(one.steps);
  expect([...neededCopies(again)]).toEqual(['f1']);
});

test('a newer export takes the place of the one that it replaces, and what was said of that is gone', () => {
  const said = decided([{sheet: 1, tables: ['household']}], ONE)(one);
  const newer = after(said, ['户.csv'], ONE, report(file('户.csv', 'bb', [2])));
  expect(newer.steps).toEqual([
    {is: 'import', files: [{path: '户.csv', size: 1, copy: 'f2', hashes: ['bb']}]}
  ]);
});

test('files that were not read back yet stay, whatever is opened meanwhile', () => {
  const other = after(one, ['人.csv'], null, report(file('人.csv', 'cc', [1])));
  expect(keptFiles(other).map(({path}) => path)).toEqual(['户.csv', '人.csv']);
});

test('a file that could not be read stays until its path is opened again', () => {
  const locked = report(file('低保.xlsx', null, []));
  const kept = after(EMPTY, ['低保.xlsx'], null, locked);
  expect(keptFiles(kept).map(({hashes}) => hashes)).toEqual([[]]);
  const opened = after(kept, ['低保.xlsx'], locked, report(file('低保.xlsx', 'dd', [1])));
  expect(keptFiles(opened).map(({copy, hashes}) => [copy, hashes])).toEqual([['f2', ['dd']]]);
});

const BOOK = report(file('书.xlsx', 'ee', [7, 8, 9], ['甲', '乙', '甲']));

test('a decision is known by bytes, sheet and place among sheets of that name, not by number', () => {
  const said = decided([{sheet: 9, tables: ['person']}], BOOK)(EMPTY);
  expect(said.steps).toEqual([
    {is: 'decide', sheets: [{sha256: 'ee', sheet: '甲', nth: 1, as: {tables: ['person']}}]}
  ]);
  const [step] = said.steps;
  const sheets = step?.is === 'decide' ? step.sheets : [];
  const later = report(
    file('户.csv', 'aa', [1]),
    file('书.xlsx', 'ee', [2, 3, 4], ['甲', '乙', '甲'])
  );
  expect(decisionsIn(later, sheets)).toEqual([{sheet: 4, tables: ['person']}]);
  expect(decisionsIn(ONE, sheets)).toEqual([]);
});

test('what is said later of the same sheet counts', () => {
  const twice = decided(
    [{sheet: 7, tables: []}],
    BOOK
  )(
    decided(
      [
        {sheet: 7, tables: ['person']},
        {sheet: 8, tables: ['fund']}
      ],
      BOOK
    )(EMPTY)
  );
  const said = twice.steps.flatMap((step) => (step.is === 'decide' ? step.sheets : []));
  expect(said.map(({sheet, as}) => [sheet, as])).toEqual([
    ['乙', {tables: ['fund']}],
    ['甲', {tables: []}]
  ]);
  expect(decided([{sheet: 99, tables: []}], BOOK)(EMPTY).steps).toEqual([]);
});

test('files that are opened again are known by path, else by name, and size', () => {
  const kept: KeptFile[] = ['a/户.csv', 'b/户.csv', '人.csv'].map((path, at) => ({
    path,
    size: at < 2 ? 5 : 6,
    copy: '',
    hashes: []
  }));
  const [first, second, third] = kept;
  const found = matched(kept, [
    {path: 'b/户.csv', size: 5},
    {path: 'x/人.csv', size: 6},
    {path: '人.csv', size: 7}
  ]);
  expect(first && found.get(first)?.path).toBe('b/户.csv');
  expect(second && found.get(second)?.path).toBe('b/户.csv');
  expect(third && found.get(third)?.path).toBe('x/人.csv');
});
