import type {Text} from '../model/text.ts';

/** Rules from which a household, person or project can be exempted, by their id. */
export const RULES: Readonly<Record<string, Text>> = {
  'cause-illness': {zh: '因病致贫缺依据', en: 'Illness as a cause without evidence'},
  'cause-disability': {zh: '因残致贫缺依据', en: 'Disability as a cause without evidence'},
  'cause-schooling': {zh: '因学致贫缺依据', en: 'Schooling as a cause without evidence'},
  'cause-labour': {zh: '缺劳动力缺依据', en: 'Lack of labour as a cause without evidence'}
};
