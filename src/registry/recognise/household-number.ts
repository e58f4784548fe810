import type {Heading} from './heading.ts';
import {bare, type Sample} from './values.ts';

/** A heading that may be that of a household's number, and what is a number of something else. */
const NAMED = /户|家庭|档案|^(?:系统|国办|数据|唯一)?(?:编号|编码|号码|代码|标识|id)$/i;
const OTHER = /证|卡|账|帐|银行|开户|电话|手机|联系|项目|合同|人编|人口编|成员|人数|数$/;

const LEAST = 3;
/** Long enough to be no count, and in one form; no telephone, ID number or day. */
const NUMBER = /^[a-z]{0,3}\d{8,24}$/;
const ANOTHER = /^1[3-9]\d{9}$|^\d{6}(?:19|20)\d\d[01]\d[0-3]\d\d{3}[\dx]$|^(?:19|20)\d{6}$/;

/**
 * The column (from 1) that holds the numbers of the households of a register whose heading nobody knows: one alone whose heading
 * may mean it, every value a long number of one form that no other row has. `taken`: columns that are known.
 */
export function numberColumn(
  headings: readonly Heading[],
  samples: readonly Sample[],
  taken: ReadonlySet<number>
): number | undefined {
  const [found, another] = headings.flatMap(({raw}, i) => {
    const mayBe = !taken.has(i + 1) && NAMED.test(raw.trim()) && !OTHER.test(raw);
    return mayBe && areNumbers(samples[i] ?? []) ? [i + 1] : [];
  });
  return another === undefined ? found : undefined;
}

function areNumbers(sample: Sample): boolean {
  const numbers = sample.map((value) => bare(value ?? ''));
  const lengths = new Set(numbers.map(({length}) => length));
  return (
    numbers.length >= LEAST &&
    lengths.size === 1 &&
    new Set(numbers).size === numbers.length &&
    numbers.every((number) => NUMBER.test(number) && !ANOTHER.test(number))
  );
}
