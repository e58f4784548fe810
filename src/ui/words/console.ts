import type {Text} from '../../model/text.ts';

/** What the console says. */
export const CONSOLE = {
  title: {zh: '查询台', en: 'Console'},
  editor: {zh: 'SQL 编辑区', en: 'SQL editor'},
  run: {zh: '运行', en: 'Run'},
  runAll: {zh: '全部运行', en: 'Run all'},
  cancel: {zh: '取消', en: 'Cancel'},
  history: {zh: '历史', en: 'History'},
  format: {zh: '格式化', en: 'Format'},
  plan: {zh: '执行计划', en: 'Plan'},
  running: {zh: '正在查询，已 {seconds} 秒', en: 'Running for {seconds} s'},
  runningPart: {zh: '第 {at} / {all} 条', en: 'statement {at} of {all}'},
  cancelling: {zh: '正在取消…', en: 'Cancelling…'},
  cancelLate: {
    zh: '正在取消…引擎手上这一步中途停不下来，做完就停。现在不能结束引擎：文件正在读入，或者有数据文件已经读不到了，结束以后数据就不全了。',
    en: 'Cancelling… The engine cannot stop in the middle of the step it is at and stops after it. It cannot be ended now: files are being read, or a data file can no longer be found, and the data would not be whole.'
  },
  cancelled: {zh: '已取消，数据没有改动。', en: 'Cancelled; no data was changed.'},
  cancelledBack: {
    zh: '已取消。引擎手上这一步中途停不下来，引擎重新启动了，正在读回数据…',
    en: 'Cancelled. The engine could not stop in the middle of the step it was at and was started anew; the data is being read back…'
  },
  cancelledAnew: {
    zh: '已取消。引擎手上这一步中途停不下来，引擎重新启动过，数据已全部读回。',
    en: 'Cancelled. The engine could not stop in the middle of the step it was at and was started anew; all of the data is back.'
  },
  gone: {
    zh: '引擎重新启动过，这里原来的结果不在了。请再运行一次。',
    en: 'The engine was started anew, and the result that was here is gone. Run the statement again.'
  },
  lost: {
    zh: '引擎重新启动以后，“{name}”没能重建，用到时请再建一次。',
    en: 'After the engine was started anew “{name}” could not be made again; make it again where you need it.'
  },
  starting: {zh: '正在启动计算引擎…', en: 'Starting the engine…'},
  lead: {
    zh: '在这里用 SQL 查已载入的表。中文表名、列名直接写，不用引号；只读，改不动登记数据。',
    en: 'Query the loaded tables with SQL here. Chinese names need no quotes. It only reads: nothing that is registered can be changed.'
  },
  keys: {
    zh: 'Ctrl+Enter 运行光标处或选中的语句，Esc 取消，Ctrl+空格 提示，Tab 或回车接受提示；没有提示时 Tab 离开编辑区。',
    en: 'Ctrl+Enter runs the statement at the cursor or the selection, Esc cancels, Ctrl+Space completes, Tab or Enter accepts; without a list Tab leaves the editor.'
  },
  examples: {zh: '从一个例子开始', en: 'Begin with an example'},
  tables: {zh: '可以查的表', en: 'Tables to query'},
  noTables: {
    zh: '还没有载入数据。先打开文件，表就会列在这里。',
    en: 'No data is loaded yet. Open files first; their tables will be listed here.'
  },
  place: {zh: '第 {line} 行第 {character} 列：', en: 'Line {line}, column {character}:'},
  unsetVariable: {
    zh: '变量“{name}”还没有设，现在当作空值。先运行 SET VARIABLE {name} = …',
    en: 'The variable “{name}” is not set and counts as NULL. Run SET VARIABLE {name} = … first.'
  },
  variableSet: {zh: '变量“{name}”已设。', en: 'The variable “{name}” is set.'},
  tableMade: {
    zh: '“{name}”已建好，在本次查询台里可以查。',
    en: '“{name}” is made and can be queried in this console.'
  },
  time: {zh: '{ms} 毫秒', en: '{ms} ms'},
  timeLong: {zh: '{s} 秒', en: '{s} s'},
  result: {zh: '查询结果', en: 'Result of the query'},
  noRows: {zh: '查询运行了，没有一行符合。', en: 'The query ran; no row fits.'},
  addToNotebook: {zh: '加入笔记本', en: 'Add to notebook'},
  newNotebook: {zh: '新的笔记本', en: 'New notebook'},
  notebookTitle: {zh: '查询台的查询', en: 'Queries of the console'},
  historyEmpty: {zh: '还没有运行过。', en: 'Nothing has been run yet.'},
  formatFailed: {
    zh: '这段 SQL 排不了版，没有改动。',
    en: 'This SQL cannot be formatted; nothing was changed.'
  },
  planNote: {
    zh: '引擎打算怎样算，从下往上读；没有运行。',
    en: 'How the engine would answer it, read from the bottom up; it was not run.'
  },
  planRows: {zh: '约 {n} 行', en: 'about {n} rows'},
  kinds: {zh: '{n} 种', en: '{n} {n?value|values}'},
  ownTable: {zh: '临时', en: 'temporary'},
  staged: {zh: '原样的工作表', en: 'a sheet as it came'},
  ownFile: {zh: '未识别的表', en: 'a table that was not recognised'},
  everyEdition: {zh: '各期', en: 'every edition'},
  unitIs: {zh: '单位 {unit}', en: 'unit {unit}'}
} as const satisfies Record<string, Text>;

/** The engine's types in words. */
export const TYPE_WORDS: Readonly<Record<string, Text>> = {
  VARCHAR: {zh: '文本', en: 'text'},
  ENUM: {zh: '文本', en: 'text'},
  LIST: {zh: '列表', en: 'list'},
  TINYINT: {zh: '整数', en: 'integer'},
  UTINYINT: {zh: '整数', en: 'integer'},
  SMALLINT: {zh: '整数', en: 'integer'},
  INTEGER: {zh: '整数', en: 'integer'},
  BIGINT: {zh: '整数', en: 'integer'},
  HUGEINT: {zh: '整数', en: 'integer'},
  DOUBLE: {zh: '数', en: 'number'},
  FLOAT: {zh: '数', en: 'number'},
  DECIMAL: {zh: '数', en: 'number'},
  BOOLEAN: {zh: '是否', en: 'yes or no'},
  DATE: {zh: '日期', en: 'date'},
  TIMESTAMP: {zh: '时间', en: 'time'}
};
