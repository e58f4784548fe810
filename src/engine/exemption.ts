import {literal} from '../model/names.ts';
import type {Exemption} from '../model/policy.ts';

/** What the analyst exempted; `until` is the last day, NULL where there is no end. */
export const EXEMPTION_TABLE = `CREATE TABLE data.exemption (rule VARCHAR, unit VARCHAR, key VARCHAR, reason VARCHAR,
  who VARCHAR, until DATE)`;

/** The date of the page, else that of the latest data: there is no clock in here. */
const AT = `coalesce(getvariable('数据日期')::DATE, (SELECT max(as_of) FROM data.source))`;

/** The exemptions that hold at the page's date, in English and in Chinese. */
export const EXEMPTION_VIEWS: readonly string[] = [
  `CREATE VIEW main.exemption AS SELECT * FROM data.exemption WHERE coalesce(until >= ${AT}, true)`,
  `CREATE VIEW main.豁免 AS SELECT rule AS 规则, unit AS 对象, key AS 编号, reason AS 理由, who AS 经办人, until AS 截至
   FROM main.exemption`
];

/** Statements that put these exemptions in the place of all former ones. */
export function changeExemptions(exemptions: readonly Exemption[]): readonly string[] {
  const rows = exemptions.map(({rule, unit, key, reason, who, until}) => {
    const texts = [rule, unit, key, reason, who].map(literal).join(', ');
    return `(${texts}, TRY_CAST(${until === '' ? 'NULL' : literal(until)} AS DATE))`;
  });
  return [
    'DELETE FROM data.exemption',
    ...(rows.length > 0 ? [`INSERT INTO data.exemption VALUES ${rows.join(', ')}`] : [])
  ];
}
