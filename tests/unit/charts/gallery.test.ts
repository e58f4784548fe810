import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {gallery} from '../../../docs/charts/gallery.ts';
import {CHART_FORMS} from '../../../src/model/chart.ts';
import {parse} from '../../../src/notebook/parse.ts';
import {EXAMPLES} from './examples/all.ts';

test.each([...gallery()])('docs/%s is what the charts draw now', (path, text) => {
  expect(readFileSync(new URL(`../../../docs/${path}`, import.meta.url), 'utf8')).toBe(text);
});

test('every fence of the gallery is a chart of a notebook, every drawn form has one', () => {
  const page = gallery().get('charts.md') ?? '';
  const fences = page.match(/```chart[^]*?```/g) ?? [];
  const cells = EXAMPLES.map(({spec}) => spec.from);
  const sources = [...new Set(cells)].map((name) => `\`\`\`sql ${name}_rows\nSELECT 1\n\`\`\``);
  const text = ['---\ntitle: T\n---', ...sources, ...fences].join('\n\n');
  const parsed = parse(text.replaceAll(/^from: (.*)$/gm, 'from: $1_rows'), 'gallery');
  if ('failures' in parsed) throw new Error(JSON.stringify(parsed.failures));
  const charts = parsed.ok.cells.flatMap((cell) => (cell.kind === 'chart' ? [cell.chart] : []));
  expect(charts.map(({form, channels}) => ({form, channels}))).toEqual(
    CHART_FORMS.flatMap((form) =>
      EXAMPLES.filter(({spec}) => spec.form === form).map(({spec}) => ({
        form,
        channels: spec.channels
      }))
    )
  );
  const drawn = new Set(charts.map((chart) => chart.form));
  expect(CHART_FORMS.filter((form) => !drawn.has(form))).toEqual(['figures', 'lines', 'table']);
});
