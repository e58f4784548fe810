import type {Connection} from '../model/engine.ts';

/** A connection whose statements wait for their turn, and which keeps nothing: it never commits. `turn` fails where there is none any more. */
export function pacedConnection(connection: Connection, turn: () => Promise<void>): Connection {
  const inTurn = async <T>(sql: string, statement: () => Promise<T>): Promise<T> => {
    if (sql === 'ROLLBACK') return await statement();
    await turn();
    if (sql === 'COMMIT') throw new Error('nothing is kept');
    return await statement();
  };
  return {
    run: (sql) => inTurn(sql, () => connection.run(sql)),
    make: (sql) => inTurn(sql, () => connection.make(sql)),
    query: (sql, params) => inTurn(sql, () => connection.query(sql, params)),
    append: (table, batch) => inTurn('', () => connection.append(table, batch)),
    cancel: () => connection.cancel(),
    close: () => connection.close()
  };
}
