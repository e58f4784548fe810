import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {parseHTML} from 'linkedom';
import {openSession} from '../../src/engine/session.ts';
import type {Database, Session} from '../../src/model/engine.ts';
import type {Notebook} from '../../src/model/notebook.ts';
import type {ImportReport} from '../../src/model/report.ts';
import {columnOf} from '../../src/model/rows.ts';
import {parse} from '../../src/notebook/parse.ts';
import type {Take} from '../../src/notebook/evaluate.ts';
import {Run, type RunOptions} from '../../src/notebook/run.ts';
import {takenFrom, type TakeSource} from '../../src/notebook/taken.ts';
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

function parsed(id: string, title: string, body: string): Notebook {
  const text = `---\ntitle: ${title}\nneeds: household\nuses: monitored, village\n---\n\n${body}\n`;
  const found = parse(text, id);
  if ('failures' in found) throw new Error(JSON.stringify(found.failures));
  return found.ok;
}

/** A notebook that stands run, all of it. */
async function standing(
  notebook: Notebook,
  options: Omit<RunOptions, 'lang'>
): Promise<{run: Run; session: Session}> {
  const session = openSession(await database.connect());
  const run = new Run(notebook, session, {lang: 'zh', ...options});
  await run.start();
  const broken = run.graph.nodes.flatMap(({key}) => {
    const state = run.state(key);
    return state.kind === 'failed' ? [`${key}: ${JSON.stringify(state.failure)}`] : [];
  });
  expect(broken, 'the attack itself must run on the page').toEqual([]);
  return {run, session};
}

/** A snapshot of a notebook of the attacker's. `others`: notebooks that it takes from, by id. */
async function snapshotOf(
  body: string,
  {
    title = '调研',
    chosen = {},
    files = report,
    others = {}
  }: {
    title?: string;
    chosen?: Record<string, InputValue>;
    files?: ImportReport;
    others?: Record<string, string>;
  } = {}
): Promise<Outcome> {
  const sources = new Map<string, TakeSource>();
  for (const [id, text] of Object.entries(others)) {
    const notebook = parsed(id, id, text);
    sources.set(id, {notebook, missing: [], standing: await standing(notebook, {})});
  }
  const source = async (id: string): Promise<TakeSource> => {
    const found = await Promise.resolve(sources.get(id));
    if (!found) throw new Error(`no notebook ${id}`);
    return found;
  };
  const notebook = parsed('attack', title, body);
  const take: Take = async (id) => await takenFrom(await source(id));
  const {run, session} = await standing(notebook, {chosen, take});
  const {document} = parseHTML('<!doctype html><html><body></body></html>');
  const {frozen, written} = await makeSnapshot({
    notebook,
    lang: 'zh',
    run,
    session,
    source,
    report: files,
    openSession: async () => openSession(await database.connect()),
    openSealed: sealedBy(openNativeDatabase),
    county: '示例县',
    today: '2024-07-01',
    pen: penOf('zh', document),
    words: notebookText('causes')
  });
  await session.close();
  for (const each of sources.values()) await each.standing?.session.close();
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

/** A notebook that takes the lines of others and shows them. */
const taking = (...ids: string[]): string =>
  `\`\`\`take lines\nfrom: ${ids.join(', ')}\n\`\`\`\n` +
  '```chart headline\nform: lines\nfrom: lines\nlabel: area\nvalue: value\nfraction: fraction\nlamp: lamp\n```\n';
/** All households but one. */
const LESS = sql(
  'less',
  `SELECT * FROM household WHERE household_id <> (SELECT min(household_id) FROM household)`
);
/** What a notebook says to others: one line, its columns given. */
const saying = (area: string, value: string, more = ''): string =>
  sql('overview', `SELECT ${area} AS area_zh, ${value} AS value${more}`);

describe('nor through the lines of a notebook that it takes from', () => {
  it('21: a name that a line reads from the households', async () => {
    const {refused, html} = await snapshotOf(taking('other'), {
      others: {
        other: saying('(SELECT min(head_name) FROM household)', '1')
      }
    });
    expect(refused).toEqual(['other']);
    expect(html).toContain('需要按户或按人的数据');
  });

  it('21a: such a line beside others: it is refused by the title of its notebook, and they stay', async () => {
    const {refused, html} = await snapshotOf(taking('fine', 'other', 'too'), {
      others: {
        fine: saying("'村'", '(SELECT count(*) FROM village)'),
        other: saying('(SELECT min(head_name) FROM household)', '1'),
        too: saying("'乡镇'", '(SELECT count(DISTINCT township) FROM village)')
      }
    });
    expect(refused).toEqual(['other']);
    expect(html).toContain('需要按户或按人的数据');
    const {document} = parseHTML(html);
    const cells = [...document.querySelectorAll('.lines tbody tr')].map((row) =>
      [...row.children].slice(0, 2).map((cell) => cell.textContent?.trim())
    );
    expect(cells.map(([area]) => area)).toEqual(['村', '乡镇']);
    expect(cells.map(([, value]) => value)).not.toContain('＊');
  });

  it('22: a name that a line holds as a constant', async () => {
    const {hits, html} = await snapshotOf(taking('other'), {
      others: {other: saying(`'${planted.name}'`, '1')}
    });
    expect(html).toBe('');
    expect(hits.map(({kind, place}) => `${kind} ${place}`)).toContain('person headline');
  });

  it('23: a name in SQL that the line does not show', async () => {
    const {hits, html} = await snapshotOf(taking('other'), {
      others: {other: saying("'户'", `if('${planted.idNumber}' = '', 1, 2)`)}
    });
    expect(html).toBe('');
    expect(hits.map(({kind, place}) => `${kind} ${place}`)).toContain('id-number queries');
  });

  it('24: a parameter of the other notebook', async () => {
    const {hits, html} = await snapshotOf(taking('other'), {
      others: {
        other:
          `\`\`\`input 户主\nform: text\nlabel: 户主\nvalue: ${planted.name}\n\`\`\`\n` +
          saying("'户'", "length(getvariable('户主'))")
      }
    });
    expect(html).toBe('');
    expect(hits).toContainEqual({
      kind: 'person',
      place: 'parameters',
      masked: `${planted.name[0]}**`
    });
  });

  it('25: one household of a village in a line, and in its lamp', async () => {
    const {html, hidden} = await snapshotOf(taking('other'), {
      others: {
        other:
          cube('alone', [
            'from: household',
            'unit: household_id',
            'by: village',
            `where: village = '${planted.village}' AND income_per_head = ${planted.income} AND size = ${planted.size}`
          ]) +
          sql(
            'overview',
            `SELECT '户' AS area_zh, units AS value, format('{} 户', units) AS fraction_zh, format('{} 户特困', units) AS lamp_zh FROM alone WHERE margin = 1`
          )
      }
    });
    expect(hidden).toBeGreaterThanOrEqual(3);
    const {document} = parseHTML(html);
    const row = document.querySelector('.lines tbody tr');
    expect([...(row?.children ?? [])].map((cell) => cell.textContent?.trim())).toEqual([
      '户',
      '＊',
      '＊',
      '—',
      '＊'
    ]);
  });

  it('26: a cube of the other notebook and one of the own that differ by one household', async () => {
    const all = (name: string, from = 'household'): string =>
      cube(name, [`from: ${from}`, 'unit: household_id', 'by: household_type']);
    const whole = (name: string): string => `(SELECT units FROM ${name} WHERE margin = 1)`;
    const own =
      taking('other') +
      LESS +
      all('all_but', 'less') +
      sql('one', `SELECT ${whole('all_but')} AS n`) +
      table('one');
    const {html, hidden} = await snapshotOf(own, {
      others: {other: all('all_of') + saying("'在册户'", whole('all_of'))}
    });
    expect(hidden).toBeGreaterThan(0);
    const {document} = parseHTML(html);
    const texts = ['.lines td.value', '#shown td'].map(
      (place) => document.querySelector(place)?.textContent?.trim() ?? ''
    );
    expect(texts).toContain('＊');
    // Each alone would be printed: it is the two together that tell of one.
    const alone = await snapshotOf(taking('other'), {
      others: {other: all('all_of') + saying("'在册户'", whole('all_of'))}
    });
    expect(alone.hidden).toBe(0);
    expect(parseHTML(alone.html).document.querySelector('.lines td.value')?.textContent).toMatch(
      /16,604/
    );
  });

  it('27: cubes of two other notebooks that differ by one household', async () => {
    const of = (from: string): string =>
      cube('counted', [`from: ${from}`, 'unit: household_id', 'by: household_type']) +
      saying("'户'", '(SELECT units FROM counted WHERE margin = 1)');
    const {html, hidden} = await snapshotOf(taking('first', 'second'), {
      others: {
        first: of('household'),
        second: LESS + of('less')
      }
    });
    expect(hidden).toBeGreaterThan(0);
    const values = [...parseHTML(html).document.querySelectorAll('.lines td.value')];
    expect(values.map((cell) => cell.textContent?.trim())).toContain('＊');
  });

  it('28: the kinds of doubts, which speak of single households', async () => {
    const {html, hidden} = await snapshotOf(
      sql('one', `SELECT kind, sum(n)::BIGINT AS n FROM data.doubt GROUP BY ALL ORDER BY kind`) +
        table('one')
    );
    expect(hidden).toBeGreaterThan(0);
    expect(parseHTML(html).document.querySelectorAll('#shown tbody tr').length).toBeLessThan(2);
  });
});
