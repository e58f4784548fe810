import type {Failure} from '../../model/failure.ts';
import type {Lang, Text} from '../../model/text.ts';
import {registryTable} from '../../notebook/names.ts';
import {STRICT_THRESHOLD, THRESHOLD} from '../../privacy/guards.ts';
import {TABLES} from '../../registry/tables/index.ts';
import {failureText} from '../../words/failures.ts';
import {HIDDEN_MARK} from '../../words/format.ts';
import {listed, say} from '../../words/say.ts';
import {SNAPSHOT} from '../../words/snapshot.ts';
import type {Frozen} from '../freeze.ts';
import type {Item} from '../items.ts';
import type {Pen} from './pen.ts';
import {html, type Html} from './html.ts';

/** The thresholds in one sentence. */
export function ruleText(lang: Lang): string {
  return say(SNAPSHOT.rule, lang, {
    least: THRESHOLD,
    strict: STRICT_THRESHOLD,
    mark: HIDDEN_MARK[lang]
  });
}

/** What is hidden, merged, refused and left out, in words. */
export function handlingHtml({lang, items, cubes, cells}: Frozen, pen: Pen): Html {
  const shown = items.reduce((sum, {tally}) => sum + tally.shown, 0);
  const marks = items.reduce((sum, {tally}) => sum + tally.hidden, 0);
  const lines = [
    ruleText(lang),
    ...(cells.all > 0 ? [say(SNAPSHOT.cells, lang, {...cells, shown, marks})] : []),
    ...mergedLines(cubes, pen, lang),
    ...innerLines(items, lang),
    ...refusedLines(items, lang)
  ];
  return html`<section class="long" id="handling">
    <h2>${SNAPSHOT.handling[lang]}</h2>
    <ul class="note">
      ${lines.map((line) => html`<li>${line}</li>`)}
    </ul>
  </section>`;
}

/** A line for each dimension of which labels were merged. Only labels of code lists are named: others may be somebody's. */
export function mergedLines(cubes: Frozen['cubes'], pen: Pen, lang: Lang): string[] {
  const lines = cubes.flatMap(({merges, columns}) =>
    merges.map(({dimension, labels}) => {
      const {heading} = pen.words({name: dimension, type: 'label'});
      const write = pen.options(0, '').format;
      const said = labels.map((label) => {
        const column = {name: dimension, type: 'label'} as const;
        return write ? write(label, {column, format: undefined, lang, setting: 'table'}) : label;
      });
      const listedIn = columns.find(({name}) => name === dimension)?.type === 'label';
      return listedIn
        ? say(SNAPSHOT.merged, lang, {dimension: heading, labels: listed(said, lang)})
        : say(SNAPSHOT.mergedMany, lang, {dimension: heading, n: labels.length});
    })
  );
  return [...new Set(lines)];
}

/** The working lists that stay behind, in one line; none where there is none. */
export function innerLines(items: readonly Item[], lang: Lang): string[] {
  const titles = items.flatMap((item) => (item.kind === 'inner' ? [item.title] : []));
  return titles.length === 0 ? [] : [say(SNAPSHOT.inner, lang, {titles: listed(titles, lang)})];
}

/** A line for each cell that needs people, with its reason; a table of people is named as the reader knows it. */
export function refusedLines(items: readonly Item[], lang: Lang): string[] {
  return items.flatMap((item) => {
    if (item.kind !== 'refused') return [];
    const {key, failure} = item;
    const table = missingTable(failure);
    const reason = table
      ? say(SNAPSHOT.readsPeople, lang, {table: table[lang]})
      : failureText(failure, lang);
    const cell = key.startsWith('#') ? SNAPSHOT.ofText[lang] : key;
    return [say(SNAPSHOT.refused, lang, {cell, reason})];
  });
}

/** The registry table that a cell reads and a snapshot's engine does not have. */
function missingTable({code, values}: Failure): Text | undefined {
  const missing = /^Table with name "?(.*?)"? does not exist/.exec(String(values?.['message']));
  const name = code === 'sql' ? registryTable(missing?.[1] ?? '') : undefined;
  return name === undefined ? undefined : TABLES[name];
}
