import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {CHART_FORMS, FORM_CHANNELS} from '../../../src/model/chart.ts';
import {parse} from '../../../src/notebook/parse.ts';
import {FORMATS} from '../../../src/words/format.ts';

const page = readFileSync(new URL('../../../docs/notebook-format.md', import.meta.url), 'utf8');

test('the page lists every chart form with its channels', () => {
  const rows = CHART_FORMS.map((form) => {
    const {needs, may} = FORM_CHANNELS[form];
    return `| \`${form}\` | ${needs.join(', ')} | ${may.join(', ')} |`;
  });
  for (const row of rows) expect(page).toContain(row);
});

test('the page lists every number format', () => {
  for (const format of FORMATS) expect(page).toContain(`\`${format}\``);
});

test('the example on the page is a notebook', () => {
  const [, example = ''] = /^````markdown\n([\s\S]*?)\n````$/m.exec(page) ?? [];
  expect(parse(example, 'example')).toMatchObject({
    ok: {needs: ['household'], cells: {length: 7}}
  });
});
