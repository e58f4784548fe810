import {draw} from '../../src/charts/draw.ts';
import {CHART_FORMS, FORM_CHANNELS, STATES} from '../../src/model/chart.ts';
import type {ChartForm, FormChannels} from '../../src/model/chart.ts';
import {EXAMPLES} from '../../tests/unit/charts/examples/all.ts';
import {optionsOf} from '../../tests/unit/charts/examples/example.ts';
import type {Example} from '../../tests/unit/charts/examples/example.ts';

/** What each form is for; the page of the gallery is made from this, the channels and the examples. */
const PURPOSES: Readonly<Record<ChartForm, string>> = {
  figures:
    'Up to four headline figures, each with unit, fraction and change. The page draws them as text.',
  lines:
    'An area of work a line: figure, fraction, change, lamp with its rule, link. The page draws it.',
  table: 'A list to work through. The page draws it.',
  bar: 'Ordered bars, one a row, the value at each end. `outline` is drawn hollow behind: the part inside its whole.',
  column: 'One column a row, usually a period. `below` hangs a second measure from the zero line.',
  diverging: 'Bars to both sides of zero, with their signs: what rose and what fell.',
  stack: 'Parts of a whole, end to end in the order of the rows.',
  line: 'Values over time or steps; a missing value breaks the line. `reference` may differ from step to step.',
  rank: 'Ranks by period, 1 on top. What has a state lies over the grey.',
  heat: 'Two dimensions and a value: teal above and ochre below zero, or teal alone. An empty value stays blank.',
  dot: 'Two measures of each row. Names give way to each other; those that warn come first.',
  histogram:
    'Bands with their own edges. A `label` stands above the bands that share the state of its row.',
  interval: 'A value and how sure it is: a dot on a line from `low` to `high`.',
  funnel:
    'Rates by size inside limits of what chance does. A row without `y` only carries the limits at its x.'
};

/** Colours of the light and the dark page: the pictures stand alone, outside any page. */
const LIGHT = {
  paper: '#fbfaf7',
  line: '#e4e1da',
  'line-strong': '#c8c4ba',
  ink: '#1b1f24',
  'ink-2': '#4c535c',
  'ink-3': '#676e78',
  accent: '#0a5a69',
  alert: '#b0341d',
  warn: '#8a5d00',
  calm: '#2a64a8',
  good: '#2c6a3a',
  'series-1': '#0a5a69',
  'series-2': '#c78a3b',
  'series-3': '#7899d0',
  'series-4': '#8059bb',
  'series-rest': '#b3afa5'
};
const DARK = {
  paper: '#15181b',
  line: '#2b3035',
  'line-strong': '#454c53',
  ink: '#eceae4',
  'ink-2': '#bcbdb9',
  'ink-3': '#9a9d9c',
  accent: '#67b7c4',
  alert: '#f08a72',
  warn: '#e0b14f',
  calm: '#7fb0e8',
  good: '#84c391',
  'series-1': '#67b7c4',
  'series-2': '#d0a16b',
  'series-3': '#4671b7',
  'series-4': '#a780e6',
  'series-rest': '#6d6f6c'
};

function declared(colours: Readonly<Record<string, string>>): string {
  return Object.entries(colours)
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(';');
}

/** The chart with the page's colours and paper inside, so that it can stand by itself. */
function picture(example: Example): string {
  const width = example.spec.half ? 470 : 780;
  const {svg} = draw(example.spec, example.rows, optionsOf(example, 'en', width));
  if (svg === null) throw new Error(`nothing drawn: ${example.name}`);
  const style = svg.ownerDocument.createElement('style');
  style.textContent = `svg{${declared(LIGHT)};background:var(--paper);font-family:sans-serif}@media(prefers-color-scheme:dark){svg{${declared(DARK)}}}`;
  svg.prepend(style);
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return svg.outerHTML;
}

function fence({name, spec}: Example): string {
  const channels = Object.entries(spec.channels).map(
    ([channel, column]) => `${channel}: ${column}`
  );
  const format = spec.format === undefined ? [] : [`format: ${spec.format}`];
  const lines = [`form: ${spec.form}`, `from: ${spec.from}`, ...channels, ...format];
  return [`\`\`\`chart ${name.replaceAll('-', '_')}_chart`, ...lines, '```'].join('\n');
}

function names(channels: readonly string[]): string {
  return channels.length === 0 ? 'none' : channels.map((channel) => `\`${channel}\``).join(', ');
}

function section(form: ChartForm): string {
  const {needs, may}: FormChannels = FORM_CHANNELS[form];
  const shown = EXAMPLES.filter((example) => example.spec.form === form).flatMap((example) => [
    `**${example.title.en}.** ${example.note.en}.`,
    `![${example.title.en}](charts/${example.name}.svg)`,
    fence(example)
  ]);
  return [
    `## ${form}`,
    PURPOSES[form],
    `Needs ${names(needs)}; may have ${names(may)}.`,
    ...shown
  ].join('\n\n');
}

const intro = `# Charts

A chart names one of these forms; its channels name columns of the cell \`from\`. A column may exist as \`<name>_zh\` and
\`<name>_en\`. Rows are drawn in the order in which they come. \`state\` says what a colour means: ${STATES.map((state) => `\`${state}\``).join(', ')};
without it the form has its own. A missing value is a dash at its place, never 0. Values stand at the marks without their unit, which
the heading says once; every mark has its figures as a tooltip and leads to its row.

This page and its pictures are made by \`npx tsx docs/charts/make.ts\`; the figures are invented.`;

/** The files of the gallery by their path in docs/. */
export function gallery(): Map<string, string> {
  const pictures = EXAMPLES.map(
    (example) => [`charts/${example.name}.svg`, `${picture(example)}\n`] as const
  );
  const page = `${[intro, ...CHART_FORMS.map(section)].join('\n\n')}\n`;
  return new Map([...pictures, ['charts.md', page]]);
}
