import type {Sentences} from '../sentence.ts';

/** Why the work could not be kept, or not be read back. */
export const WORKSPACE_SENTENCES = {
  'workspace-damaged': {
    what: {zh: '工作区文件已损坏，读不出来。', en: 'The workspace is damaged and cannot be read.'},
    todo: {
      zh: '请打开另存过的工作区文件；没有时，重新打开数据即可，原始文件没有受影响。',
      en: 'Open a copy that you saved; without one, open the data again: the original files are not affected.'
    }
  },
  'workspace-recovered': {
    what: {
      zh: '最近一次保存的工作区有损坏，已改用还完整的部分；损坏的原件留在浏览器里。',
      en: 'The workspace as last saved is damaged. What is still whole of it is used; the damaged copy is kept aside in the browser.'
    },
    todo: {
      zh: '最后的改动可能不在，请核对一下。',
      en: 'The last changes may be missing: please check.'
    }
  },
  'workspace-newer': {
    what: {
      zh: '这个工作区由更新版本的底数保存，这一版读不了，也没有改动它。',
      en: 'A newer version of Dishu saved this workspace. This one cannot read it and has not touched it.'
    },
    todo: {zh: '请改用新版本打开。', en: 'Open it with the newer version.'}
  },
  'workspace-taken': {
    what: {
      zh: '另一个标签页正在使用这个工作区。',
      en: 'Another tab is using this workspace.'
    }
  },
  'workspace-page-used': {
    what: {
      zh: '这一页里已经打开了数据，不能再换成另一个工作区。',
      en: 'Data is already open in this page, so another workspace cannot take its place.'
    },
    todo: {
      zh: '请刷新页面，先打开工作区文件。',
      en: 'Load the page again and open the workspace file first.'
    }
  },
  'store-full': {
    what: {
      zh: '浏览器的存储空间不够[：要 {need}，只剩 {left}]。',
      en: 'The browser has not enough room left[: {need} wanted, {left} free].'
    },
    todo: {
      zh: '改动还在这一页里。请先把工作区存为文件，再清理磁盘。',
      en: 'Your changes are still in this page. Save the workspace to a file, then make room on the disk.'
    }
  },
  'store-failed': {
    what: {
      zh: '没有保存成功[：{message}]。',
      en: 'Saving failed[: {message}].'
    },
    todo: {
      zh: '改动还在这一页里。请把工作区存为文件。',
      en: 'Your changes are still in this page. Save the workspace to a file.'
    }
  }
} as const satisfies Sentences;
