import type {Grid} from './rows.ts';

/** Units of money, as the registry turns them into yuan. */
export const MONEY = '(?:百?万|[百千亿])?元';
/** What is counted and measured, in Chinese. */
export const MEASURES =
  '万?[人户亩吨]|人次|户次|公顷|平方米|立方米|平方公里|公里|千米|米|公斤|千克|斤|[个头只羽株棵家处座间套件次项年月天日岁辆台]';
/** A unit, behind which no word goes on: '户口管理局' is an organisation. */
const UNIT = `(?:人民币)?[（(]?(?:(?:百?万|[百千亿])元|(?:元|${MEASURES}|[a-z%％℃‰][\\w%²³/]{0,7})(?!\\p{L}))`;
const STATED = new RegExp(
  `(?:单\\s*位|金\\s*额)\\s*(?:[:：]|(?:均|都)?[为是])\\s*[（(]?\\s*(${UNIT}(?:[）)]?[、,，;；/\\s]+${UNIT})*)`,
  'giu'
);
/** '单位（万元）', '以万元为单位'. */
const OTHERWISE = new RegExp(
  `(?:单\\s*位\\s*[（(]?\\s*(${MONEY})(?=$|[）)\\s])|以\\s*(${MONEY})\\s*为\\s*单\\s*位)`,
  'u'
);
/** A cell that holds but the unit: '（户）', '万元'. */
const BARE =
  /^[（(](万元|元|亿元|千元|百元|户|人|亩|公顷|个|吨|公斤|%|％)[）)]$|^((?:百?万|[百千亿])?元)$/;
/** What a note says the unit of. */
const FOR_ALL =
  /(?:^|本表|表中|表内|金额|资金|计量|货币|[:：、.．；;，,。（(\s])(?:的|均|数据|金额|资金)*单\s*位/u;
const IN_TITLE = new RegExp(`[（(【[]\\s*(?:人民币)?(${MONEY})\\s*[）)】\\]]`, 'u');
const WHOLE_MONEY = new RegExp(`${MONEY}(?!\\p{L})|(?:百?万|[百千亿])元`, 'u');

/** '万元' from '单位：万元', '单位：户、万元' or '（万元）'; undefined when the cell names an organisation instead. */
export function unitIn(cell: string): string | undefined {
  const [, bracketed, alone] = BARE.exec(cell.trim()) ?? [];
  return bracketed ?? alone ?? statedUnit(cell);
}

/** The unit that words state. */
function statedUnit(cell: string): string | undefined {
  return moneyFirst(statementsIn(cell));
}

function statementsIn(cell: string): readonly string[] {
  const text = cell.replace(/(?<=[百千万亿])\s+(?=元)/gu, '').trim();
  const units = [...text.matchAll(STATED)].map(([, unit = '']) => unit);
  const [, named, used] = OTHERWISE.exec(text) ?? [];
  return [...units, named, used].filter((unit) => unit !== undefined);
}

/** '万元' from '2023年资金台账（万元）': of a title or a name, not of a heading. */
export function unitInTitle(title: string): string | undefined {
  const unit = unitIn(title);
  return unit !== undefined && WHOLE_MONEY.test(unit) ? unit : IN_TITLE.exec(title)?.[1];
}

/** The unit that rows state, of money before others; `headings`: the rows (from 1) in which a unit alone is that of its column. */
export function unitOf(rows: Grid, headings: readonly number[]): string | undefined {
  const units = rows.flatMap((row, i) =>
    row.map((cell) => {
      if (cell === null) return undefined;
      return headings.includes(i + 1) ? statedUnit(cell) : (unitIn(cell) ?? unitInTitle(cell));
    })
  );
  return moneyFirst(units.filter((unit) => unit !== undefined));
}

/** The unit of money that notes under a table state for all of it, where they name no other: '注：本表金额单位为万元', not '总投资单位为万元'. */
export function unitInNotes(rows: Grid): string | undefined {
  const notes = rows.map((row) => row.filter((cell) => cell !== null));
  const texts = notes.flatMap((cells) => (cells.length > 2 ? [] : cells));
  const stated = texts.flatMap(statementsIn).flatMap((unit) => WHOLE_MONEY.exec(unit)?.[0] ?? []);
  const areOfAll = texts.some((text) => FOR_ALL.test(text) && statementsIn(text).length > 0);
  return new Set(stated).size === 1 && areOfAll ? stated[0] : undefined;
}

function moneyFirst(units: readonly string[]): string | undefined {
  const money = units.map((unit) => WHOLE_MONEY.exec(unit)?.[0]).find((unit) => unit !== undefined);
  return money ?? units[0]?.replace(/^[（(]/u, '').split(/[、,，;；\s]/u)[0];
}
