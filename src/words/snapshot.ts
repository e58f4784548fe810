import type {Text} from '../model/text.ts';

/** What a snapshot says around the notebook's own words; the page and the command line share it. */
export const SNAPSHOT = {
  asOf: {zh: '数据截至 {date}', en: 'data of {date}'},
  made: {zh: '{date}生成', en: 'made on {date}'},
  sources: {zh: '来源：{files}。', en: 'Sources: {files}.'},
  source: {zh: '{file}（{n} 行，SHA-256 {hash}）', en: '{file} ({n} {n?row|rows}, SHA-256 {hash})'},
  moreSources: {zh: '{files}等 {n} 个文件', en: '{files} and {n} files in all'},
  rule: {
    zh: '少于 {least} 户（病、残、未成年人、收入 {strict} 户）的格子已隐去，并做补充隐去，逐格反推检验 0 格可还原；“{mark}”为隐去的数。',
    en: 'Cells under {least} households ({strict} for illness, disability, minors and income) are hidden, others with them so that they cannot be reckoned back; the audit can restore none. “{mark}” stands for a hidden number.'
  },
  made2: {
    zh: '底数 {version} · 内容校验码 {code} · 本页不含任何个人信息',
    en: 'Dishu {version} · content code {code} · this page holds no personal data'
  },
  rows: {zh: '共 {n} 行，列出前 {shown} 行', en: 'first {shown} of {n} rows'},
  hiddenMarks: {zh: '{mark} 已隐去：{list}', en: '{mark} hidden: {list}'},
  hiddenCount: {
    zh: '{mark} 图中隐去 {n} 处',
    en: '{mark} {n} {n?value|values} of this chart {n?is|are} hidden'
  },
  nothing: {zh: '没有可报告的。', en: 'There is nothing to report.'},
  handling: {zh: '隐去、归并与未放入的内容', en: 'What is hidden, merged or left out'},
  cells: {
    zh: '本页所依据的统计表共 {all} 格，隐去 {hidden} 格；页上的数 {shown} 个，隐去 {marks} 个。',
    en: 'The tables behind this page have {all} {all?cell|cells}, {hidden} of them hidden; of {shown} {shown?number|numbers} on the page {marks} {marks?is|are} hidden.'
  },
  merged: {
    zh: '“{dimension}”中户数太少的归入“其余”：{labels}。',
    en: '{dimension}: too few to stand alone, merged into Others: {labels}.'
  },
  mergedMany: {
    zh: '“{dimension}”中有 {n} 种户数太少，归入“其余”。',
    en: '{dimension}: {n} {n?label|labels} too few to stand alone, merged into Others.'
  },
  inner: {
    zh: '清单类内容留在办公室内，没有放入：{titles}。',
    en: 'Working lists stay in the office and are not here: {titles}.'
  },
  refused: {
    zh: '“{cell}”需要按户或按人的数据，没有放入：{reason}',
    en: '“{cell}” needs data of households or people and is not here: {reason}'
  },
  readsPeople: {
    zh: '它直接读“{table}”。请先用立方（cube）计数，再用立方的结果。',
    en: 'it reads {table} itself. Count them in a cube first, and use what the cube says.'
  },
  ofText: {zh: '正文', en: 'Text'},
  parameters: {zh: '参数', en: 'Parameters'},
  methods: {zh: '口径', en: 'Definitions'},
  headline: {zh: '首页的数', en: 'Figures of the first page'},
  queries: {zh: '计算过程（SQL）', en: 'How it was computed (SQL)'},
  provenance: {zh: '数据来源', en: 'Provenance'},
  blocks: {
    zh: '带“-块数”的是大文件（超过 32 MiB）：各 512 KiB 块的 SHA-256 依次连接后再取 SHA-256。',
    en: 'With “-number” behind it, of a large file (beyond 32 MiB): the SHA-256 of the SHA-256 of its parts of 512 KiB, one after the other.'
  },
  file: {zh: '文件', en: 'File'},
  size: {zh: '大小', en: 'Size'},
  lines: {zh: '行数', en: 'Rows'},
  date: {zh: '数据日期', en: 'Data of'},
  all: {zh: '全部 {n} 个', en: 'all {n}'},
  none: {zh: '未选', en: 'none'},
  table: {zh: '结果“{cell}”', en: 'Result “{cell}”'}
} as const satisfies Record<string, Text>;
