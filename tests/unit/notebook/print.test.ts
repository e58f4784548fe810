import {readdirSync, readFileSync} from 'node:fs';
import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {CHART_FORMS, FORM_CHANNELS, type FormChannels} from '../../../src/model/chart.ts';
import type {Cell, Notebook} from '../../../src/model/notebook.ts';
import type {Text} from '../../../src/model/text.ts';
import {parse} from '../../../src/notebook/parse.ts';
import {print} from '../../../src/notebook/print.ts';
import {FORMATS} from '../../../src/words/format.ts';
import {EXAMPLE} from './example.ts';

function again(notebook: Notebook): Notebook {
  const answer = parse(print(notebook), notebook.id);
  if ('failures' in answer) throw new Error(JSON.stringify(answer.failures));
  return answer.ok;
}

/** Lines are those of the text, so a notebook that was never a text has none to keep. */
function withoutLines(notebook: Notebook): unknown {
  return {...notebook, cells: notebook.cells.map((each) => ({...each, line: 0}))};
}

test('a notebook in canonical form prints as it stands', () => {
  const answer = parse(EXAMPLE, 'example');
  if ('failures' in answer) throw new Error('unreadable');
  const text = print(answer.ok);
  expect(text).toBe(EXAMPLE);
  expect(withoutLines(again(answer.ok))).toEqual(withoutLines(answer.ok));
});

test('every shipped notebook survives parse, print, parse', () => {
  const folder = new URL('../../../notebooks/', import.meta.url);
  for (const file of readdirSync(folder).filter((name) => /^(?!README).*\.md$/.test(name))) {
    const answer = parse(readFileSync(new URL(file, folder), 'utf8'), file.replace(/\.md$/, ''));
    if ('failures' in answer) throw new Error(`${file}: ${JSON.stringify(answer.failures)}`);
    expect(withoutLines(again(answer.ok))).toEqual(withoutLines(answer.ok));
  }
});

const word = fc.constantFrom('a', 'b1', '户数', 'rate_zh', '_x', 'Ü', '进度');
const piece = fc.constantFrom(
  ...'户 a ： 。 ** " \' # -- /* ( ) ` % ``` ==== | 1. <b> \\ ~ = ; , .zh &amp;'.split(' '),
  ' ',
  ': ',
  '- '
);
const phrase = fc
  .array(piece, {minLength: 1, maxLength: 12})
  .map((pieces) => `甲${pieces.join('')}乙`.replaceAll(/\s+/g, ' '));
const value = fc.array(phrase, {minLength: 1, maxLength: 3}).map((lines) => lines.join('\n'));
const text: fc.Arbitrary<Text> = fc.record({zh: value, en: value});
const line = fc.constant(0);

function some<T extends object>(model: {[K in keyof T]: fc.Arbitrary<T[K]>}): fc.Arbitrary<
  Partial<T>
> {
  return fc.record(model, {requiredKeys: []}) as fc.Arbitrary<Partial<T>>;
}

const prose: fc.Arbitrary<Cell> = fc
  .tuple(fc.constantFrom('zh', 'en', undefined), fc.array(phrase, {minLength: 1, maxLength: 4}))
  .map(([lang, lines]) => ({
    kind: 'prose',
    ...(lang ? {lang} : {}),
    text: lines.join('\n\n'),
    line: 0
  }));

const sql = fc
  .array(fc.constantFrom('户', "';'", '\n', ' ', '```', '````', '-- x', '  ', '"a"', '（'), {
    maxLength: 9
  })
  .map((parts) => `select 1 as x ${parts.join('')}\n`);

const measure = fc.constantFrom('sum(size)', 'count(*)', 'units(a = 1)', 'avg(x) filter (where y)');

const notebookCells: fc.Arbitrary<Cell[]> = fc
  .array(fc.integer({min: 0, max: 5}), {maxLength: 6})
  .chain((choices) =>
    fc.tuple(...choices.map((choice, index) => cell(choice, `${choice}_${index}`)))
  );

function cell(choice: number, suffix: string): fc.Arbitrary<Cell> {
  const name = fc.constant(`格${suffix}`);
  if (choice === 0) return prose;
  if (choice === 1) return fc.record({kind: fc.constant('sql' as const), name, sql, line});
  if (choice === 2) return cube(name);
  if (choice === 5) return take(name);
  return choice === 3 ? chart(name) : input(name);
}

function cube(name: fc.Arbitrary<string>): fc.Arbitrary<Cell> {
  const fixed = fc.record({
    kind: fc.constant('cube' as const),
    name,
    from: fc.constantFrom('household', '户', 'data.household'),
    unit: fc.constantFrom('household_id', '户编号'),
    by: fc.uniqueArray(word, {maxLength: 3}),
    measures: fc
      .array(measure, {maxLength: 3})
      .map((list) => list.map((expression, index) => ({name: `m${index}`, expression}))),
    line
  });
  return fc
    .tuple(fixed, some({where: fc.constantFrom("a = 'x'", 'a\n  and b -- c\nor d')}))
    .map(([left, right]) => ({...left, ...right}));
}

function take(name: fc.Arbitrary<string>): fc.Arbitrary<Cell> {
  const from = fc.uniqueArray(fc.constantFrom('causes', 'risk', '六月'), {minLength: 1});
  return fc.record({kind: fc.constant('take' as const), name, from, line});
}

/** Charts draw the cell `base`, which every generated notebook ends with. */
function chart(name: fc.Arbitrary<string>): fc.Arbitrary<Cell> {
  return fc.constantFrom(...CHART_FORMS).chain((form) => {
    const {needs, may}: FormChannels = FORM_CHANNELS[form];
    const format = may.includes('format') ? {} : {format: fc.constantFrom(...FORMATS)};
    const said = some<object>({
      title: text,
      note: text,
      method: text,
      empty: text,
      unit: text,
      half: fc.constant(true),
      inner: text,
      limit: fc.integer({min: 1, max: 99}),
      ...format
    });
    const channels = fc.tuple(
      fc.record(Object.fromEntries(needs.map((channel) => [channel, word]))),
      some<Record<string, string>>(Object.fromEntries(may.map((channel) => [channel, word])))
    );
    return fc.tuple(name, channels, said).map(
      ([chosen, [needed, others], more]) =>
        ({
          kind: 'chart',
          name: chosen,
          chart: {form, from: 'base', channels: {...needed, ...others}, ...more},
          line: 0
        }) as Cell
    );
  });
}

function input(name: fc.Arbitrary<string>): fc.Arbitrary<Cell> {
  const option = fc
    .tuple(word, word, word)
    .map(([offered, zh, en]) => ({value: offered, label: {zh, en}}));
  const more = some<object>({
    value: phrase,
    from: fc.constantFrom('base', 'select 1\n  -- x\nunion select 2'),
    min: fc.integer(),
    max: fc.double({noNaN: true, noDefaultInfinity: true}).map((x) => x + 0),
    step: fc.constantFrom(0.5, 1, 10),
    unit: text,
    note: text
  });
  return fc
    .tuple(name, text, fc.constantFrom('text', 'select'), fc.array(option, {minLength: 1}), more)
    .map(([chosen, label, form, options, rest]) => ({
      kind: 'input',
      name: chosen,
      form,
      label,
      options,
      ...rest,
      line: 0
    }));
}

test('parse(print(n)) = n for generated notebooks', () => {
  const base: Cell = {kind: 'sql', name: 'base', sql: 'select 1', line: 0};
  const origin = fc.constantFrom({origin: 'causes'}, {origin: 'a-b 三'}, {});
  const made: fc.Arbitrary<Notebook> = fc.record({
    id: fc.constant('generated'),
    title: text,
    needs: fc.uniqueArray(fc.constantFrom('household', 'person', 'fund')),
    uses: fc.uniqueArray(fc.constantFrom('village', 'measure')),
    cells: notebookCells.map((cells) => [...cells, base])
  });
  const notebook = fc.tuple(made, origin).map(([given, from]) => ({...given, ...from}));
  fc.assert(
    fc.property(notebook, (given) => {
      expect(withoutLines(again(given))).toEqual(withoutLines(given));
    }),
    {numRuns: 600}
  );
});
