import type {Text} from '../../model/text.ts';

/** Exempting a row of a list from its rule, and the page of exemptions. */
export const EXEMPTION = {
  title: {zh: '豁免', en: 'Exemptions'},
  lead: {
    zh: '核实过、确属实情的户或项目。规则不再把它们算作缺依据，名单里仍列出并注明；到期的不再算数。',
    en: 'Households or projects that were checked and found true. The rule no longer counts them; the list still shows them and says so. What has expired counts no more.'
  },
  none: {
    zh: '还没有豁免。在“致贫原因”的核实名单里可以豁免一户。',
    en: 'No exemptions yet. A household can be exempted from the list to check in the analysis of causes.'
  },
  rule: {zh: '规则', en: 'Rule'},
  unit: {zh: '对象', en: 'Of'},
  key: {zh: '编号', en: 'Number'},
  reason: {zh: '理由', en: 'Reason'},
  who: {zh: '经办人', en: 'By'},
  until: {zh: '有效期至', en: 'Until'},
  noEnd: {zh: '长期', en: 'no end'},
  asked: {zh: '为什么可以豁免 {key}？', en: 'Why can {key} be exempted?'},
  save: {zh: '豁免', en: 'Exempt'},
  cancel: {zh: '取消', en: 'Cancel'},
  undo: {zh: '撤销', en: 'Take back'},
  needReason: {zh: '请写明理由。', en: 'Give the reason.'},
  household: {zh: '户', en: 'household'},
  person: {zh: '人', en: 'person'},
  project: {zh: '项目', en: 'project'},
  village: {zh: '村', en: 'village'}
} as const satisfies Record<string, Text>;
