import type {Text} from '../../model/text.ts';

/** Units of result columns. English headings say what is counted, so that most of them need none. */
export const HOUSEHOLDS: Text = {zh: '户', en: ''};
export const PEOPLE: Text = {zh: '人', en: ''};
export const DAYS: Text = {zh: '天', en: 'days'};
export const WEEKS: Text = {zh: '周', en: 'weeks'};
export const YUAN: Text = {zh: '元', en: 'yuan'};
export const TEN_THOUSAND: Text = {zh: '万元', en: 'thousand yuan'};
export const POINTS: Text = {zh: '百分点', en: 'points'};
