import type {Doubt, DoubtCode} from '../model/sheet.ts';
import type {Lang, Text} from '../model/text.ts';
import {decimalText} from './numbers.ts';
import {say} from './say.ts';

/** What may be wrong with a sheet that was read all the same. */
export const DOUBTS: Readonly<Record<DoubtCode, Text>> = {
  'heading-missing': {
    zh: '没有找到表头，各列按位置编号。请指出表头在哪一行。',
    en: 'No heading was found; the columns are numbered. Say in which row it is.'
  },
  'heading-unsure': {
    zh: '不能肯定表头在[第 {row} 行]这里，请核对。',
    en: 'It is not certain that the heading is [in row {row}, ]where it was found: check it.'
  },
  'heading-duplicate': {
    zh: '表头“{heading}”出现了不止一次[，这是第 {column} 列]，请核对各自对应什么。',
    en: 'The heading “{heading}” is there more than once[; this is column {column}]: check what each stands for.'
  },
  'dialect-unsure': {
    zh: '不能肯定这个文本文件用什么符号分列，请核对各列是否分对。',
    en: 'It is not certain how this text file divides its columns: check them.'
  },
  'encoding-unsure': {
    zh: '有些字符不能按判断的编码解读，可能有乱码，请核对汉字。',
    en: 'Some characters do not fit the encoding that was found: check whether text is garbled.'
  },
  'ragged-rows': {
    zh: '[共 {rows} 行列数与表头不同。][第 {row} 行有 {cells} 个单元格，与表头不同。]多出的内容保留，缺少的为空。',
    en: '[{rows} {rows?row has|rows have} another number of cells than the heading. ][Row {row} has {cells} {cells?cell|cells}, unlike the heading. ]What is too much is kept, what is missing is empty.'
  },
  'unbalanced-quote': {
    zh: '第 {row} 行起引号没有配对，附近的单元格可能分错，请核对。',
    en: 'From row {row} on a quote is never closed; cells near it may be divided wrongly: check them.'
  },
  'quote-rare': {
    zh: '第 {row} 行有一格不必要地用引号括起，别处都没有这样写；引号也许是内容的一部分，请核对。',
    en: 'Row {row} has a cell in quotes that it does not need, unlike the rest of the file: the quotes may belong to its text. Check it.'
  },
  'several-tables': {
    zh: '这张工作表里像是有几张表[，另一张从第 {row} 行开始，只读了第一张][，另一张从第 {column} 列开始，按一张表读了，请核对或拆开]。',
    en: 'This sheet seems to hold several tables[; another begins in row {row}, and only the first was read][; another begins in column {column}, and they were read as one: check it or part them].'
  },
  'heading-again': {
    zh: '第 {row} 行像是另一张表的表头，它和下面各行仍按本表的数据读取。请核对，是另一张表就拆开。',
    en: 'Row {row} looks like the heading of another table; it and the rows below were read as data of this one. Check it, and part them if they are two.'
  },
  'table-of-several': {
    zh: '这张工作表里有 {parts} 张表，这是第 {part} 张[，从第 {row} 行开始][，从第 {column} 列开始]，各自单独读取。请核对是否分对。',
    en: 'This sheet holds {parts} tables, each of which was read by itself; this is number {part}[, from row {row}][, from column {column}]. Check whether they are parted rightly.'
  },
  'section-labels': {
    zh: '第 {row} 行起有 {count} 行只写着分段的名称（如村名），没有当作数据，下面各行也没有得到它；需要时请补一列。',
    en: '{count} {count?row|rows}, the first in row {row}, {count?holds|hold} only the name of a section, as of a village: not read as data, nor given to the rows below. Add a column where you need it.'
  },
  'foot-unsure': {
    zh: '第 {row} 行可能是表尾的说明或合计、平均，已按数据载入。如果不是数据，请在文件里删去这一行再导入。',
    en: 'Row {row} may be a note, a total or a mean below the table; it was loaded as data. If it is no row of data, delete it in the file and import it again.'
  },
  'title-differs': {
    zh: '第 {row} 行的标题写的是另一个地方，它下面的各行仍按第一个标题的地方读取。请核对，最好拆成几张表。',
    en: 'The title in row {row} names another place; the rows below it were read as of the place that the first title names. Check it, or better, part the tables.'
  },
  'total-differs': {
    zh: '第 {row} 行[第 {column} 列]写的合计是 {stated}，所合计的各行相加是 {summed}。',
    en: 'The total in row {row}[, column {column},] is given as {stated}; its rows add up to {summed}.'
  },
  'unit-unstated': {
    zh: '表头、表外文字和名称都没有写明金额的单位，第 {column} 列等按元读取。如果是万元，请为各列选定单位。',
    en: 'Nothing says what the amounts are in, from column {column} on: no heading, no line beside the table, no name. They were read as yuan; if they are tens of thousands of yuan, choose the unit of each column.'
  },
  'sheet-hidden': {
    zh: '这张工作表[从第 {row} 行起有一部分]在文件里是隐藏的，也读了。',
    en: 'This sheet is hidden in the file[ in part, from row {row} on]; it was read all the same.'
  },
  'formula-without-value': {
    zh: '有[{count} 个]公式没有保存结果，读作空。请在 Excel 或 WPS 里打开保存一次再导入。',
    en: '[{count} {count?formula has|formulas have} no stored result and {count?is|are} read as empty. ]Open and save the workbook in Excel or WPS, then import it again.'
  },
  'cut-short': {
    zh: '文件的结尾不完整，后面的行可能丢失了。请重新导出。',
    en: 'The end of the file is missing; rows may be lost. Export it again.'
  },
  'part-damaged': {
    zh: '工作簿的部件“{part}”已损坏或不能解读，没有用它：工作表的名称、日期和百分数的写法可能不对。请与原件核对，最好重新导出。',
    en: 'The part “{part}” of the workbook is damaged or unreadable and was not used: names of sheets, dates and percentages may be wrong. Compare with the original, or better, export it again.'
  },
  'sheet-damaged': {
    zh: '工作表“{sheet}”已损坏，没有读到；其余照读。请重新导出。',
    en: 'The sheet “{sheet}” is damaged and was not read; the others were. Export it again.'
  },
  'sum-wrong': {
    zh: '工作簿的部件“{part}”与它自带的校验和不符：内容在保存之后变了，可能有个别字或数字不对。请与原件核对，最好重新导出。',
    en: 'The part “{part}” of the workbook does not match its own check sum: it has changed since it was saved, and some texts or numbers may be wrong. Compare with the original, or better, export it again.'
  },
  'rows-disordered': {
    zh: '文件里的行没有按行号排列[，第 {row} 行起按读到的先后编号]，行号可能与打开时看到的不同。请在 Excel 或 WPS 里打开保存一次再导入。',
    en: 'The rows of the file are not in the order of their numbers[; from row {row} on they are numbered as they come], so they may stand elsewhere when it is opened. Open and save it in Excel or WPS, then import it again.'
  },
  'cells-damaged': {
    zh: '有 {count} 个单元格已损坏，跳过了，第一个在第 {row} 行附近；其余照读，但也可能有错。请重新导出。',
    en: '{count} damaged {count?cell was|cells were} passed over, the first near row {row}; the others were read, but may be wrong as well. Export the workbook again.'
  },
  'bytes-before': {
    zh: '文件开头多出 {count} 个字节，不属于文件本身，略过了。多半是下载时混进去的，请核对。',
    en: '{count} {count?byte|bytes} at the beginning {count?does|do} not belong to the file and {count?was|were} passed over. They mostly come from a download: check the sheet.'
  }
};

export function doubtText({code, row, column, values}: Doubt, lang: Lang): string {
  const place = {...(row === undefined ? {} : {row}), ...(column === undefined ? {} : {column})};
  return say(DOUBTS[code], lang, {...place, ...exact(values)});
}

/** Totals are said with their decimals. */
function exact(values: Doubt['values'] = {}): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      typeof value === 'number' && !Number.isInteger(value)
        ? decimalText(value, {digits: 0, upTo: 2})
        : value
    ])
  );
}
