/** Factors into the stored unit: yuan, mu, kilometres; counts stay counts. */
const FACTORS: Readonly<Record<string, {readonly stored: string; readonly factor: number}>> = {
  元: {stored: '元', factor: 1},
  百元: {stored: '元', factor: 100},
  千元: {stored: '元', factor: 1000},
  万元: {stored: '元', factor: 10_000},
  百万元: {stored: '元', factor: 1_000_000},
  亿元: {stored: '元', factor: 100_000_000},
  亩: {stored: '亩', factor: 1},
  万亩: {stored: '亩', factor: 10_000},
  公顷: {stored: '亩', factor: 15},
  公里: {stored: '公里', factor: 1},
  千米: {stored: '公里', factor: 1},
  km: {stored: '公里', factor: 1},
  米: {stored: '公里', factor: 0.001},
  人: {stored: '人', factor: 1},
  万人: {stored: '人', factor: 10_000},
  户: {stored: '户', factor: 1},
  万户: {stored: '户', factor: 10_000}
};

/** Units that a heading may name without changing its values. */
const PLAIN =
  '月 个月 年 天 日 周 岁 个 个数 间 处 次 项 名 期 亩次 头 只 平方米 m2 ㎡ % 月数 人次 户次'.split(
    ' '
  );

/** Whether a text is the name of a unit: '万元', '元/人', '单位:亩'. */
export function unitIn(text: string): string | undefined {
  const [unit = ''] = text
    .normalize('NFKC')
    .replace(/^单位[:为]?/, '')
    .trim()
    .split('/');
  return FACTORS[unit] !== undefined || PLAIN.includes(unit) ? unit : undefined;
}

/**
 * What a value in `unit` is multiplied by to become `stored`; undefined when nothing is to be done, as the units
 * are the same, unknown or of different things.
 */
export function factorOf(unit: string | undefined, stored: string | undefined): number | undefined {
  const known = unit === undefined ? undefined : FACTORS[unit];
  return known !== undefined && known.stored === stored && known.factor !== 1
    ? known.factor
    : undefined;
}

/** The units that a stored one may be written in, each with its factor: 元 千元 万元 ... for 元. */
export function unitsOf(
  stored: string
): readonly {readonly unit: string; readonly factor: number}[] {
  return Object.entries(FACTORS).flatMap(([unit, {stored: of, factor}]) =>
    of === stored && unit !== 'km' && unit !== '千米' ? [{unit, factor}] : []
  );
}

/** Whether a text is the name of a unit of money: 元, 万元 ... */
export function isMoneyUnit(text: string): boolean {
  const unit = unitIn(text);
  return unit !== undefined && FACTORS[unit]?.stored === '元';
}

/** The units that a sheet states for all its columns: '单位：万元、亩' gives both. */
export function statedUnits(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(/[、,，;；\s]+/)
    .map(unitIn)
    .filter((unit) => unit !== undefined);
}
