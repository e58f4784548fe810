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
    zh: '另一个标签页正在使用这个工作区。这里可以看、可以试参数和查询，改动不会保存；要编辑、打开文件或指认，请在这里继续。',
    en: 'Another tab is using this workspace. Here you can look around and try parameters and queries; changes are not kept. To edit, open files or correct readings, continue here.'
  },
  outdated: {
    zh: '另一个标签页里有了改动，这里还是改动以前的样子。刷新就能看到；在这里试过的参数和临时表不保留。',
    en: 'Something was changed in the other tab; this one still shows what was before. Load it again to see the change; parameters and temp tables tried here are not kept.'
  },
  follow: {zh: '刷新', en: 'Load again'},
  readOnly: {
    zh: '另一个标签页正在使用这个工作区，这里不能改。',
    en: 'Another tab is using this workspace; nothing can be changed here.'
  },
  tried: {zh: '可以试，不会保存', en: 'to try; not kept'},
  leftBehind: {
    zh: '另一个标签页接手时，这里有改动还没保存上。请把它们存为文件，再关掉这一页。',
    en: 'When another tab took over, changes made here had not been saved. Save them to a file before you close this page.'
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
  fleetingFolder: {
    zh: '浏览器里放不下数据文件。刷新以后从文件夹“{folder}”读回，浏览器会再问一次是否允许。',
    en: 'The browser has no room for the data files. After a reload they are read from the folder “{folder}”; the browser will ask once more.'
  },
  remember: {zh: '记住文件夹…', en: 'Remember the folder…'},
  fromFolder: {zh: '从“{folder}”读回', en: 'Read from “{folder}”'},
  replace: {
    zh: '“{file}”里的工作区会替换现在的工作区。',
    en: 'The workspace in “{file}” will take the place of the present one.'
  },
  replaceNow: {zh: '替换', en: 'Replace'},
  openAgain: {zh: '选择文件夹', en: 'Choose the folder'},
  inBrowser: {
    zh: '存在这台电脑的这个浏览器里，刷新或意外关闭以后自动读回。',
    en: 'It lies in this browser on this computer, and is read back by itself after a reload or a crash.'
  },
  inFile: {
    zh: '存在文件“{file}”里，每次改动立即写入。',
    en: 'It lies in the file “{file}”; every change is written to it at once.'
  },
  inPage: {
    zh: '只在这一页里：关掉页面就没有了。请存为文件，下次打开它继续。',
    en: 'It is only in this page and gone when the page is closed. Save it to a file, and open that next time to go on.'
  },
  whyNot: {
    file: {
      zh: '从文件打开的页面共用浏览器的存储，所以这里不在浏览器里留任何数据。',
      en: 'Pages opened from files share the browser’s storage, so nothing of yours is kept there.'
    },
    plain: {
      zh: '这个网址是 http，不是 https，浏览器不给这样的页面存储空间。',
      en: 'This address is http, not https, and browsers give such pages no storage of their own.'
    },
    refused: {
      zh: '浏览器不让这个页面存数据：可能禁止了网站数据，或者这是无痕窗口。',
      en: 'The browser does not let this page store anything: site data may be blocked, or this is a private window.'
    }
  },
  room: {zh: '浏览器还可存 {left}', en: '{left} left in the browser'},
  lasting: {zh: '浏览器答应不自行清理', en: 'the browser has promised not to clear it'},
  clearable: {
    zh: '磁盘紧张时浏览器可能自行清理，重要的请另存为文件',
    en: 'the browser may clear it when the disk is full: save what matters to a file'
  },
  holds: {zh: '里面有', en: 'What it holds'},
  files: {zh: '数据文件', en: 'Data files'},
  mappings: {zh: '记住的列对应', en: 'Remembered columns'},
  notebooks: {zh: '自己的笔记本', en: 'Own notebooks'},
  parameters: {zh: '选过的参数', en: 'Chosen parameters'},
  lines: {zh: '改过的政策线', en: 'Changed policy lines'},
  exemptions: {zh: '豁免', en: 'Exemptions'},
  history: {zh: '查询历史', en: 'Console history'},
  filesOf: {zh: '{n} 个，{size}', en: '{n}, {size}'},
  toFile: {zh: '存为文件', en: 'As a file'},
  save: {zh: '存为文件…', en: 'Save to a file…'},
  saveAll: {zh: '连同数据文件一起存…', en: 'Save with the data files…'},
  open: {zh: '打开工作区文件…', en: 'Open a workspace file…'},
  saveNote: {
    zh: '不含数据的文件很小，打开时再选一次数据文件夹；含数据的文件里有个人信息，请妥善保管。',
    en: 'Without the data the file is small, and the folder is chosen again when it is opened; with the data it holds personal information: keep it safe.'
  },
  downloaded: {
    zh: '已下载一份。之后的改动不会写进去，请在离开前再存一次。',
    en: 'A copy was downloaded. Later changes do not reach it: save again before you leave.'
  },
  erase: {zh: '清除全部', en: 'Delete everything'},
  eraseNote: {
    zh: '删除这个浏览器里留存的一切：数据文件的副本、指认、笔记本、参数、政策线、豁免、历史和设置。您自己的原始文件和另存的文件不受影响。',
    en: 'Deletes all that this browser keeps: copies of the data files, decisions, notebooks, parameters, policy lines, exemptions, history and settings. Your original files and what you saved elsewhere are not touched.'
  },
  eraseSure: {zh: '不能撤销。确定清除？', en: 'This cannot be undone. Delete it all?'},
  eraseNow: {zh: '全部清除', en: 'Delete it all'},
  cancel: {zh: '取消', en: 'Cancel'},
  close: {zh: '知道了', en: 'Got it'},
  restoring: {zh: '正在读回上次的数据', en: 'Reading back the data of last time'},
  restoringFile: {zh: '正在读回 {file}', en: 'Reading back {file}'}
} as const satisfies Record<string, Text | Record<string, Text>>;
