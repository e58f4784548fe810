import type {Session} from '../model/engine.ts';
import {quoted} from '../model/names.ts';
import {columnOf} from '../model/rows.ts';
import {plainNamesSql, type AskPeople} from '../privacy/gate/names.ts';
import {TABLES} from '../registry/tables/index.ts';

const VARIABLE = 'gate (candidates)';
const FOUND = 'gate (found)';
/** Longer texts are remarks, not names. */
const LONGEST = 20;

/** Which of some texts, in one writing, are names or numbers of people in the loaded data. The engine is asked; no list of people leaves it. */
export function askPeople(session: Session): AskPeople {
  return async (texts) => {
    await session.setVariable(
      VARIABLE,
      texts.filter((text) => text.length <= LONGEST),
      'VARCHAR[]'
    );
    const known = Object.values(TABLES).flatMap(({name, columns}) =>
      columns
        .filter(({personal, type}) => personal === 'direct' && type !== 'labels')
        .map(
          (column) =>
            `SELECT ${plainNamesSql(`${quoted(column.name)}::VARCHAR`)} AS t FROM data.${quoted(name)}`
        )
    );
    await session.runCell(
      FOUND,
      `SELECT DISTINCT given.t FROM (SELECT unnest(getvariable('${VARIABLE}')) AS t) given
       JOIN (${known.join('\nUNION ALL ')}) people ON people.t = given.t WHERE length(given.t) > 1`
    );
    const rows = await session.page(FOUND, {offset: 0, limit: 1000});
    await session.forget(FOUND);
    return new Set((columnOf(rows, 't') ?? []).map(String));
  };
}
