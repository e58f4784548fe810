import type {Small} from './world.ts';

const [BEFORE, NOW] = ['2023-12-31', '2024-06-30'];
const CAUSES = ['因病', '缺技术', '缺劳动力', '因残', '因学'];
const TOWNSHIPS = ['Alder', 'Birch', 'Cedar'];
const from = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({length: count}, (_, n) => make(n));
const place = (n: number) => ({
  township: TOWNSHIPS[n % 3] ?? '',
  village: `V${n % 6}`,
  village_code: `58010110${n % 3}20${n % 6}`
});

/** A county of sixty households at two dates with something in every table that the notebooks read; names in Latin script. */
export const SMALL_COUNTY: Small = {
  household: [BEFORE, NOW].flatMap((as_of) =>
    from(60, (n) => ({
      ...place(n),
      household_id: as_of === NOW && n === 7 ? null : `H${n}`,
      head_id_number: `5801011970010${1000 + n}`,
      head_name: `Head ${n}`,
      household_type: n % 5 ? '脱贫户' : '一般农户',
      size: 3,
      main_cause:
        n === 11 ? null : as_of === BEFORE && n % 13 === 0 ? '缺资金' : (CAUSES[n % 5] ?? null),
      other_causes: n % 4 ? ['缺资金', '因学'] : null,
      income_per_head: n === 20 ? null : 6500 + 97.37 * n,
      dangerous_house: n % 17 === 0,
      safe_water: n % 19 !== 0,
      in_cooperative: n % 6 === 0,
      as_of
    }))
  ),
  person: [BEFORE, NOW].flatMap((as_of) =>
    from(180, (n) => ({
      household_id: `H${n % 60}`,
      id_number: `5801011990010${1000 + n}`,
      health: n % 9 === 0 ? null : [n % 4 ? '健康' : '长期慢性病'],
      education: n % 8 ? '初中' : null,
      labour: n % 3 ? '普通劳动力' : n % 6 ? '无劳动力' : null,
      dropout: n % 50 === 0,
      medical_insurance: n % 40 !== 0,
      employee_medical_insurance: false,
      as_of
    }))
  ),
  monitored: [BEFORE, NOW].flatMap((as_of) =>
    from(20, (n) => ({
      ...place(n * 2),
      household_id: `H${n * 2 + (as_of === NOW && n > 17 ? 1 : 0)}`,
      kind: ['脱贫不稳定户', '边缘易致贫户', '突发严重困难户'][n % 3] ?? null,
      risks: n % 2 ? ['因病', '缺劳动力'] : ['因残'],
      identified_on: `2023-${String((n % 12) + 1).padStart(2, '0')}-01`,
      removed: as_of === NOW && n % 4 === 0,
      removed_on: as_of === NOW && n % 4 === 0 ? (n % 8 ? '2024-03-01' : '2023-11-01') : null,
      removal_way: as_of === NOW && n % 4 === 0 ? '帮扶消除' : null,
      self_paid: n % 5 ? 0 : 12_000,
      industry_measures: n % 7 ? null : ['种植'],
      as_of
    }))
  ),
  income: [2022, 2023].flatMap((year) =>
    from(58, (n) => ({
      household_id: `H${n}`,
      year,
      net_income_per_head: 9000 + (year - 2022) * (n % 2 ? 900 : -4000),
      net_income: 27_000,
      self_paid: n % 10 ? 0 : 20_000
    }))
  ),
  village: from(6, (n) => ({
    ...place(n),
    registered_households: 8 * n,
    general_households: 300 * n,
    households_total: 308 * n + 5,
    as_of: NOW
  })).concat([
    {
      ...place(0),
      village: 'Far',
      village_code: '580101100299',
      registered_households: 900,
      general_households: 4000,
      households_total: 4900,
      as_of: NOW
    }
  ]),
  measure: from(40, (n) => ({
    household_id: `H${n}`,
    year: 2021 + (n % 4),
    kind: n % 3 ? '产业帮扶' : '就业帮扶',
    item: `I${n}`
  })),
  enterprise: from(3, (n) => ({
    ...place(n),
    enterprise_id: `E${n}`,
    name: `Firm ${n}`,
    claimed_households: 5 + 10 * n,
    as_of: NOW
  })),
  benefit: from(30, (n) => ({
    ...place(n),
    enterprise_id: n % 10 ? `E${n % 3}` : null,
    project_id: n % 10 ? null : 'P1',
    household_id: n === 5 ? null : `H${n * 3}`,
    head_name: `Head ${n}`
  })),
  project: from(8, (n) => ({
    ...place(n),
    project_id: `P${n}`,
    name: `Project ${n}`,
    kind: n % 2 ? '产业发展' : '乡村建设行动',
    owner_unit: 'Office',
    owner: 'Somebody',
    planned_end: `2024-0${(n % 8) + 1}-20`,
    completed_on: n === 3 ? '2024-05-05' : null,
    as_of: NOW
  })),
  fund: from(16, (n) => ({
    township: TOWNSHIPS[n % 3] ?? '',
    document_no: `D${n % 4}`,
    batch: `B${n % 4}`,
    level: n % 2 ? '中央' : '县级',
    project_id: `P${n % 8}`,
    project_name: `Project ${n % 8}`,
    allocated: 100_000 + 12_345.67 * n,
    broken_down: 90_000,
    released: n === 9 ? 10 : 80_000,
    paid: n === 4 ? null : 7000.5 * n,
    arrived_on: n === 6 ? null : `2024-0${(n % 6) + 1}-15`,
    year: 2024,
    as_of: NOW
  })),
  fund_weekly: from(15, (n) => ({
    township: TOWNSHIPS[n % 3] ?? '',
    week_no: Math.floor(n / 3) + 1,
    week_end:
      ['2024-05-31', '2024-06-07', '2024-06-14', '2024-06-21', '2024-06-28'][Math.floor(n / 3)] ??
      null,
    allocated: 700_000,
    broken_down: 700_000,
    released: 200_000 + n * 3000,
    paid: n === 12 ? 10_000 : 100_000 + n * n * 1000,
    as_of: NOW
  })),
  payment: from(40, (n) => ({
    township: TOWNSHIPS[n % 3] ?? '',
    document_no: `D${n % 4}`,
    level: n % 2 ? '中央' : '县级',
    project_id: `P${n % 8}`,
    project_name: `Project ${n % 8}`,
    event: n < 16 ? '到账' : n % 3 ? '支付' : '拨付',
    on_date: n < 16 ? `2024-0${(n % 5) + 1}-10` : `2024-0${(n % 6) + 1}-20`,
    amount: n === 30 ? -5000 : (n < 16 ? 60_000 : 10_000) + 111.11 * n
  }))
};
