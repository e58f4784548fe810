import type {Connection, Plan} from '../model/engine.ts';
import {DishuError, failureOf} from '../model/failure.ts';
import {columnOf, type Rows} from '../model/rows.ts';

/** How the engine would answer a query, without running it. Failures say where in the query. */
export async function planOf(connection: Connection, sql: string): Promise<readonly Plan[]> {
  const rows = await explained(connection, sql);
  const text = columnOf(rows, 'explain_value')?.[0];
  const parsed: unknown = JSON.parse(String(text ?? '[]'));
  return Array.isArray(parsed) ? parsed.map(stepOf) : [];
}

/** The query begins on the line after ours. */
async function explained(connection: Connection, sql: string): Promise<Rows> {
  try {
    return await connection.query(`EXPLAIN (FORMAT JSON)\n${sql}`);
  } catch (thrown) {
    const {place, ...failure} = failureOf(thrown);
    const line = place?.line;
    throw new DishuError(
      line === undefined ? failureOf(thrown) : {...failure, place: {...place, line: line - 1}}
    );
  }
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
