import type {Stated} from '../../model/origin.ts';
import type {Text} from '../../model/text.ts';

/** The way back: from a figure to its rows, from a row to its record, from a value to its cell. */
export const LINEAGE = {
  back: {zh: '返回', en: 'Back'},
  loading: {zh: '正在读取…', en: 'Reading…'},
  needsData: {
    zh: '这一页要先打开数据。打开同一批文件后，它会自己显示。',
    en: 'This page needs data. Open the same files and it shows by itself.'
  },
  showNames: {zh: '显示个人信息', en: 'Show personal data'},
  hideNames: {zh: '遮住个人信息', en: 'Mask personal data'},
  maskNote: {
    zh: '姓名、证件号、电话、账号默认遮住，防旁人看见；数据本身没有改动。',
    en: 'Names, ID numbers, phones and accounts are masked against onlookers; the data are unchanged.'
  }
} as const satisfies Record<string, Text>;

/** The rows behind a figure. */
export const ROWS = {
  title: {zh: '数背后的行', en: 'Rows behind a figure'},
  none: {
    zh: '不是数出来的行，背后没有名单；算法见 SQL',
    en: 'Not a count of rows, so no list lies behind it; the SQL says how it is made'
  },
  is: {zh: '{name} = {value}', en: '{name} = {value}'},
  or: {zh: ' 或 ', en: ' or '},
  isNot: {zh: '{name} ≠ {value}', en: '{name} ≠ {value}'},
  nor: {zh: '、', en: ', '},
  empty: {zh: '{name}为空', en: '{name} is empty'},
  notEmpty: {zh: '{name}不空', en: '{name} is not empty'},
  differs: {zh: '{name} ≠ {other}', en: '{name} ≠ {other}'},
  emptyValue: {zh: '空', en: 'empty'},
  filtered: {zh: '筛选：', en: 'Filter: '},
  nothing: {zh: '不加筛选', en: 'none'},
  where: {zh: '立方体的条件：', en: 'Condition of the cube: '},
  measure: {zh: '计入的行：', en: 'Rows that are counted: '},
  parameters: {zh: '用到的参数：', en: 'Parameters used: '},
  counted: {zh: '{units}，{n} 行', en: '{units} in {n} {n?row|rows}'},
  comesTo: {zh: '{name}合计 {value}', en: '{name} {value}'},
  parts: {zh: '这个数由几个计数组成', en: 'The figure is made of several counts'},
  numerator: {zh: '分子', en: 'Numerator'},
  denominator: {zh: '分母', en: 'Denominator'},
  plus: {zh: '加', en: 'Plus'},
  minus: {zh: '减', en: 'Less'},
  first: {zh: '计数', en: 'Count'},
  countedIn: {zh: '{name}（{filters}）', en: '{name} ({filters})'},
  made: {
    zh: '这个数由以下几项按口径算出，不是它们的和：',
    en: 'The figure is computed of these and is no sum of them: '
  },
  wholeList: {zh: '导入报告的整张清单', en: 'the whole list of the import report'},
  sql: {zh: 'SQL', en: 'SQL'},
  gone: {
    zh: '参数或数据变了，图上已经没有这一个数。',
    en: 'Parameters or data have changed: the chart has no such figure any more.'
  },
  running: {zh: '正在计算这个笔记本…', en: 'The notebook is being computed…'},
  zero: {zh: '没有一行符合。', en: 'No row passes.'}
} as const satisfies Record<string, Text>;

/** Units by the column that identifies them: '214 户'. */
export const UNITS: Readonly<Record<string, Text>> = {
  household_id: {zh: '{n} 户', en: '{n} {n?household|households}'},
  head_id_number: {zh: '{n} 户', en: '{n} {n?household|households}'},
  id_number: {zh: '{n} 人', en: '{n} {n?person|people}'},
  person_id: {zh: '{n} 人', en: '{n} {n?person|people}'},
  village_code: {zh: '{n} 个村', en: '{n} {n?village|villages}'},
  village: {zh: '{n} 个村', en: '{n} {n?village|villages}'},
  township: {zh: '{n} 个乡镇', en: '{n} {n?township|townships}'},
  project_id: {zh: '{n} 个项目', en: '{n} {n?project|projects}'},
  enterprise_id: {zh: '{n} 个经营主体', en: '{n} {n?enterprise|enterprises}'},
  other: {zh: '{n} 个', en: '{n} {n?unit|units}'}
};

/** A cell in its file. */
export const CELL = {
  page: {zh: '原表的一格', en: 'A cell of the sheet'},
  title: {zh: '第 {row} 行 {letter} 列', en: 'Row {row}, column {letter}'},
  titleRow: {zh: '第 {row} 行', en: 'Row {row}'},
  titleUnknown: {zh: '找不到这一格', en: 'This cell is not there'},
  readInto: {zh: '读入“{table}”的“{column}”', en: 'read as {table}, {column}'},
  records: {zh: '全表 {n} 行', en: '{n} {n?row|rows} in all'},
  raw: {zh: '原文“{raw}”', en: 'It says “{raw}”'},
  empty: {zh: '原格是空的', en: 'The cell is empty'},
  asIs: {zh: '照原样读入。', en: 'and is read as it stands.'},
  readAs: {zh: '读作 {value}。', en: 'and is read as {value}.'},
  label: {
    zh: '按代码表读作“{value}”。',
    en: 'and is read as “{value}”, by the code list.'
  },
  factor: {
    zh: '单位是{unit}，乘以 {factor}，读作 {value}。',
    en: 'in units of {unit}: times {factor} it is read as {value}.'
  },
  place: {
    zh: '按村表和撤并对照表归到现在的“{value}”。',
    en: 'and stands for the present “{value}”, by the tables of villages and of merged ones.'
  },
  unreadable: {
    zh: '无法读取：{problem}。原文保留，值为空，不计入。',
    en: 'and could not be read: {problem}. The text is kept, the value is empty and not counted.'
  },
  noValue: {zh: '没有值。', en: 'and gives no value.'},
  several: {zh: '这个值由 {n} 格合成：{cells}。', en: 'The value is made of {n} cells: {cells}.'},
  other: {
    zh: '本户这一行没有写，取自同一户的第 {row} 行。',
    en: 'The household’s own row does not say it; row {row} of the same household does.'
  },
  nowhere: {
    zh: '这个值不来自文件中的某一格：这张表没有这一列。',
    en: 'This value comes from no cell: the sheet has no such column.'
  },
  gone: {
    zh: '这一格所在的文件没有打开，或已经换成新的一批。',
    en: 'The file of this cell is not open, or newer files have taken its place.'
  },
  sheet: {zh: '原表', en: 'The sheet'},
  rowsLeft: {zh: '略去 {n} 行', en: '{n} {n?row|rows} left out'}
} as const satisfies Record<string, Text>;

/** What says a value once for a whole sheet. */
export const STATED: Readonly<Record<Stated['from'], Text>> = {
  title: {
    zh: '“{text}”不在某一格里：表头上方的标题说明了整张表。',
    en: '“{text}” stands in no cell of the row: the title above the heading says it for the whole sheet.'
  },
  sheet: {
    zh: '“{text}”不在某一格里：工作表名说明了整张表。',
    en: '“{text}” stands in no cell: the name of the sheet says it for all rows.'
  },
  file: {
    zh: '“{text}”不在某一格里：文件名说明了整张表。',
    en: '“{text}” stands in no cell: the name of the file says it for all rows.'
  },
  year: {
    zh: '“{text}”不在某一格里：工作表、文件或文件夹的名称只写了年份，按年底计。',
    en: '“{text}” stands in no cell: the name of the sheet, file or folder says a year only, and its end is meant.'
  },
  heading: {
    zh: '“{text}”不在某一格里：表头说明了这几列。',
    en: '“{text}” stands in no cell of the row: the heading says it for these columns.'
  },
  column: {
    zh: '“{text}”取自表中写日期的列。',
    en: '“{text}” is what the column of dates says.'
  },
  analyst: {zh: '“{text}”是分析者指定的。', en: '“{text}” is what the analyst said.'}
};
