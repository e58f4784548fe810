import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {parseHTML} from 'linkedom';
import {LANGS, type Lang} from '../../src/model/text.ts';
import {proseText} from '../../src/notebook/prose-text.ts';
import {openNativeDatabase} from '../../src/node/native-database.ts';
import {missingIn, readNotebook, TakeSources} from '../../src/node/notebooks.ts';
import {snapshotOf, type LoadedData} from '../../src/node/snapshot.ts';
import type {Made} from '../../src/snapshot/make.ts';
import {COUNTY, loadedFolder, reusing} from '../notebooks/county.ts';
import {notebookOf} from '../notebooks/play.ts';

let data: LoadedData;
beforeAll(async () => {
  const database = reusing(await openNativeDatabase());
  const {report, ingest} = await loadedFolder(database, COUNTY);
  const tables = await ingest.tables();
  const sources = new TakeSources(database, tables);
  data = {database, report, missing: missingIn(tables), sources, native: true};
}, 400_000);
afterAll(() => data.database.close());

const NOTEBOOKS = ['overview', 'causes', 'risk', 'industry', 'disbursement'] as const;

type Exported = Made & {readonly opening: string};
const made = new Map<string, Promise<Exported>>();

/** What `dishu snapshot` makes of a notebook; each is made once. */
function exported(id: string, lang: Lang): Promise<Exported> {
  const key = `${id} ${lang}`;
  const known = made.get(key) ?? make(id, lang);
  made.set(key, known);
  return known;
}

async function make(id: string, lang: Lang): Promise<Exported> {
  const {run, ...file} = await snapshotOf(await readNotebook(id), lang, data);
  const key = run.graph.nodes.find(({cell}) => cell.kind === 'prose')?.key ?? '';
  const state = run.state(key);
  const opening =
    state.kind === 'done' && state.result.kind === 'prose' ? proseText(state.result.blocks) : '';
  return {...file, opening};
}

describe.each(LANGS)('ready-made notebooks of the sample county in %s', (lang) => {
  it.each(NOTEBOOKS)('%s exports whole', async (id) => {
    const {frozen, written, opening} = await exported(id, lang);
    expect('hits' in written ? written.hits : []).toEqual([]);
    const html = 'html' in written ? written.html : '';
    // Nothing is refused, no figure of the answer or the headline is hidden, few others are.
    expect(frozen.items.filter(({kind}) => kind === 'refused')).toEqual([]);
    expect(frozen.headline.lost).toEqual([]);
    const charts = frozen.items.filter(({kind}) => kind === 'chart');
    const shown = charts.reduce((sum, {tally}) => sum + tally.shown, 0);
    const hidden = charts.reduce((sum, {tally}) => sum + tally.hidden, 0);
    expect(hidden / shown).toBeLessThan(0.15);
    expect(html).toContain(lang === 'zh' ? '少于 5 户' : 'under 5 households');
    // The sentence is the page's, and the file needs nothing but itself.
    const {document} = parseHTML(html);
    const said = document.querySelector('.lead')?.textContent?.replace(/\s+/g, ' ').trim();
    expect(said).toBe(opening.replace(/\s+/g, ' ').trim());
    expect(document.querySelector('h1')?.textContent).toBe(notebookOf(id).title[lang]);
    expect(document.documentElement.getAttribute('lang')).toBe(lang === 'zh' ? 'zh-CN' : 'en');
    expect(document.querySelectorAll('script, link, iframe, img, form').length).toBe(0);
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'`);
    expect(/(?:href|src)="(?!#)/.test(html)).toBe(false);
    expect(html.length).toBeLessThan(300_000);
    if (lang === 'en')
      expect(document.querySelector('#handling h2')?.textContent).toBe(
        'What is hidden, merged or left out'
      );
    process.stdout.write(
      `${id} ${lang}: ${Math.round(Buffer.byteLength(html) / 1000)} kB, ${hidden} of ${shown} numbers hidden\n`
    );
  });

  it('the county on one page says what the notebooks behind its lines rest on', async () => {
    const {frozen, written} = await exported('overview', lang);
    const {document} = parseHTML('html' in written ? written.html : '');
    const texts = (selector: string): (string | undefined)[] =>
      [...document.querySelectorAll(selector)].map((element) => element.textContent?.trim());
    const others = ['causes', 'risk', 'disbursement', 'industry'] as const;
    const titles = others.map((id) => notebookOf(id).title[lang]);
    // Every line of the page, none hidden.
    const lines = texts('.lines tbody th');
    expect(lines).toHaveLength(12);
    expect(texts('.lines td.value').filter((text) => /[＊*]/.test(text ?? ''))).toEqual([]);
    // Parameters, each notebook's under its title; SQL of each; files of all.
    expect(texts('#parameters th')).toEqual(titles);
    const stuck = lang === 'zh' ? ['滞留从多少天起标红', '90 天'] : ['Stuck from', '90 days'];
    const parameters = texts('#parameters td');
    expect(parameters[parameters.findIndex((text) => text === stuck[0]) + 1]).toBe(stuck[1]);
    const sql = document.querySelector('#queries pre')?.textContent ?? '';
    for (const title of titles) expect(sql).toContain(`-- # ${title}`);
    for (const cell of ['anys', 'blank_before', 'labour_reach'])
      expect(sql).toContain(`-- ${cell}`);
    expect(sql).not.toContain('-- village_states');
    const files = texts('#provenance tbody td:first-child').join('\n');
    for (const part of ['资金台账2024', '监测户', '行政村信息', '结对帮扶'])
      expect(files).toContain(part);
    // The cubes of all five stand in one audit.
    const owners = new Set(frozen.cubes.map(({table}) => table.name.split('.')[0]));
    expect(owners).toEqual(new Set(['overview', 'causes', 'risk', 'industry']));
  });
});
