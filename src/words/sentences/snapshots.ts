import type {Sentences} from '../sentence.ts';

/** Why a snapshot is not written. */
export const SNAPSHOT_SENTENCES = {
  'snapshot-gate': {
    what: {
      zh: '没有生成文件：其中有不能外传的内容“{text}”。',
      en: 'No file was made: it would hold “{text}”.'
    },
    by: {
      'id-number': {
        zh: '没有生成文件：其中有身份证号“{text}”，共 {n} 处。',
        en: 'No file was made: it would hold the ID number “{text}”, in {n} {n?place|places}.'
      },
      phone: {
        zh: '没有生成文件：其中有电话号码“{text}”，共 {n} 处。',
        en: 'No file was made: it would hold the phone number “{text}”, in {n} {n?place|places}.'
      },
      card: {
        zh: '没有生成文件：其中有银行卡号“{text}”，共 {n} 处。',
        en: 'No file was made: it would hold the card number “{text}”, in {n} {n?place|places}.'
      },
      person: {
        zh: '没有生成文件：其中有数据里的人名或户号“{text}”，共 {n} 处。',
        en: 'No file was made: it would hold “{text}”, a name or number of the loaded data, in {n} {n?place|places}.'
      }
    },
    todo: {
      zh: '请从笔记本的文字、参数、SQL 或数据文件的名称里去掉它，再导出。',
      en: 'Take it out of the notebook’s text, parameters, SQL or the name of the data file and try again.'
    }
  },
  'snapshot-audit': {
    what: {
      zh: '没有生成文件：仍有格子可以从别的数反推出来。',
      en: 'No file was made: cells could still be reckoned back from others.'
    },
    todo: {
      zh: '请减少笔记本中立方体的维度。',
      en: 'Use fewer dimensions in the cubes of the notebook.'
    }
  }
} as const satisfies Sentences;
