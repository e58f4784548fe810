/** What a title says of a list that is only a part of another: '2024年1月新增监测对象', '人均纯收入低于1万元脱贫户名单'. */
const PART =
  /(?<!含|包括|及|和|与|、)(?:新增|新识别|新纳入|清退|注销|销户|自然减少)|低于|高于|不足|未满|\d(?:万?元|周?岁|亩|人|户)?(?:及|\(含\))?(?:以上|以下|以内)|部分(?:农户|脱贫|监测|人口|人员|乡镇|村)|抽样|抽查/;

/** Whether the title of a sheet or its name says that it lists only a part. */
export function saysPart(text: string): boolean {
  return PART.test(text.normalize('NFKC'));
}
