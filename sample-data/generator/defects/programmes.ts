import {ledgerKey, ledgerRows, inWan, amountOf} from '../exports/funds.ts';
import {paymentRows} from '../exports/payments.ts';
import {fifteenDigits, scientific, wrongCheck} from '../ids.ts';
import {LEVELS, type Project} from '../make/project.ts';
import type {Industry} from '../make/industry.ts';
import type {Planter} from './tools.ts';

/** Defects of measures, benefit lists, ledgers and payments. */
export function plantProgrammes(
  planter: Planter,
  projects: readonly Project[],
  industry: Industry
): Set<string> {
  plantMeasures(planter, industry);
  plantBenefits(planter, industry);
  plantPayments(planter, projects);
  return plantLedgers(planter, projects);
}

function plantMeasures(planter: Planter, {measures}: Industry): void {
  const known = measures.filter((m) => m.orphan === null);
  for (const m of planter.choose('measure', '户编号', known, 28, (x) => x.key))
    planter.cell(
      'household-number-stored-as-number',
      'measure',
      m.key,
      '户编号',
      Number(fifteenDigits(m.household.id)),
      null
    );
  for (const m of planter.choose('measure', '户编号', known, 17, (x) => x.key))
    planter.cell(
      'household-number-scientific',
      'measure',
      m.key,
      '户编号',
      scientific(m.household.id),
      null
    );
  for (const m of measures.filter((x) => x.orphan !== null))
    planter.cell('orphan-measure', 'measure', m.key, '户编号', m.orphan);
  const posts = known.filter((m) => m.kind === '公益岗位帮扶');
  for (const m of planter.choose('measure', '措施大类', posts, 100, (x) => x.key))
    planter.cell('synonym-measure', 'measure', m.key, '措施大类', '公益性岗位帮扶', '公益岗位帮扶');
}

function plantBenefits(planter: Planter, {enterprises}: Industry): void {
  const rows = enterprises.flatMap((e) =>
    e.links.map((link) => ({table: `benefit/${e.code}`, link}))
  );
  const known = rows.filter((r) => r.link.household !== null);
  const choose = (column: string, n: number) =>
    planter.choose('benefit', column, known, n, (r) => `${r.table}${r.link.key}`);
  for (const {table, link} of choose('户编号', 24))
    planter.cell(
      'household-number-scientific',
      table,
      link.key,
      '户编号',
      scientific(link.household?.id ?? ''),
      null
    );
  for (const {table, link} of choose('户编号', 60))
    planter.cell('missing-household-number', table, link.key, '户编号', null, null);
  for (const {table, link} of choose('户主身份证号', 6))
    planter.cell(
      'id-wrong-check',
      table,
      link.key,
      '户主身份证号',
      wrongCheck(link.idNumber),
      wrongCheck(link.idNumber)
    );
  for (const {table, link} of rows.filter((r) => r.link.household === null))
    planter.cell('in-no-registry', table, link.key, '户编号', null, null);
}

/** Gives back the keys of the ledger rows that are registered twice. */
function plantLedgers(planter: Planter, projects: readonly Project[]): Set<string> {
  const rows = ledgerRows(projects, 2024, new Set()).filter((r) => r.document.arrived !== null);
  const levelOf = (row: (typeof rows)[number]) =>
    LEVELS.find((l) => amountOf(row, l, '支出金额', '2024-06-30') > 0);
  const repeated = new Set(
    planter.choose('ledger2024', '资金文号', rows, 3, ledgerKey).map(ledgerKey)
  );
  for (const key of repeated)
    planter.cell(
      'repeated-registration',
      'ledger2024',
      `${key}|again`,
      '资金文号',
      key.split('|')[1] ?? ''
    );
  const paid = rows.filter((r) => levelOf(r) && !repeated.has(ledgerKey(r)));
  for (const row of planter.choose('ledger2024', '拨付金额', paid, 5, ledgerKey)) {
    const level = levelOf(row) ?? '中央';
    const less = inWan(Math.floor(amountOf(row, level, '支出金额', '2024-06-30') * 0.8));
    planter.cell(
      'paid-more-than-released',
      'ledger2024',
      ledgerKey(row),
      `${level}/拨付金额`,
      less,
      less
    );
  }
  const old = ledgerRows(projects, 2023, new Set()).filter((r) =>
    r.project.parts.some((p) => p.level === '中央' && p.document === r.document)
  );
  for (const row of planter.choose('ledger2023', '支出金额', old, 2, ledgerKey))
    planter.cell('unreadable-money', 'ledger2023', ledgerKey(row), '中央/支出金额', '约30万', null);
  return repeated;
}

function plantPayments(planter: Planter, projects: readonly Project[]): void {
  const rows = paymentRows(projects).filter((r) => r.project.year === 2024);
  for (const row of planter.choose(
    'payment',
    '发生日期',
    rows.filter((r) => r.event.kind === '支付' && r.event.amount > 0),
    1,
    (r) => r.key
  ))
    planter.cell('impossible-date', 'payment', row.key, '发生日期', '20240230', null);
  for (const row of paymentRows(projects).filter((r) => r.event.amount < 0))
    planter.cell(
      'refund-in-brackets',
      'payment',
      row.key,
      '金额（元）',
      `(${Math.abs(row.event.amount).toLocaleString('en-US', {minimumFractionDigits: 2})})`,
      row.event.amount
    );
}
