/** Rows of a made-up register of persons: 25 columns, the same bytes for the same numbers. */
export const HEADINGS = [
  '县',
  '乡镇',
  '行政村',
  '户编号',
  '人编号',
  '姓名',
  '证件号码',
  '性别',
  '出生日期',
  '与户主关系',
  '民族',
  '文化程度',
  '健康状况',
  '劳动技能',
  '务工时间',
  '务工所在地',
  '务工企业名称',
  '参加城乡居民基本医疗保险',
  '参加大病保险',
  '参加城乡居民基本养老保险',
  '人联系电话',
  '人员识别时间',
  '享受低保政策情况',
  '信息采集人',
  '年度'
] as const;

const TOWNSHIPS = ['平川镇', '河口乡', '东坪乡', '龙泉乡', '石门镇', '青山乡', '南湖镇', '北关乡'];
const VILLAGES = ['红星村', '新民村', '长坡村', '老峪村', '前进村', '和平村', '胜利村'];
const FAMILY = ['张', '王', '李', '赵', '陈', '刘', '杨', '黄', '周', '吴', '秦', '廖'];
const GIVEN = ['伟', '芳', '秀英', '建国', '子轩', '占山', '桂兰', '海燕', '志强', '玉梅', '小龙'];
const RELATIONS = ['户主', '配偶', '之子', '之女'];
const EDUCATION = ['小学', '初中', '高中', '大专', '文盲或半文盲'];
const HEALTH = ['健康', '健康', '健康', '长期慢性病', '患有大病', '残疾'];
const LABOUR = ['普通劳动力', '技能劳动力', '丧失劳动力', '无劳动力'];
const PLACES = ['县内', '省内县外', '广东省深圳市', '浙江省杭州市', ''];
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Park and Miller's generator: numbers from 0 to 1. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/**
 * The `i`-th person (from 0), four of them a household with one head; the ID numbers have their check digit, their region nobody
 * has, and one in a thousand stands twice.
 */
export function person(i: number, random: () => number): string[] {
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? '';
  const household = Math.floor(i / 4);
  const own = i % 1000 === 999 ? i - 1 : i;
  const born = bornOf(own);
  const yes = () => (random() < 0.9 ? '是' : '否');
  const months = random() < 0.3 ? String(Math.floor(random() * 12)) : '';
  return [
    '示例县',
    TOWNSHIPS[household % TOWNSHIPS.length] ?? '',
    VILLAGES[household % VILLAGES.length] ?? '',
    `5801012${String(household).padStart(10, '0')}${1 + (household % 9)}`,
    `5801013${String(i).padStart(10, '0')}${1 + (i % 9)}`,
    pick(FAMILY) + pick(GIVEN),
    idNumber(born, own),
    i % 2 === 0 ? '男' : '女',
    `${born.slice(0, 4)}-${born.slice(4, 6)}-${born.slice(6)}`,
    RELATIONS[i % 4] ?? '',
    '汉族',
    pick(EDUCATION),
    pick(HEALTH),
    random() < 0.001 ? '不详' : pick(LABOUR),
    months,
    months === '' ? '' : pick(PLACES),
    months === '' ? '' : `${pick(PLACES)}${pick(GIVEN)}服装有限公司`,
    yes(),
    yes(),
    yes(),
    random() < 0.7 ? `139${String(i % 100_000_000).padStart(8, '0')}` : '',
    `20${two(14 + random() * 8)}-${two(1 + random() * 12)}`,
    random() < 0.2 ? '是' : '否',
    pick(FAMILY) + pick(GIVEN),
    '2023'
  ];
}

function two(number: number): string {
  return String(Math.floor(number)).padStart(2, '0');
}

/** Days of 75 years, each month with 28. */
const DAYS = 75 * 12 * 28;

/** Spread over all days, so that those of one day have numbers of their own. */
function bornOf(i: number): string {
  const day = (i * 7919) % DAYS;
  const month = Math.floor(day / 28);
  return `${1940 + Math.floor(month / 12)}${two(1 + (month % 12))}${two(1 + (day % 28))}`;
}

/** GB 11643: the 17 digits weighted, MOD 11-2. */
function idNumber(born: string, i: number): string {
  const body = `580102${born}${String(1 + (Math.floor(i / DAYS) % 999)).padStart(3, '0')}`;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return body + ('10X98765432'[sum % 11] ?? '');
}

export const OTHER_HEADINGS = Array.from(
  {length: 25},
  (_, k) => `${['id', 'station', 'day', 'value', 'note'][k % 5] ?? ''}_${k + 1}`
);

/** A row of five kinds of columns in turn: whole numbers, words (some like the beginning of a total), days, decimals, texts or nothing. */
export function reading(i: number, random: () => number): string[] {
  const word = (length: number) =>
    Array.from({length}, () => String.fromCodePoint(97 + Math.floor(random() * 26))).join('');
  return OTHER_HEADINGS.map((_, k) => {
    switch (k % 5) {
      case 0:
        return String(i + k * 1_000_000);
      case 1:
        return word(10);
      case 2:
        return `20${two(10 + random() * 14)}-${two(1 + random() * 12)}-${two(1 + random() * 28)}`;
      case 3:
        return (random() * 100_000).toFixed(2);
      default:
        return random() < 0.2 ? '' : word(18);
    }
  });
}
