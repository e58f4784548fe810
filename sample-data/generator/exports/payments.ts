import type {Context} from '../context.ts';
import {placeOf, type MoneyEvent, type Project} from '../make/project.ts';
import {one, tableOf, type Table} from '../write/table.ts';

export interface PaymentRow {
  project: Project;
  event: MoneyEvent;
  key: string;
}

export function paymentRows(projects: readonly Project[]): PaymentRow[] {
  return projects
    .flatMap((project) =>
      project.events.map((event, i): PaymentRow => ({
        project,
        event,
        key: `${project.id}#${i + 1}`
      }))
    )
    .toSorted((a, b) => (a.event.date < b.event.date ? -1 : a.event.date > b.event.date ? 1 : 0));
}

/** 1,234.50 and (1,234.50) for a refund. */
export function accounting(yuan: number): string {
  const text = Math.abs(yuan)
    .toFixed(2)
    .replace(/\B(?=(\d{3})+\.)/g, ',');
  return yuan < 0 ? `(${text})` : text;
}

/** Every arrival, release and payment until 2024-06-30: GBK text, amounts in yuan. */
export function payments(context: Context, rows: readonly PaymentRow[]): Table {
  return tableOf<PaymentRow>({
    id: 'payment',
    target: 'payment',
    file: '资金拨付支付明细.csv',
    sheet: '',
    csv: {encoding: 'gb18030', delimiter: ',', newline: '\r\n'},
    columns: [
      one('资金文号', (r) => r.event.document.no),
      one('资金级次', (r) => r.event.level),
      one('项目编号', (r) => r.project.id),
      one('乡镇', (r) => placeOf(r.project)),
      one('业务类型', (r) => r.event.kind),
      one('发生日期', (r) => dateText(r.event.date, context)),
      one('金额（元）', (r) => accounting(r.event.amount)),
      one('收款单位（人）', (r) => r.event.payee),
      one('摘要', (r) => (r.event.amount < 0 ? '退回' : null))
    ],
    items: () => rows,
    key: (r) => r.key
  });
}

function dateText(iso: string, context: Context): string {
  return context.style === 'a' ? iso.replaceAll('-', '') : iso.replaceAll('-', '/');
}
