import type {RegistryTable} from '../../model/dictionary.ts';
import {column} from './column.ts';
import {PROJECT_ID, PROJECT_NAME, places} from './shared.ts';

/** 拨付支付: one dated movement of money; a refund is negative or says 退回. */
export const payment: RegistryTable = {
  name: 'payment',
  zh: '拨付支付',
  en: 'Payments',
  key: ['voucher_no', 'document_no', 'project_id', 'event', 'on_date', 'amount'],
  unit: {zh: '一次到账、拨付或支付', en: 'one movement of money'},
  needs: [
    ['document_no', 'project_id', 'project_name', 'voucher_no'],
    ['on_date'],
    ['amount'],
    ['event', 'payee', 'voucher_no']
  ],
  not: ['户编号', '贷款金额'],
  columns: [
    ...places('none'),
    column('voucher_no', '凭证号', 'Voucher', 'key', 'none', {
      also: '支付凭证号 流水号 凭证编号 业务流水号 支付编号'
    }),
    column('document_no', '资金文号', 'Document', 'text', 'none', {
      also: '指标文号 文件号 文号 下达文号 资金文件号'
    }),
    column('batch', '批次', 'Batch', 'text', 'none', {also: '资金批次'}),
    column('level', '资金级次', 'Level', 'label', 'none', {
      codes: 'fund_level',
      also: '级次 资金来源 资金级别'
    }),
    PROJECT_ID,
    PROJECT_NAME,
    column('event', '事项', 'Event', 'label', 'none', {
      codes: 'fund_event',
      also: '业务类型 事项类型 资金事项 收支类型 业务事项 类型 业务类别 资金流向 摘要类型'
    }),
    column('on_date', '日期', 'Date', 'date', 'none', {
      also: '发生日期 业务日期 支付日期 支付时间 拨付日期 拨付时间 实际拨付时间 记账日期 发生时间 到账日期 交易日期'
    }),
    column('amount', '金额', 'Amount', 'money', 'none', {
      unit: '元',
      also: '发生金额 支付金额 拨付金额 实际拨付金额 交易金额'
    }),
    column('payee', '收款人', 'Payee', 'text', 'direct', {
      also: '收款单位 收款方 收款人名称 收款单位名称 拨付对象 收款人(单位) 收款单位(人) 收款户名'
    }),
    column('payee_account', '收款账号', 'Account of the payee', 'key', 'direct', {
      also: '银行账号 收款人账号 收款帐号'
    }),
    column('payer', '付款单位', 'Paid by', 'text', 'none', {
      also: '拨付单位 付款人 付款方 拨款单位'
    }),
    column('note', '摘要', 'Note', 'text', 'direct', {also: '用途 资金用途 款项用途'})
  ]
};
