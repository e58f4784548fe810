import type {Connection, Plan} from '../model/engine.ts';
import {columnOf} from '../model/rows.ts';

/** How the engine would answer a query, without running it. */
export async function planOf(connection: Connection, sql: string): Promise<readonly Plan[]> {
  const rows = await connection.query(`EXPLAIN (FORMAT JSON) ${sql}`);
  const text = columnOf(rows, 'explain_value')?.[0];
  const parsed: unknown = JSON.parse(String(text ?? '[]'));
  return Array.isArray(parsed) ? parsed.map(stepOf) : [];
}

function stepOf(given: unknown): Plan {
  const step = new Map(isObject(given) ? Object.entries(given) : []);
  const [details, children] = [step.get('extra_info'), step.get('children')];
  return {
    name: String(step.get('name') ?? '').trim(),
    details: Object.fromEntries(
      Object.entries(isObject(details) ? details : {}).map(([key, value]) => [key, detail(value)])
    ),
    children: Array.isArray(children) ? children.map(stepOf) : []
  };
}

function isObject(given: unknown): given is object {
  return typeof given === 'object' && given !== null;
}

function detail(value: unknown): string {
  return Array.isArray(value) ? value.map(String).join(', ') : String(value);
}
