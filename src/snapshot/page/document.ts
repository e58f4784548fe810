import {sha256} from '@noble/hashes/sha2.js';
import type {ChartSpec} from '../../model/chart.ts';
import type {Lang} from '../../model/text.ts';
import {VERSION} from '../../model/version.ts';
import {lineText} from '../../notebook/prose-text.ts';
import {STRICT_THRESHOLD, THRESHOLD} from '../../privacy/guards.ts';
import {failureText} from '../../words/failures.ts';
import {HIDDEN_MARK} from '../../words/format.ts';
import {listed, say} from '../../words/say.ts';
import {SNAPSHOT} from '../../words/snapshot.ts';
import type {Frozen} from '../freeze.ts';
import type {Item} from '../items.ts';
import {chartHtml, tableHtml, type Pen} from './chart.ts';
import {html, NOTHING, type Html} from './html.ts';
import {methodsHtml, parametersHtml, provenanceHtml, queriesHtml} from './back.ts';
import {proseHtml} from './prose.ts';
import type {About} from './about.ts';
import {STYLE} from './style.ts';

const POLICY = `default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'`;

/** The finished file: one page that needs nothing but itself and no script. */
export function documentOf(frozen: Frozen, about: About, pen: Pen): string {
  const {lang, plan} = frozen;
  const title = plan.notebook.title[lang];
  const {first, rest} = divided(frozen.items);
  const body = html`<div class="first">
      <div class="top">
        <span>${topLeft(about, lang)}</span
        ><span>${say(SNAPSHOT.made, lang, {date: about.made})}</span>
      </div>
      <h1>${title}</h1>
      ${first.map((item) => itemHtml(item, pen, lang))} ${foot(frozen, about)}
    </div>
    ${sections(rest, pen, lang)} ${handlingHtml(frozen, pen)} ${parametersHtml(about, lang)}
    ${methodsHtml(frozen)} ${queriesHtml(frozen)} ${provenanceHtml(about, lang)}`;
  const text = body.html.replace(CODE, codeOf(body.html));
  return `<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="generator" content="Dishu ${VERSION}">
${html`<title>${title}</title>`.html}
<style>${STYLE}</style></head><body><main>${text}</main></body></html>
`;
}

/** Stands where the code will, so that the code covers everything but itself. */
const CODE = '\u0002code';

/** The code under the first page: twelve letters and digits from the SHA-256 of the visible body. */
export function codeOf(body: string): string {
  const signs = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
  const bytes = sha256(new TextEncoder().encode(body.replace(/\s+/g, ' ')));
  const code = Array.from(bytes.slice(0, 12), (byte) => signs[byte % signs.length]).join('');
  return code.replace(/(.{4})(.{4})(.{4})/, '$1-$2-$3');
}

function topLeft({county, asOf}: About, lang: Lang): string {
  const date = asOf === '' ? '' : say(SNAPSHOT.asOf, lang, {date: asOf});
  return [county, date].filter((part) => part !== '').join(' · ');
}

/** The first page stands alone: the answer, the figures and the first chart. */
function divided(items: readonly Item[]): {first: readonly Item[]; rest: readonly Item[]} {
  const shown = items.filter(({kind}) => kind !== 'inner' && kind !== 'refused');
  const chart = shown.findIndex((item) => item.kind === 'chart' && item.spec.form !== 'figures');
  const end = chart < 0 ? shown.length : chart + 1;
  return {first: shown.slice(0, end), rest: shown.slice(end)};
}

function itemHtml(item: Item, pen: Pen, lang: Lang): Html {
  switch (item.kind) {
    case 'prose':
      return html`<div class="${item.lead ? 'lead' : ''}" id="${item.key}">
        ${proseHtml(item.blocks)}
      </div>`;
    case 'chart':
      return html`<section class="${longClass(item.spec)}" id="${item.key}">
        ${chartHtml(item, pen, lang)}
      </section>`;
    case 'table':
      return html`<section class="long" id="${item.key}">
        <h2>${say(SNAPSHOT.table, lang, {cell: item.key})}</h2>
        ${tableHtml(item.rows, [], 30, pen, lang)}
      </section>`;
    case 'refused':
    case 'inner':
    default:
      return NOTHING;
  }
}

function longClass({form}: ChartSpec): string {
  return form === 'table' ? 'long' : '';
}

/** Two charts of half width in a row stand side by side. */
function sections(items: readonly Item[], pen: Pen, lang: Lang): Html {
  const parts: Html[] = [];
  for (let at = 0; at < items.length; at++) {
    const [item, next] = [items[at], items[at + 1]];
    if (!item) break;
    if (isHalf(item) && next && isHalf(next)) {
      parts.push(
        html`<div class="pair">${itemHtml(item, pen, lang)}${itemHtml(next, pen, lang)}</div>`
      );
      at += 1;
    } else parts.push(itemHtml(isHalf(item) ? whole(item) : item, pen, lang));
  }
  return html`${parts}`;
}

function isHalf(item: Item): boolean {
  return item.kind === 'chart' && item.spec.half === true && item.spec.form !== 'table';
}

function whole(item: Item): Item {
  return item.kind === 'chart' ? {...item, spec: {...item.spec, half: false}} : item;
}

function foot({lang}: Frozen, {files}: About): Html {
  const said = files.slice(0, 2).map(({name, rows, sha256: hash}) =>
    say(SNAPSHOT.source, lang, {
      file: name,
      n: rows,
      hash: `${hash.slice(0, 4)}…${hash.slice(-4)}`
    })
  );
  const list = listed(said, lang);
  const more =
    files.length > 2 ? say(SNAPSHOT.moreSources, lang, {files: list, n: files.length}) : list;
  return html`<div class="src" id="src">
    ${files.length > 0 ? say(SNAPSHOT.sources, lang, {files: more}) : ''}${ruleText(lang)}<br />
    ${say(SNAPSHOT.made2, lang, {version: VERSION, code: CODE})}
  </div>`;
}

function ruleText(lang: Lang): string {
  return say(SNAPSHOT.rule, lang, {
    least: THRESHOLD,
    strict: STRICT_THRESHOLD,
    mark: HIDDEN_MARK[lang]
  });
}

/** What is hidden, merged, refused and left out, in words. */
function handlingHtml({lang, items, cubes, cells, plan}: Frozen, pen: Pen): Html {
  const shown = items.reduce((sum, {tally}) => sum + tally.shown, 0);
  const marks = items.reduce((sum, {tally}) => sum + tally.hidden, 0);
  const lines = [
    ruleText(lang),
    ...(cells.all > 0 ? [say(SNAPSHOT.cells, lang, {...cells, shown, marks})] : []),
    ...mergedLines(cubes, pen, lang),
    ...innerLines(
      plan.inner.map(({name}) => name),
      items,
      lang
    ),
    ...items.flatMap((item) =>
      item.kind === 'refused'
        ? [say(SNAPSHOT.refused, lang, {cell: item.key, reason: failureText(item.failure, lang)})]
        : []
    )
  ];
  return html`<section class="long" id="handling">
    <h2>${SNAPSHOT.handling[lang]}</h2>
    <ul class="note">
      ${lines.map((line) => html`<li>${line}</li>`)}
    </ul>
  </section>`;
}

export function mergedLines(cubes: Frozen['cubes'], pen: Pen, lang: Lang): string[] {
  const lines = cubes.flatMap(({merges}) =>
    merges.map(({dimension, labels}) =>
      say(SNAPSHOT.merged, lang, {
        dimension: pen.words({name: dimension, type: 'label'}).heading,
        labels: listed(labels, lang)
      })
    )
  );
  return [...new Set(lines)];
}

export function innerLines(names: readonly string[], items: readonly Item[], lang: Lang): string[] {
  if (names.length === 0) return [];
  const titles = names.map((name) => {
    const item = items.find(({key, kind}) => key === name && kind === 'inner');
    return item?.kind === 'inner' ? item.title : name;
  });
  return [say(SNAPSHOT.inner, lang, {titles: listed(titles, lang)})];
}

/** A line of text as it is read; for dialogs and tests. */
export function titleOf(item: Extract<Item, {kind: 'chart'}>): string {
  return lineText(item.title);
}
