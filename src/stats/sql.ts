import type {Text} from '../model/text.ts';
import {Z95} from './wilson.ts';

/** A documented SQL macro: the twin of a function of this folder for use in cells. */
export type Macro = {
  readonly name: string;
  /** As it is called: 'wilson_low(x, n)'. */
  readonly call: string;
  /** One CREATE OR REPLACE MACRO statement; it needs DuckDB's core functions only, and the macros before it. */
  readonly sql: string;
  readonly doc: Text;
};

function macro(call: string, body: string, doc: Text): Macro {
  const name = call.slice(0, call.indexOf('('));
  return {name, call, sql: `CREATE OR REPLACE MACRO ${call} AS (${body})`, doc};
}

/** One end of Wilson's interval; see wilson.ts. */
function wilsonEnd(sign: '+' | '-', edge: string): string {
  const [z, z2] = [`${Z95}::DOUBLE`, `${Z95 * Z95}::DOUBLE`];
  const root = `sqrt(x::DOUBLE * (n - x) / n + ${z2} / 4)`;
  const end = `(x + ${z2} / 2 ${sign} ${z} * ${root}) / (n + ${z2})`;
  return `CASE WHEN n > 0 THEN CASE WHEN ${edge} ELSE ${end} END END`;
}

/** One end of the binomial limits; see funnel.ts. */
function funnelEnd(sign: '+' | '-'): string {
  const share = `(1 ${sign} p::DOUBLE) / 2`;
  return `CASE WHEN n IS NULL OR target IS NULL OR floor(n) < 1 THEN NULL
    WHEN target <= 0 OR target >= 1 THEN target::DOUBLE
    ELSE list_transform([binomial_quantile(floor(n)::DOUBLE, target::DOUBLE, ${share})],
      lambda found: least(1, greatest(0,
        (found[1] - (found[2] + found[3] - ${share}) / found[3]) / floor(n))))[1] END`;
}

/** On the arcsine scale, the target and how far the widened limits reach from it; see funnel.ts. */
const CENTRE = 'asin(sqrt(target::DOUBLE))';
const REACH = 'z * sqrt(1 / (4 * n::DOUBLE) + tau2)';

/** In the order in which they are created. */
export const MACROS: readonly Macro[] = [
  macro('wilson_low(x, n)', wilsonEnd('-', 'x = 0 THEN 0.0'), {
    zh: '比率 x / n 的 95% Wilson 区间下限；n 不大于 0 时为空',
    en: 'Low end of the 95% Wilson interval of x / n; NULL when n is not above 0'
  }),
  macro('wilson_high(x, n)', wilsonEnd('+', 'x = n THEN 1.0'), {
    zh: '比率 x / n 的 95% Wilson 区间上限',
    en: 'High end of the 95% Wilson interval of x / n'
  }),
  macro('poisson_zero(expected)', 'exp(-expected::DOUBLE)', {
    zh: '预计有 expected 个时，一个也没有的概率',
    en: 'Probability of none at all where so many are expected'
  }),
  macro(
    'binomial_mass(k, n, p)',
    'exp(lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1) + k * ln(p) + (n - k) * ln(1 - p))',
    {
      zh: '二项分布中恰为 k 的概率，0 < p < 1',
      en: 'Probability of exactly k in a binomial distribution, 0 < p < 1'
    }
  ),
  macro(
    'binomial_quantile(n, p, share)',
    `list_reduce(
      list_transform(
        range(
          greatest(0, floor(n * p - 10 * sqrt(n * p * (1 - p)) - 30))::BIGINT,
          least(n, ceil(n * p + 10 * sqrt(n * p * (1 - p)) + 30))::BIGINT + 1),
        lambda k: [k::DOUBLE, 0::DOUBLE, binomial_mass(k::DOUBLE, n, p)]),
      lambda reached, step: CASE WHEN reached[2] + reached[3] >= share THEN reached
        ELSE [step[1], reached[2] + reached[3], step[3]] END)`,
    {
      zh: '[r, P(X < r), P(X = r)]：累计概率首先达到 share 的计数 r；参数为 DOUBLE',
      en: '[r, P(X < r), P(X = r)] for the smallest count r whose cumulative probability reaches share; DOUBLE arguments'
    }
  ),
  macro('funnel_low(n, target, p)', funnelEnd('-'), {
    zh: '真实比率为 target 时，n 户的比率以概率 p（如 0.95）不低于此限；精确二项，插值',
    en: 'Low limit of the rate of n units with true rate target at coverage p (0.95); exact binomial, interpolated'
  }),
  macro('funnel_high(n, target, p)', funnelEnd('+'), {
    zh: '同上，上限',
    en: 'High limit, likewise'
  }),
  macro(
    'funnel_z(x, n, target)',
    'CASE WHEN n > 0 THEN 2 * sqrt(n) * (asin(sqrt(x / n::DOUBLE)) - asin(sqrt(target::DOUBLE))) END',
    {zh: '比率偏离 target 的标准分（反正弦）', en: 'Standard score of x / n on the arcsine scale'}
  ),
  macro(
    'funnel_tau2(phi, units, sum_n, sum_n2)',
    'greatest(0, (units * phi - (units - 1)) / (4 * (sum_n - sum_n2 / sum_n::DOUBLE)))',
    {
      zh: '单位间方差：phi 为缩尾后标准分平方的均值，sum_n2 为 n² 之和',
      en: 'Variance between units; phi is the mean squared winsorised score, sum_n2 the sum of n²'
    }
  ),
  macro(
    'widened_low(n, target, tau2, z)',
    `CASE WHEN n > 0 THEN power(sin(greatest(0, ${CENTRE} - ${REACH})), 2) END`,
    {
      zh: '计入单位间方差的下限；95% 取 z = 1.959964，99.8% 取 3.090232',
      en: 'Low limit that allows for variance between units; z = 1.959964 for 95%, 3.090232 for 99.8%'
    }
  ),
  macro(
    'widened_high(n, target, tau2, z)',
    `CASE WHEN n > 0 THEN power(sin(least(pi() / 2, ${CENTRE} + ${REACH})), 2) END`,
    {zh: '同上，上限', en: 'High limit, likewise'}
  ),
  macro(
    'year_share(day)',
    'dayofyear(day::DATE) / dayofyear(make_date(year(day::DATE), 12, 31))::DOUBLE',
    {zh: '当日是一年的第几天 / 全年天数', en: 'Day of the year over the days of that year'}
  )
];
