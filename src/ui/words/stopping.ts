import type {Text} from '../../model/text.ts';

/** What is said of a notebook that the reader stopped. */
export const STOPPING = {
  late: {
    zh: '正在停止…引擎手上这一步中途停不下来，做完就停。',
    en: 'Stopping… The engine cannot stop in the middle of the step it is at, and stops after it.'
  },
  stopped: {
    zh: '已停止，没有算完：没算到的部分空着，或者还是以前的结果。数据没有改动。',
    en: 'Stopped before it was done: what was not reached is empty, or still from before. No data was changed.'
  },
  back: {
    zh: '已停止。引擎手上这一步中途停不下来，引擎重新启动了，正在读回数据…',
    en: 'Stopped. The engine could not stop in the middle of the step it was at and was started anew; the data is being read back…'
  },
  anew: {
    zh: '已停止，没有算完。引擎手上那一步中途停不下来，引擎重新启动过，数据已全部读回；表格要重新计算才有。',
    en: 'Stopped before it was done. The engine could not stop in the middle of that step and was started anew; all of the data is back, and the tables come when it is computed again.'
  },
  again: {zh: '重新计算', en: 'Compute again'}
} as const satisfies Record<string, Text>;
