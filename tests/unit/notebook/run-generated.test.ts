import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import type {Notebook} from '../../../src/model/notebook.ts';
import {parse} from '../../../src/notebook/parse.ts';
import {input, open, rowsOf, sql, useEngine} from './running.ts';

useEngine();

/** A cell adds up its number, earlier cells and inputs: what it must hold is plain arithmetic. */
type Made = {
  readonly own: number;
  readonly cells: readonly number[];
  readonly inputs: readonly number[];
};

const INPUTS = 2;

const made: fc.Arbitrary<Made[]> = fc.array(
  fc.record({
    own: fc.integer({min: 0, max: 9}),
    cells: fc.uniqueArray(fc.nat(7), {maxLength: 2}),
    inputs: fc.uniqueArray(fc.nat(INPUTS - 1), {maxLength: 2})
  }),
  {minLength: 3, maxLength: 8}
);

function earlier(cells: readonly number[], index: number): number[] {
  return cells.filter((other) => other < index);
}

function textOf(cells: readonly Made[]): string {
  const inputs = [0, 1].map((i) => input(`i${i}`, 'form: integer', `value: ${i}`));
  const queries = cells.map(({own, cells: others, inputs: read}, index) => {
    const terms = [
      String(own),
      ...earlier(others, index).map((other) => `(select v from c${other})`),
      ...read.map((i) => `getvariable('i${i}')`)
    ];
    return sql(`c${index}`, `select (${terms.join(' + ')})::integer as v`);
  });
  return [...inputs, ...queries.toReversed()].join('');
}

function valuesOf(cells: readonly Made[], inputs: readonly number[]): number[] {
  const values: number[] = [];
  cells.forEach(({own, cells: others, inputs: read}, index) => {
    const parts = [
      ...earlier(others, index).map((other) => values[other] ?? 0),
      ...read.map((i) => inputs[i] ?? 0)
    ];
    values.push(parts.reduce((sum, part) => sum + part, own));
  });
  return values;
}

test('whatever changes in whatever order, at the end every cell holds what its inputs say', async () => {
  const change = fc.record({
    input: fc.nat(INPUTS - 1),
    value: fc.integer({min: 0, max: 99}),
    wait: fc.boolean()
  });
  const property = fc.asyncProperty(
    made,
    fc.array(change, {maxLength: 6}),
    async (cells, changes) => {
      const run = open(textOf(cells));
      const inputs = [0, 1];
      const all = [run.start()];
      for (const {input: index, value, wait} of changes) {
        inputs[index] = value;
        const settled = run.set(`i${index}`, value);
        all.push(settled);
        if (wait) await settled;
      }
      await Promise.all(all);
      const wanted = valuesOf(cells, inputs);
      for (const [index, v] of wanted.entries()) expect(await rowsOf(`c${index}`)).toEqual([{v}]);
    }
  );
  await fc.assert(property, {numRuns: 12, interruptAfterTimeLimit: 60_000});
});

function notebookOf(cells: readonly Made[], order: readonly number[]): Notebook {
  const parsed = parse(`---\ntitle: T\n---\n\n${textOf(cells)}`, 'test');
  if ('failures' in parsed) throw new Error(JSON.stringify(parsed.failures));
  const {cells: all} = parsed.ok;
  const moved = order.map((at) => all[at % all.length]).flatMap((cell) => cell ?? []);
  const unique = [...new Set([...moved, ...all])];
  return {...parsed.ok, cells: unique};
}

test('whatever a notebook is edited to, in whatever order, it holds what a fresh run would hold', async () => {
  const step = fc.record({
    cells: made,
    order: fc.array(fc.nat(20), {maxLength: 4}),
    wait: fc.boolean()
  });
  const property = fc.asyncProperty(
    made,
    fc.array(step, {minLength: 1, maxLength: 5}),
    async (first, steps) => {
      const run = open(textOf(first));
      const all = [run.start()];
      for (const {cells, order, wait} of steps) {
        const settled = run.update(notebookOf(cells, order));
        all.push(settled);
        if (wait) await settled;
      }
      await Promise.all(all);
      const last = steps.at(-1)?.cells ?? [];
      for (const [index, v] of valuesOf(last, [0, 1]).entries()) {
        expect(await rowsOf(`c${index}`)).toEqual([{v}]);
        expect(run.state(`c${index}`).kind).toBe('done');
      }
      const most = Math.max(first.length, ...steps.map(({cells}) => cells.length));
      for (let index = last.length; index < most; index++) {
        await expect(rowsOf(`c${index}`)).rejects.toThrow();
      }
    }
  );
  await fc.assert(property, {numRuns: 15, interruptAfterTimeLimit: 60_000});
});
