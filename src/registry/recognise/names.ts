import {only} from './only.ts';

function words(name: string): string[] {
  return name
    .normalize('NFKC')
    .split(/[\s\d_()[\]\-—.,:、]+/)
    .filter(Boolean);
}

const COUNTY = '^(?:[\\p{Script=Han}]{1,6}?[县区旗市])?';
const TOWN = '([\\p{Script=Han}]{1,5}?(?:镇|乡|街道|苏木))';
const VILLAGE = '([\\p{Script=Han}]{1,6}?(?:村|社区|嘎查))';
/** What a list of a place is one of. */
const LISTED =
  '(?:人口|人员|户|脱贫|监测|花名|名单|信息|台账|资金|项目|家庭|公示|档案|基本|贫困|帮扶|村民|村委会|居委会|人民政府|政府|$)';
const TOWNSHIP = new RegExp(`${COUNTY}${TOWN}(?:${VILLAGE}等|(?:${VILLAGE})?${LISTED})`, 'u');
const IN_TOWNSHIP = new RegExp(`${COUNTY}(?:${TOWN})?${VILLAGE}${LISTED}`, 'u');
const NO_TOWNSHIP =
  /^(各|分|全|本|所有|县|农|城)?乡?(镇|乡|街道)$|^各|^(分|全|本).*(乡镇|镇乡)$|[个几]乡?(镇|乡|街道)$/;

const NO_VILLAGE =
  /(?:[各全本每农乡镇驻县区市等个几数两多分按]|行政|自然|贫困|脱贫|出列|重点|示范|空白|帮扶|所属|下属|所在|中心|薄弱|试点|整治|美丽|移民|民族|边境)村$|^社区$|(?:脱贫|监测|贫困|农)户|人口|名单|信息|台账/;

/** '新民村等3个村', '新民村、光明村等村'. */
const SEVERAL = /等[\d一二三四五六七八九十几两多]*个?(?:行政)?村/;

/** The village after which a sheet or file is named, or that its title names: '青石镇新民村脱贫户公示表'. */
export function villageIn(name: string): string | undefined {
  if (SEVERAL.test(name.normalize('NFKC'))) return undefined;
  const villages = words(name).flatMap((word) => IN_TOWNSHIP.exec(word)?.[2] ?? []);
  return only(villages.filter((village) => village !== '村' && !NO_VILLAGE.test(village)));
}

const BY_VILLAGE = /分村|按村|一村一/;
const PLAIN = /^\p{Script=Han}{2,4}$/u;
const NO_NAME = /[户人表总乡镇县]|合计|汇总|统计|说明|名单|信息|台账|数据|目录|封面|情况/;

/** The village that the name of a sheet is, of a file that has a sheet for each: '光明' in '青溪镇脱贫户分村.xlsx'. */
export function villageOfSheet(name: string, file: string): string | undefined {
  return BY_VILLAGE.test(file) && PLAIN.test(name) && !NO_NAME.test(name) ? name : undefined;
}

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
