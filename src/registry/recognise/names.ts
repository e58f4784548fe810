import {only} from './only.ts';

function words(name: string): string[] {
  return name
    .normalize('NFKC')
    .split(/[\s\d_()[\]\-—.,、]+/)
    .filter(Boolean);
}

const TOWNSHIP =
  /^(?:[\p{Script=Han}]{1,6}?[县区旗市])?([\p{Script=Han}]{1,5}?(?:镇|乡|街道|苏木))(?:人口|人员|户|脱贫|监测|花名|名单|信息|台账|资金|项目|家庭|$)/u;
const NO_TOWNSHIP = /^(各|分|全|本|所有|县|农|城)?乡?(镇|乡|街道)$|^各|^(分|全|本).*(乡镇|镇乡)$/;

/** The township after which a sheet or file is named: '平川镇', '平川镇人口.csv'. */
export function townshipIn(name: string): string | undefined {
  const towns = words(name).flatMap((word) => TOWNSHIP.exec(word)?.[1] ?? []);
  return only(towns.filter((town) => !NO_TOWNSHIP.test(town)));
}

const ENTERPRISE = '(?:公司|合作社|联合社|农场|企业|基地|厂|车间|养殖场|种植园|果园|茶园|大户)';
const NAMED = new RegExp(`.{2}${ENTERPRISE}$`);
const TITLED = new RegExp(
  `^([\\p{Script=Han}()]{2,30}?${ENTERPRISE})(?=带动|带贫|联农|帮扶|吸纳|分红|受益)`,
  'u'
);

/** The enterprise after which a sheet or file is named: '绿源合作社'. */
export function enterpriseIn(name: string): string | undefined {
  return only(words(name).filter((word) => NAMED.test(word)));
}

/** The enterprise that a title speaks of: '绿源种植专业合作社带动脱贫户名单'. */
export function enterpriseInTitle(title: string): string | undefined {
  return TITLED.exec(title.normalize('NFKC').trim())?.[1];
}
