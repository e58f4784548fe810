import {SEALED_BOOT} from '../engine/lock.ts';
import {seal} from '../engine/sealed.ts';
import {openSession} from '../engine/session.ts';
import type {Database, OpenSealed} from '../model/engine.ts';
import {MACROS} from '../stats/sql.ts';

/** Opens a second database for a snapshot: sealed, with the given tables and the product's macros. */
export function sealedBy(open: (boot: readonly string[]) => Promise<Database>): OpenSealed {
  return async (tables) => {
    const database = await open(SEALED_BOOT);
    await seal(
      database,
      MACROS.map(({sql}) => sql),
      tables
    );
    return {
      openSession: async () => openSession(await database.connect()),
      close: () => database.close()
    };
  };
}
