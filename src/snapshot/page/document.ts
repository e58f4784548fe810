import {sha256} from '@noble/hashes/sha2.js';
import type {ChartSpec} from '../../model/chart.ts';
import type {Lang} from '../../model/text.ts';
import {VERSION} from '../../model/version.ts';
import {listed, say} from '../../words/say.ts';
import {SNAPSHOT} from '../../words/snapshot.ts';
import type {Frozen} from '../freeze.ts';
import {isHeadline, type Item} from '../items.ts';
import {chartHtml, tableHtml} from './chart.ts';
import type {Pen} from './pen.ts';
import {html, NOTHING, type Html} from './html.ts';
import {methodsHtml, parametersHtml, provenanceHtml, queriesHtml} from './back.ts';
import {proseHtml} from './prose.ts';
import {handlingHtml, ruleText} from './handling.ts';
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

function topLeft({county, asOf}: About, lang: Lang): Html {
  const date = asOf === '' ? '' : say(SNAPSHOT.asOf, lang, {date: asOf});
  if (county === '') return html`${date}`;
  return html`<bdi translate="no">${county}</bdi>${date === '' ? '' : ` · ${date}`}`;
}

/** The first page stands alone: the answer, the figures and the first chart. */
function divided(items: readonly Item[]): {first: readonly Item[]; rest: readonly Item[]} {
  const shown = items.filter(({kind}) => kind !== 'inner' && kind !== 'refused');
  const chart = shown.findIndex((item) => item.kind === 'chart' && !isHeadline(item.spec));
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
  const sources = files.length > 0 ? say(SNAPSHOT.sources, lang, {files: more}) : '';
  return html`<div class="src" id="src">
    ${sources}${lang === 'zh' ? '' : ' '}${ruleText(lang)}<br />
    ${say(SNAPSHOT.made2, lang, {version: VERSION, code: CODE})}
  </div>`;
}
