import type {Text} from '../../model/text.ts';

/** What is said of the kept work: in the side bar's foot, above the pages, on the workspace page. */
export const WORKSPACE = {
  title: {zh: '工作区', en: 'Workspace'},
  saved: {zh: '{size} · 已保存[ {time}]', en: '{size} · saved[ {time}]'},
  saving: {zh: '正在保存…', en: 'Saving…'},
  nowhere: {zh: '未保存', en: 'not saved'},
  elsewhere: {zh: '只读：另一个标签页正在使用', en: 'read-only: open in another tab'},
  failed: {zh: '保存失败', en: 'saving failed'},
  takeOver: {zh: '在这里继续', en: 'Continue here'},
  elsewhereText: {
    zh: '另一个标签页正在使用这个工作区。这里可以看，改动不会保存。',
    en: 'Another tab is using this workspace. You can look around here; changes are not kept.'
  },
  unfinished: {
    zh: '上次导入没有完成：{files}[等 {total} 个文件]。已有的数据没有变。',
    en: 'The last import did not finish: {files}[ and others, {total} files]. The data is as it was before.'
  },
  redo: {zh: '重新导入', en: 'Import again'},
  giveUp: {zh: '不要了', en: 'Forget it'},
  missing: {
    zh: '有 {n} 个文件没能读回：{files}[ 等 {total} 个]。请重新打开它们，指认和改动会照旧套用。',
    en: '{n} {n?file|files} could not be read back: {files}[ and others, {total} in all]. Open {n?it|them} again; what you decided is applied as before.'
  },
  unread: {
    zh: '没有读回上次打开的数据。笔记本、参数和改动都在。',
    en: 'The data that was open last time was not read back. Notebooks, parameters and changes are all there.'
  },
  readBack: {zh: '读回数据', en: 'Read it back'},
  fleeting: {
    zh: '数据文件没有留存在浏览器里，刷新以后要重新打开。',
    en: 'The data files were not stored in the browser; after a reload they must be opened again.'
  },
  close: {zh: '知道了', en: 'Got it'},
  restoring: {zh: '正在读回上次的数据', en: 'Reading back the data of last time'},
  restoringFile: {zh: '正在读回 {file}', en: 'Reading back {file}'}
} as const satisfies Record<string, Text>;
