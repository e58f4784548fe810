import type {Sentences} from '../sentence.ts';

/** What the engine could not do. */
export const ENGINE_SENTENCES = {
  'part-missing': {
    what: {
      zh: '这一部分的程序没有取到：网站可能换了新版，或者连不上了。',
      en: 'This part of the program could not be fetched: the site may have a new version, or be out of reach.'
    },
    todo: {
      zh: '数据没有受影响。请刷新页面再试。',
      en: 'The data is not affected. Load the page again.'
    }
  },
  'engine-start': {
    what: {
      zh: '计算引擎没有启动起来[：{message}]。',
      en: 'The engine did not start[: {message}].'
    },
    todo: {
      zh: '请刷新页面；仍不行时，请换用较新的 Chrome、Edge 或 Firefox。',
      en: 'Load the page again; if that does not help, use a recent Chrome, Edge or Firefox.'
    }
  },
  'engine-ended': {
    what: {
      zh: '计算引擎刚才重新启动，这一步没有做完。',
      en: 'The engine was started anew before this was done.'
    },
    todo: {zh: '请再做一次。', en: 'Do it again.'}
  },
  'engine-memory': {
    what: {zh: '内存不够，没有算完。', en: 'There was not enough memory to finish.'},
    todo: {
      zh: '请关闭其他页面，或少选几个乡镇、少载入几个文件再试。',
      en: 'Close other pages, or choose fewer townships or files, and try again.'
    }
  },
  sql: {
    what: {zh: 'SQL 出错：{message}', en: 'SQL: {message}'}
  },
  cancelled: {
    what: {zh: '已取消。', en: 'Cancelled.'}
  },
  internal: {
    what: {
      zh: '程序内部出错[：{message}]。',
      en: 'Something went wrong inside the program[: {message}].'
    },
    todo: {
      zh: '数据没有受影响。请刷新页面再试；如果再次出现，请把这句话告诉开发者。',
      en: 'The data is not affected. Load the page again; if it happens again, send this sentence to the developers.'
    }
  }
} as const satisfies Sentences;
