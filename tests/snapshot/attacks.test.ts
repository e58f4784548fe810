import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {parseHTML} from 'linkedom';
import {openSession} from '../../src/engine/session.ts';
import type {Database} from '../../src/model/engine.ts';
import type {ImportReport} from '../../src/model/report.ts';
import {columnOf} from '../../src/model/rows.ts';
import {parse} from '../../src/notebook/parse.ts';
import {Run} from '../../src/notebook/run.ts';
import type {InputValue} from '../../src/notebook/values.ts';
import {openNativeDatabase} from '../../src/node/native-database.ts';
import {sealedBy} from '../../src/node/sealed.ts';
import {makeSnapshot} from '../../src/snapshot/make.ts';
import {penOf} from '../../src/ui/snapshot-pen.ts';
import {COUNTY, loadFolder, reusing} from '../notebooks/county.ts';
import {notebookText} from '../notebooks/play.ts';

/** A household of the sample county, as it is generated: nobody in the world. */
type Planted = {
  id: string;
  name: string;
  idNumber: string;
  township: string;
  village: string;
  income: number;
  size: number;
};

let database: Database;
let report: ImportReport;
let planted: Planted;

beforeAll(async () => {
  database = reusing(await openNativeDatabase());
  report = await loadFolder(database, COUNTY);
  const session = openSession(await database.connect());
  await session.runCell(
    'planted',
    `SELECT household_id, head_name, head_id_number, township, village, income_per_head::DOUBLE AS income, size
     FROM data.household h WHERE household_id IS NOT NULL AND length(head_name) = 3 AND income_per_head > 0
       AND (SELECT count(*) FROM data.household o WHERE o.head_name = h.head_name) <= 2 ORDER BY household_id LIMIT 1`
  );
  const rows = await session.page('planted', {offset: 0, limit: 1});
  const text = (name: string): string => String(columnOf(rows, name)?.[0]);
  planted = {
    id: text('household_id'),
    name: text('head_name'),
    idNumber: text('head_id_number'),
    township: text('township'),
    village: text('village'),
    income: Number(text('income')),
    size: Number(text('size'))
  };
  await session.close();
}, 400_000);
afterAll(() => database.close());

type Outcome = {
  /** The file; '' where none was written. */
  readonly html: string;
  readonly hits: readonly {kind: string; place: string; masked: string}[];
  readonly refused: readonly string[];
  readonly hidden: number;
};

/** A snapshot of a notebook of the attacker's. */
async function snapshotOf(
  body: string,
  {
    title = '调研',
    chosen = {},
    files = report
  }: {title?: string; chosen?: Record<string, InputValue>; files?: ImportReport} = {}
): Promise<Outcome> {
  const parsed = parse(
    `---\ntitle: ${title}\nneeds: household\nuses: monitored, village\n---\n\n${body}\n`,
    'attack'
  );
  if ('failures' in parsed) throw new Error(JSON.stringify(parsed.failures));
  const session = openSession(await database.connect());
  const run = new Run(parsed.ok, session, {lang: 'zh', chosen});
  await run.start();
  const broken = run.graph.nodes.flatMap(({key}) => {
    const state = run.state(key);
    return state.kind === 'failed' ? [`${key}: ${JSON.stringify(state.failure)}`] : [];
  });
  expect(broken, 'the attack itself must run on the page').toEqual([]);
  const {document} = parseHTML('<!doctype html><html><body></body></html>');
  const {frozen, written} = await makeSnapshot({
    notebook: parsed.ok,
    lang: 'zh',
    run,
    session,
    report: files,
    openSession: async () => openSession(await database.connect()),
    openSealed: sealedBy(openNativeDatabase),
    county: '示例县',
    today: '2024-07-01',
    pen: penOf('zh', document),
    words: notebookText('causes')
  });
  await session.close();
  const html = 'html' in written ? written.html : '';
  if (html !== '') {
    expect(html).not.toContain(planted.idNumber);
    expect(html).not.toContain(planted.name);
    expect(html).not.toContain(planted.id);
  }
  return {
    html,
    hits: 'hits' in written ? written.hits : [],
    refused: frozen.items.flatMap((item) => (item.kind === 'refused' ? [item.key] : [])),
    hidden: frozen.items.reduce((sum, {tally}) => sum + tally.hidden, 0)
  };
}

const sql = (name: string, query: string): string => `\`\`\`sql ${name}\n${query}\n\`\`\`\n`;
const cube = (name: string, lines: readonly string[]): string =>
  `\`\`\`cube ${name}\n${lines.join('\n')}\n\`\`\`\n`;
const table = (from: string, more = ''): string =>
  `\`\`\`chart shown\nform: table\nfrom: ${from}\n${more}\`\`\`\n`;
/** What stands in the file about a cell; all of the file but the folded SQL. */
const visible = (html: string): string =>
  html.replace(/<section class="long" id="queries">[^]*?<\/section>/, '');

describe('a planted household cannot be got into a snapshot', () => {
  it('1: any_value of a name', async () => {
    const {refused, html} = await snapshotOf(
      sql(
        'one',
        `SELECT township, any_value(head_name) AS who FROM household GROUP BY township ORDER BY township`
      ) + table('one')
    );
    expect(refused).toEqual(['shown']);
    expect(html).toContain('需要按户或按人的数据');
  });

  it('2: a group by ID number', async () => {
    const {html} = await snapshotOf(
      cube('ids', ['from: household', 'unit: household_id', 'by: head_id_number']) +
        sql(
          'one',
          `SELECT head_id_number, units FROM ids WHERE margin = 0 ORDER BY units DESC, head_id_number`
        ) +
        table('one')
    );
    expect(html).toContain('其余');
    expect(visible(html)).not.toMatch(/\d{17}[\dX]/);
  });

  it('3: a label from a subquery', async () => {
    const {refused} = await snapshotOf(
      cube('places', ['from: household', 'unit: household_id', 'by: township']) +
        sql(
          'one',
          `SELECT township, units, (SELECT min(head_name) FROM household h WHERE h.township = places.township) AS label FROM places WHERE margin = 0 ORDER BY township`
        ) +
        table('one')
    );
    expect(refused).toEqual(['shown']);
  });

  it('4: income times 1000 plus size as a group', async () => {
    const {html} = await snapshotOf(
      sql(
        'coded',
        `SELECT household_id, (income_per_head * 1000)::BIGINT + size AS code FROM household`
      ) +
        cube('codes', ['from: coded', 'unit: household_id', 'by: code']) +
        sql('one', `SELECT code, units FROM codes WHERE margin = 0 ORDER BY code`) +
        table('one')
    );
    const code = String(Math.round(planted.income * 1000) + planted.size);
    expect(visible(html)).not.toContain(code);
    expect(visible(html)).not.toContain(Number(code).toLocaleString('en'));
  });

  it('5: a filter down to one', async () => {
    const {html, hidden} = await snapshotOf(
      cube('alone', [
        'from: household',
        'unit: household_id',
        'by: main_cause',
        `where: village = '${planted.village}' AND income_per_head = ${planted.income} AND size = ${planted.size}`
      ]) +
        sql(
          'one',
          `SELECT main_cause, units FROM alone WHERE margin = 0 ORDER BY units DESC, main_cause`
        ) +
        table('one')
    );
    expect(hidden).toBeGreaterThan(0);
    expect(visible(html)).not.toMatch(/<td class="n ?">1<\/td>/);
  });

  it('6: HAVING count = 1', async () => {
    const {refused} = await snapshotOf(
      sql(
        'one',
        `SELECT village, main_cause, count(*) AS n FROM household GROUP BY ALL HAVING count(*) = 1 ORDER BY ALL`
      ) + table('one')
    );
    expect(refused).toEqual(['shown']);
  });

  it('7: a chart of one household', async () => {
    const {refused} = await snapshotOf(
      sql(
        'one',
        `SELECT year, net_income_per_head AS income FROM data.income WHERE household_id = (SELECT min(household_id) FROM household) ORDER BY year`
      ) + '```chart shown\nform: line\nfrom: one\nx: year\ny: income\n```\n'
    );
    expect(refused).toEqual(['shown']);
  });

  it('8: a tooltip', async () => {
    const {hits, html} = await snapshotOf(
      cube('places', ['from: household', 'unit: household_id', 'by: township']) +
        sql(
          'one',
          `SELECT township, units, '${planted.name}' AS label FROM places WHERE margin = 0 ORDER BY units DESC, township`
        ) +
        '```chart shown\nform: bar\nfrom: one\ny: township\nx: units\nlabel: label\n```\n'
    );
    expect(html).toBe('');
    expect(hits).toContainEqual({kind: 'person', place: 'shown', masked: `${planted.name[0]}**`});
  });

  it('9: a name in prose', async () => {
    const {hits, html} = await snapshotOf(`走访了${planted.name}家。\n`);
    expect(html).toBe('');
    expect(hits.map(({kind, place}) => [kind, place])).toEqual([['person', '#0']]);
  });

  it('10: a parameter value', async () => {
    const {hits} = await snapshotOf(
      '```input 户主\nform: text\nlabel.zh: 户主\nlabel.en: Head\nvalue: -\n```\n\n' +
        sql('one', `SELECT length(getvariable('户主')) AS n`) +
        table('one'),
      {chosen: {户主: planted.name}}
    );
    expect(hits).toContainEqual({
      kind: 'person',
      place: 'parameters',
      masked: `${planted.name[0]}**`
    });
  });

  it('11: a file name', async () => {
    const files = report.files.map((file) => ({
      ...file,
      path: `${planted.name}的材料/${planted.name}_户.xlsx`
    }));
    const {hits} = await snapshotOf('概况。\n', {files: {...report, files}});
    expect(hits.map(({kind, place}) => `${kind} ${place}`)).toContain('person provenance');
  });

  it('12: an SQL literal', async () => {
    const {hits} = await snapshotOf(
      cube('places', ['from: household', 'unit: household_id', 'by: township']) +
        sql(
          'one',
          `SELECT township, units FROM places WHERE margin = 0 AND township <> '${planted.idNumber}' ORDER BY township`
        ) +
        table('one')
    );
    expect(hits.map(({kind, place}) => `${kind} ${place}`)).toContain('id-number queries');
  });

  it('13: a village of two households', async () => {
    const {html} = await snapshotOf(
      sql(
        'few',
        `SELECT * FROM household WHERE village = '${planted.village}' QUALIFY row_number() OVER (ORDER BY household_id) <= 2 UNION ALL SELECT * FROM household WHERE village <> '${planted.village}'`
      ) +
        cube('villages', ['from: few', 'unit: household_id', 'by: village']) +
        sql('one', `SELECT village, units FROM villages WHERE margin = 0 ORDER BY units, village`) +
        table('one')
    );
    expect(visible(html)).not.toContain(`<td class=" ">${planted.village}</td>`);
    expect(visible(html)).not.toMatch(/<td class="n ?">2<\/td>/);
  });

  it('14: the total minus the rest', async () => {
    const {html, hidden} = await snapshotOf(
      sql(
        'marked',
        `SELECT household_id, household_id = (SELECT min(household_id) FROM household WHERE village = '${planted.village}') AS chosen FROM household`
      ) +
        cube('split', ['from: marked', 'unit: household_id', 'by: chosen']) +
        sql(
          'one',
          `SELECT (SELECT units FROM split WHERE margin = 1) AS whole, (SELECT units FROM split WHERE margin = 0 AND NOT chosen) AS others`
        ) +
        table('one')
    );
    expect(hidden).toBeGreaterThan(0);
    expect((visible(html).match(/16,60[34]/g) ?? []).length).toBeLessThan(2);
  });

  it('15: two cubes that differ by one household', async () => {
    const {html, hidden} = await snapshotOf(
      sql(
        'less',
        `SELECT * FROM household WHERE household_id <> (SELECT min(household_id) FROM household)`
      ) +
        cube('all_of', ['from: household', 'unit: household_id', 'by: household_type']) +
        cube('all_but', ['from: less', 'unit: household_id', 'by: household_type']) +
        sql(
          'one',
          `SELECT a.household_type, a.units AS everyone, b.units AS others FROM all_of a JOIN all_but b ON b.household_type = a.household_type WHERE a.margin = 0 AND b.margin = 0 ORDER BY a.household_type`
        ) +
        table('one')
    );
    expect(hidden).toBeGreaterThan(0);
    const rows = [
      ...visible(html).matchAll(/<td class="n ?">([\d,]+)<\/td>\s*<td class="n ?">([\d,]+)<\/td>/g)
    ];
    for (const [, one = '', other = ''] of rows) {
      expect(
        Math.abs(Number(one.replaceAll(',', '')) - Number(other.replaceAll(',', '')))
      ).not.toBe(1);
    }
  });

  it('16: a constant label', async () => {
    const {hits} = await snapshotOf(
      sql('one', `SELECT '${planted.name}' AS label, 1 AS n`) + table('one')
    );
    expect(hits.map(({kind, place}) => `${kind} ${place}`)).toContain('person shown');
  });

  it('17: a renamed column', async () => {
    const {html} = await snapshotOf(
      sql(
        'renamed',
        `SELECT household_id, head_name || ' ' || head_id_number AS township FROM household`
      ) +
        cube('places', ['from: renamed', 'unit: household_id', 'by: township']) +
        sql(
          'one',
          `SELECT township, units FROM places WHERE margin = 0 ORDER BY units DESC, township`
        ) +
        table('one')
    );
    expect(html).toContain('其余');
  });

  it('18: an undescribed table', async () => {
    const session = openSession(await database.connect());
    await session.runCell(
      'own',
      `SELECT table_name FROM duckdb_tables() WHERE schema_name = 'file' UNION ALL SELECT view_name FROM duckdb_views() WHERE schema_name = 'file' ORDER BY 1`
    );
    const name = String((await session.page('own', {offset: 0, limit: 1})).values[0]?.[0]);
    await session.close();
    const {refused} = await snapshotOf(
      sql('one', `SELECT * FROM file."${name}" ORDER BY ALL LIMIT 5`) + table('one')
    );
    expect(refused).toEqual(['shown']);
  });

  it('19: a policy note', async () => {
    const connection = await database.connect();
    await connection.run(
      `INSERT INTO data.policy_line VALUES ('monitoring', 2023, '', 7300, '元', '${planted.name}说的', 'x', 'M', false, '某人')`
    );
    const {hits, html} = await snapshotOf(
      sql(
        'one',
        `SELECT source_zh AS label, value FROM data.policy_line WHERE key = 'monitoring' AND changed_by IS NOT NULL ORDER BY 1`
      ) + table('one')
    );
    await connection.run(`DELETE FROM data.policy_line WHERE changed_by = '某人'`);
    await connection.close();
    expect(html).toBe('');
    expect(hits.map(({kind, place}) => `${kind} ${place}`)).toContain('person shown');
  });

  it('20: the title', async () => {
    const {hits, html} = await snapshotOf('概况。\n', {title: `${planted.name}户情况`});
    expect(html).toBe('');
    expect(hits.some(({kind}) => kind === 'person')).toBe(true);
  });
});
