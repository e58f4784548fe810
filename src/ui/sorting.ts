import type {Order} from '../model/engine.ts';

export type Sorted = 'none' | 'ascending' | 'descending';

/** How a column is sorted when the table has this order. */
export function sortedAs(order: Order | undefined, column: string): Sorted {
  if (order?.column !== column) return 'none';
  return order.descending ? 'descending' : 'ascending';
}

/** Numbers begin with the largest, texts with the smallest; the third click is the first order again. */
export function nextOrder(
  order: Order | undefined,
  column: string,
  numeric: boolean
): Order | undefined {
  if (order?.column !== column) return {column, descending: numeric};
  return order.descending === numeric ? {column, descending: !numeric} : undefined;
}
