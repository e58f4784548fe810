import {withCheck} from '../model/id-number.ts';
import type {ColumnFacts, Piece, PlainForm, SheetEnd, SheetHead} from '../model/sheet.ts';
import {recognise} from '../registry/recognise.ts';
import type {Recognition} from '../model/projection.ts';

/** Persons whom there is not, as the importer would hand on a large text of them. */
export type MadeUp = {
  readonly head: SheetHead;
  readonly end: SheetEnd;
  readonly texts: readonly (readonly string[])[];
  readonly recognition: Recognition;
  readonly pieces: readonly Piece[];
};

/** A column as registers have it: the texts of it by number of the row, and what the importer would find of them. */
type MadeUpColumn = {
  readonly heading: string;
  readonly cell: (row: number) => string;
  readonly forms?: readonly PlainForm[];
  readonly repeats?: (row: number) => boolean;
  readonly type?: 'integer' | 'date';
};

/** More distinct texts than this are not few. */
const MOST_FEW = 64;
/** So many texts of a column tell what it is. */
const SAMPLES = 200;
/** In texts: which of the copies of a person this is, in two digits. */
const COPY = '##';
const [MARK = 0, ZERO = 0] = new TextEncoder().encode('#0');

const COLUMNS: readonly MadeUpColumn[] = [
  {heading: '县', cell: () => '示例县'},
  {heading: '乡镇', cell: oneOf('平川镇', '河口乡', '东坪乡')},
  {heading: '行政村', cell: oneOf('红星村', '新民村', '长坡村', '老峪村')},
  {heading: '户编号', cell: (row) => numbered(`5801${COPY}2`, Math.floor(row / 4)), forms: ['key']},
  {heading: '人编号', cell: (row) => numbered(`5801${COPY}3`, row), forms: ['key']},
  {heading: '姓名', cell: (row) => `某甲${row}`, forms: ['text']},
  {heading: '证件号码', cell: idNumberOrTwin, forms: ['id-number'], repeats: isTwin},
  {heading: '性别', cell: oneOf('男', '女')},
  {heading: '出生日期', cell: (row) => bornOn(row).join('-'), type: 'date'},
  {heading: '与户主关系', cell: relation},
  {heading: '民族', cell: oneOf('汉族', '回族'), forms: ['text']},
  {heading: '文化程度', cell: oneOf('小学', '初中', '高中', '大专')},
  {heading: '健康状况', cell: oneOf('健康', '长期慢性病', '残疾、患有大病')},
  {heading: '劳动技能', cell: labour},
  {heading: '务工时间', cell: oneOf('', '3', '10'), type: 'integer'},
  {heading: '务工所在地', cell: oneOf('', '县内', '省内县外'), forms: ['text']},
  {heading: '务工企业名称', cell: (row) => `某厂${row}`, forms: ['text']},
  {heading: '参加城乡居民基本医疗保险', cell: oneOf('是', '否')},
  {heading: '参加大病保险', cell: oneOf('是', '是', '否')},
  {heading: '人联系电话', cell: (row) => String(13_900_000_000 + row), forms: ['mobile']},
  {heading: '人员识别时间', cell: oneOf('2014-05', '2016-11'), forms: ['month']},
  {heading: '享受低保政策情况', cell: oneOf('是', '否')},
  {heading: '年度', cell: oneOf('2019')}
];

/** So many persons of a region that there is not, each piece as many copies of them with numbers of their own. */
export function madeUpPersons(rows: number, copies: number, pieces: number): MadeUp {
  const texts = COLUMNS.map(({cell}) => Array.from({length: rows}, (_, row) => cell(row)));
  const lines = Array.from({length: rows}, (_, row) => texts.map((column) => column[row]).join());
  const text = new TextEncoder().encode(`${lines.join('\n')}\n`);
  const samples = texts.map((column) => column.slice(0, SAMPLES).map((one) => copied(one, 1)));
  const data = rows * copies;
  const columns = COLUMNS.map((column, at) => factsOf(column, texts[at] ?? []));
  const head: SheetHead = {
    id: '0',
    file: '人口信息_20191231.csv',
    name: '',
    kind: 'csv',
    width: COLUMNS.length,
    headingRows: [1],
    headings: COLUMNS.map(({heading}) => heading),
    title: '',
    preview: [],
    merges: []
  };
  return {
    head,
    end: {
      id: '0',
      records: 1 + pieces * data,
      data: pieces * data,
      aside: {},
      totals: [],
      doubts: []
    },
    texts: samples,
    recognition: recognise(head, samples),
    pieces: counted(pieces).map((piece) => ({
      bytes: copiesOf(text, 1 + piece * copies, copies),
      delimiter: ',',
      before: 1 + piece * data,
      rows: data,
      columns
    }))
  };
}

function copied(text: string, copy: number): string {
  return text.replaceAll(COPY, String(copy).padStart(COPY.length, '0'));
}

/** So many copies of a text, one after the other, with their numbers. */
function copiesOf(text: Uint8Array, first: number, count: number): Uint8Array {
  const all = new Uint8Array(count * text.length);
  for (const n of counted(count)) {
    const copy = all.subarray(n * text.length, (n + 1) * text.length);
    copy.set(text);
    const digits = [Math.floor((first + n) / 10), (first + n) % 10].map((digit) => ZERO + digit);
    for (let at = copy.indexOf(MARK); at >= 0; at = copy.indexOf(MARK, at + 1))
      copy.set(digits, at);
  }
  return all;
}

function counted(length: number): readonly number[] {
  return Array.from({length}, (_, at) => at);
}

function factsOf({forms, repeats, type}: MadeUpColumn, texts: readonly string[]): ColumnFacts {
  const filled = texts.filter((text) => text !== '');
  const few = [...new Set(filled)];
  return {
    filled: filled.length,
    longest: Math.max(...few.map((text) => 3 * text.length)),
    ...(few.length > MOST_FEW ? {} : {few}),
    ...(forms === undefined ? {} : {forms}),
    ...(repeats === undefined ? {} : {repeats: texts.filter((_, row) => repeats(row))}),
    ...(type === undefined ? {} : {type})
  };
}

function oneOf(...texts: readonly string[]): (row: number) => string {
  return (row) => texts[row % texts.length] ?? '';
}

/** A number that does not end in noughts, as a damaged one would. */
function numbered(region: string, row: number): string {
  return region + String(1_000_001 + 10 * row).padStart(11, '0');
}

function bornOn(row: number): readonly [year: string, month: string, day: string] {
  const two = (number: number): string => String(1 + number).padStart(2, '0');
  return [String(1940 + (row % 70)), two(row % 12), two(row % 28)];
}

/** Now and then a text is none of the list. */
function labour(row: number): string {
  return row % 40 === 7 ? '不详' : oneOf('普通劳动力', '丧失劳动力', '无劳动力')(row);
}

/** Now and then a household has two heads. */
function relation(row: number): string {
  return row % 40 === 1 ? '户主' : oneOf('户主', '配偶', '之子', '之女')(row);
}

/** Now and then a number stands twice. */
function isTwin(row: number): boolean {
  return row % 40 === 39;
}

function idNumberOrTwin(row: number): string {
  return idNumber(isTwin(row) ? row - 1 : row);
}

function idNumber(row: number): string {
  return withCheck(`580101${bornOn(row).join('')}${String(row % 1000).padStart(3, '0')}`);
}
