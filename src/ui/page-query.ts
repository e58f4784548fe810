import type {Session} from '../model/engine.ts';
import type {Backend} from './desk-state.ts';
import {sessionSource, type TableSource} from './row-windows.ts';

/** The session of the page's own queries, of each engine. */
const sessions = new WeakMap<Backend, Promise<Session>>();

/** The result of a query of the page's own under a name; the same name again takes its place. */
export async function pageQuery(backend: Backend, name: string, sql: string): Promise<TableSource> {
  const opening = sessions.get(backend) ?? backend.openSession();
  sessions.set(backend, opening);
  const session = await opening;
  return sessionSource(session, name, await session.runCell(name, sql));
}
