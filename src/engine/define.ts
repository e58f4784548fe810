import type {Database} from '../model/engine.ts';

/** Runs statements that define macros for every connection; they come from outside, as the engine knows no statistics. */
export async function define(database: Database, statements: readonly string[]): Promise<void> {
  const connection = await database.connect();
  for (const statement of statements) await connection.run(statement);
  await connection.close();
}
