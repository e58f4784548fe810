import {only} from './only.ts';

function words(name: string): string[] {
  return name
    .normalize('NFKC')
    .split(/[\s\d_()[\]\-—.,、]+/)
    .filter(Boolean);
}

const TOWNSHIP =
  /^(?:[\p{Script=Han}]{1,6}?[县区旗市])?([\p{Script=Han}]{1,5}?(?:镇|乡|街道|苏木))(?:人口|人员|户|脱贫|监测|花名|名单|信息|台账|资金|项目|家庭|$)/u;
const NO_TOWNSHIP = /^(各|分|全|本|所有|县|农|城)?乡?(镇|乡|街道)$|^(各|分|全|本)/;

/** The township after which a sheet or file is named: '平川镇', '平川镇人口.csv'. */
export function townshipIn(name: string): string | undefined {
  const towns = words(name).flatMap((word) => TOWNSHIP.exec(word)?.[1] ?? []);
  return only(towns.filter((town) => !NO_TOWNSHIP.test(town)));
}

/** The enterprise after which a sheet or file is named: '绿源合作社'. */
export function enterpriseIn(name: string): string | undefined {
  const named = words(name).filter((word) =>
    /.{2}(公司|合作社|农场|企业|基地|厂|车间|养殖场|种植园|果园|茶园|大户)$/.test(word)
  );
  return only(named);
}
