import type {Text} from '../../model/text.ts';

/** The import report: what was read, what was taken for what, where it does not add up. */
export const IMPORT = {
  none: {zh: '还没有导入文件。', en: 'No file has been imported yet.'},
  analyse: {zh: '打开分析', en: 'Open the analyses'},
  sum: {
    zh: '读入 {records} 行 = 入库 {data} 行 + 搁置 {aside} 行',
    en: '{records} {records?row|rows} read = {data} loaded + {aside} set aside'
  },
  unreadable: {
    zh: '{n} 个单元格无法读取，原文全部保留',
    en: '{n} {n?cell|cells} could not be read; their texts are kept'
  },
  allReadable: {zh: '每个单元格都读出来了', en: 'every cell was read'},
  took: {zh: '用时 {s} 秒', en: '{s} s'},
  filesOf: {zh: '{n} 个文件中 ', en: 'Of {n} {n?file|files}, '},
  known: {zh: '{n} 个已认出', en: '{n} {n?was|were} recognised'},
  own: {zh: '{n} 个单独成表', en: '{n} {n?stands|stand} as {n?its|their} own table'},
  asked: {zh: '{n} 个待您指认', en: '{n} {n?waits|wait} for you to say what {n?it is|they are}'},
  closed: {zh: '{n} 个打不开', en: '{n} could not be opened'},
  same: {zh: '{n} 个已经导入过', en: '{n} {n?was|were} here already'},
  comma: {zh: '，', en: ', '},
  stop: {zh: '。', en: '. '},
  totalsAgree: {zh: '写明的合计与各行相加一致。', en: 'Stated totals agree with their rows.'},
  totalsDiffer: {
    zh: '{n} 处合计与各行相加不一致',
    en: '{n} stated {n?total differs|totals differ} from the rows'
  },
  file: {zh: '文件', en: 'File'},
  sheet: {zh: '编码或工作表', en: 'Encoding or sheet'},
  takenFor: {zh: '认作', en: 'Taken for'},
  score: {zh: '把握', en: 'Certainty'},
  read: {zh: '读入', en: 'Read'},
  loaded: {zh: '入库', en: 'Loaded'},
  aside: {zh: '搁置', en: 'Set aside'},
  unread: {zh: '无法读取', en: 'Unreadable'},
  state: {zh: '状态', en: 'State'},
  group: {zh: '{folder} 等 {n} 个', en: '{folder}, {n} alike'},
  decide: {zh: '指认…', en: 'Decide…'},
  ownTable: {zh: '单独成表', en: 'its own table'},
  cannotOpen: {zh: '打不开', en: 'cannot open'},
  agrees: {zh: '一致', en: 'agrees'},
  doubtful: {zh: '有疑问', en: 'doubtful'},
  waiting: {zh: '待认', en: 'undecided'},
  already: {zh: '已有', en: 'here already'},
  locked: {zh: '有密码', en: 'password'},
  unknown: {zh: '未识别', en: 'not known'},
  rowAs: {zh: '第 {rows} 行{what}', en: '{what} in row {rows}'},
  title: {zh: '标题', en: 'title'},
  heading: {zh: '表头', en: 'heading'},
  noHeading: {zh: '没有表头', en: 'no heading'},
  unitIs: {zh: '单位{unit}', en: 'unit '},
  dataFrom: {zh: '数据自第 {row} 行起', en: 'data from row {row} on'},
  takenBecause: {zh: '认作“{table}”：', en: 'Taken for {table}: '},
  mostLike: {zh: '最像“{table}”：', en: 'Most like {table}: '},
  margin: {
    zh: '比第二可能的“{table}”高 {margin} 分。',
    en: '{margin} points above the next, {table}.'
  },
  asOf: {zh: '数据日期 {date}，{from}', en: 'Data of {date}, {from}'},
  asOfNone: {zh: '没有写明数据日期', en: 'no date of the data is given'},
  preview: {zh: '原文件的前几行', en: 'First rows of the file'},
  changeTable: {zh: '换一张表', en: 'Change the table'},
  moveHeading: {zh: '表头不在这里？移动', en: 'Is the heading elsewhere? Move it'},
  pickHeading: {
    zh: '点表头的第一行和最后一行的行号。',
    en: 'Press the numbers of the first and the last row of the heading.'
  },
  pickedHeading: {zh: '表头：第 {rows} 行', en: 'Heading: row {rows}'},
  pickedNone: {zh: '没有表头', en: 'No heading'},
  asHeading: {zh: '第 {row} 行作表头', en: 'Row {row} is the heading'},
  rereadSo: {zh: '按此重新读取', en: 'Read again like this'},
  cancel: {zh: '取消', en: 'Cancel'},
  dateOfData: {zh: '数据日期', en: 'Date of the data'},
  encoding: {zh: '编码', en: 'Encoding'},
  alike: {
    zh: '同样表头的 {n} 张一起改',
    en: 'The same for all {n} sheets with these headings'
  },
  wanted: {
    zh: '“{file}”要换一种读法，请把它再拖进来一次。',
    en: '{file} is to be read in another way: drop it once more.'
  },
  mapped: {
    zh: '已打开 {n} 条对应关系，同样表头的表按此读取。',
    en: '{n} {n?mapping was|mappings were} opened; sheets with the same headings are read so.'
  },
  mappedNot: {
    zh: '{n} 条用到这里没有的表或列，没有采用。',
    en: '{n} of them {n?names|name} tables or columns that are not known here and {n?was|were} left out.'
  },
  saveMappings: {zh: '保存对应关系', en: 'Save the mappings'},
  saveReport: {zh: '导出报告 .xlsx', en: 'Export the report as .xlsx'},
  saving: {zh: '正在导出…', en: 'Exporting…'},
  mappingsName: {zh: '对应关系', en: ' mappings'},
  reportName: {zh: '导入报告', en: ' import report'},
  sameAs: {
    zh: '与“{file}”内容一样，没有重复载入。',
    en: 'It holds the same as {file} and was not loaded twice.'
  },
  lacking: {
    zh: '“{table}”{date}的一期缺{places}，补齐以前不算最新一期，分析仍用前一期。',
    en: '{table}: the edition of {date} lacks {places}, so the analyses stay with the one before until the missing files are added.'
  },
  isPart: {
    zh: '“{table}”{date}的一期只有 {n} 行，前一期有 {of} 行，多半只是其中一部分，不算最新一期，分析仍用前一期。',
    en: '{table}: the edition of {date} has {n} {n?row|rows}, the one before {of}; it is probably a part only, so the analyses stay with the one before.'
  },
  vanished: {
    zh: '户{date}的一期里没有{places}，前一期有 {n} 户，多半是缺了文件。补上以前，它们会被算作退出。',
    en: 'Households: the edition of {date} names nobody in {places}, where the one before had {n}; their files are probably missing. Until they are added, these count as closed.'
  },
  lagging: {
    zh: '“{table}”最新一期是{date}，户是{households}，合看两者的分析比的是两个日期。',
    en: '{table}: latest edition {date}, households {households}; analyses of both compare two dates.'
  },
  villagesMore: {zh: '等 {n} 个村', en: '{n} villages in all'},
  lists: {zh: '逐条清单', en: 'Line by line'},
  listsNote: {
    zh: '每一处都写明文件、工作表、行、列和原文，可排序、筛选、导出；在 SQL 里叫 来源、各列、无法读取、搁置、疑点',
    en: 'Each with file, sheet, row, column and its own text, to be sorted, filtered and exported; in SQL data.sheet, data.column_count, data.import_issue, data.set_aside, data.finding'
  },
  unreadableList: {zh: '无法读取', en: 'Unreadable cells'},
  asideList: {zh: '搁置的行', en: 'Rows set aside'},
  findingList: {zh: '疑点', en: 'Findings'},
  columnList: {zh: '各列', en: 'Columns'},
  sourceList: {zh: '来源', en: 'Sources'},
  asItself: {zh: '都不是，单独成表', en: 'None of them: its own table'},
  candidates: {zh: '它是哪张表？', en: 'Which table is it?'},
  mapping: {zh: '列怎么对应', en: 'Which column is which'},
  position: {zh: '列', en: 'Column'},
  original: {zh: '原表头', en: 'Heading'},
  standard: {zh: '标准列', en: 'Standard column'},
  meaning: {zh: '含义与换算', en: 'Meaning and conversion'},
  readCells: {zh: '读出', en: 'Read'},
  emptyCells: {zh: '空', en: 'Empty'},
  notStandard: {zh: '不进入标准表，保留原列', en: 'not in the standard table, kept as it stands'},
  others: {
    zh: '另有 {n} 列不进入标准表，保留原列',
    en: '{n} more {n?column is|columns are} not in the standard table and {n?is|are} kept'
  },
  showOthers: {zh: '显示', en: 'Show'},
  hideOthers: {zh: '收起', en: 'Hide'},
  times: {zh: '× {factor}', en: '× {factor}'},
  unitOf: {zh: '{column} 列的单位', en: 'Unit of column {column}'},
  reload: {zh: '按此重新载入', en: 'Load again like this'},
  reloading: {zh: '正在重新载入…', en: 'Loading again…'},
  changed: {zh: '改了 {n} 列', en: '{n} {n?column|columns} changed'},
  fromRows: {zh: '{n} 行，由 {from} 行得出', en: '{n} from {from} {from?row|rows}'},
  rowsPlain: {zh: '{n} 行', en: '{n} {n?row|rows}'},
  disagree: {
    zh: '{n} 户各行说法不一，取第一个非空值',
    en: '{n} {n?household|households} whose rows disagree; the first value that is there was taken'
  },
  issues: {zh: '无法读取的单元格', en: 'Cells that could not be read'},
  example: {
    zh: '第 {row} 行 {column} 列 “{raw}”[ 等 {n} 处]',
    en: 'row {row}, column {column}: “{raw}”[ and others, {n} in all]'
  },
  listAll: {zh: '逐条查看', en: 'List them'},
  hideAll: {zh: '收起', en: 'Hide'},
  findings: {zh: '对不上的地方', en: 'What does not fit together'},
  findingsNote: {
    zh: '只列出，不删改；下面的数都还在库里',
    en: 'Listed, not changed: all of it is still in the tables'
  },
  noFindings: {
    zh: '各表之间没有发现对不上的地方。',
    en: 'Nothing was found that does not fit together.'
  },
  what: {zh: '情况', en: 'What'},
  inTable: {zh: '在哪张表', en: 'In table'},
  count: {zh: '处', en: 'Count'},
  totalAt: {
    zh: '第 {row} 行 {column} 列合计写 {stated}，各行相加 {summed}，{by}',
    en: 'row {row}, column {column}: the total says {stated}, the rows add up to {summed}, {by}'
  },
  less: {zh: '少 {n}', en: '{n} less'},
  more: {zh: '多 {n}', en: '{n} more'},
  totalOf: {
    zh: '“{file}”第 {row} 行的合计，各行相加{by}',
    en: 'The rows of {file} add up to {by} than the total in row {row}'
  }
} as const satisfies Record<string, Text>;

/** Headings of the lists that the report opens. */
export const LISTED = {
  row_no: {zh: '行', en: 'Row'},
  column_no: {zh: '列', en: 'Column'},
  column_name: {zh: '标准列', en: 'Standard column'},
  raw: {zh: '原文', en: 'Text'},
  problem: {zh: '为什么', en: 'Why'},
  key: {zh: '主键或号码', en: 'Key or number'},
  value: {zh: '值', en: 'Value'},
  other: {zh: '另一个值', en: 'Other value'},
  file: {zh: '文件', en: 'File'},
  sheet: {zh: '工作表', en: 'Sheet'},
  letter: {zh: '列', en: 'Column'},
  heading: {zh: '表头', en: 'Heading'},
  table_name: {zh: '表', en: 'Table'},
  kind: {zh: '情况', en: 'What'},
  reason: {zh: '为什么', en: 'Why'},
  text: {zh: '原文', en: 'Text'},
  state: {zh: '状态', en: 'State'},
  taken_for: {zh: '认作', en: 'Taken for'},
  as_of: {zh: '数据日期', en: 'Date of the data'},
  encoding: {zh: '编码', en: 'Encoding'},
  unit: {zh: '单位', en: 'Unit'},
  factor: {zh: '换算', en: 'Times'},
  cells_read: {zh: '读出', en: 'Read'},
  cells_empty: {zh: '空', en: 'Empty'},
  rows_read: {zh: '读入', en: 'Read'},
  rows_data: {zh: '入库', en: 'Loaded'},
  rows_aside: {zh: '搁置', en: 'Set aside'},
  rows_loaded: {zh: '成表', en: 'Rows in the table'},
  cells_unreadable: {zh: '无法读取', en: 'Unreadable'}
} as const satisfies Record<string, Text>;

/** Where the date of the data was found. */
export const AS_OF_FROM = {
  title: {zh: '来自标题', en: 'from the title'},
  file: {zh: '来自文件名', en: 'from the file name'},
  column: {zh: '来自数据日期列', en: 'from a column'},
  sheet: {zh: '来自工作表名', en: 'from the sheet name'},
  year: {zh: '名称只写年份，按年底计', en: 'the end of the year that a name says'},
  analyst: {zh: '由您指定', en: 'as you said'}
} as const satisfies Record<string, Text>;
