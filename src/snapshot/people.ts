import type {Session} from '../model/engine.ts';
import {quoted} from '../model/names.ts';
import {columnOf} from '../model/rows.ts';
import {plainNamesSql, type AskPeople} from '../privacy/gate/names.ts';
import {TABLES} from '../registry/tables/index.ts';

const VARIABLE = 'gate (candidates)';
const PEOPLE = 'gate (people)';
const FOUND = 'gate (found)';
/** Longer texts are remarks, not names. */
const LONGEST = 20;

/**
 * Which of some texts, in one writing, are names or numbers of people in the loaded data. The engine is asked, and gathers them when
 * it is first asked; no list of people leaves it.
 */
export function askPeople(session: Session): AskPeople {
  let gathered: Promise<unknown> | undefined;
  return async (texts) => {
    gathered ??= session.runCell(PEOPLE, peopleSql());
    await gathered;
    await session.setVariable(
      VARIABLE,
      texts.filter((text) => text.length <= LONGEST),
      'VARCHAR[]'
    );
    await session.runCell(
      FOUND,
      `SELECT DISTINCT t FROM (SELECT unnest(getvariable('${VARIABLE}')) AS t) SEMI JOIN ${quoted(PEOPLE)} USING (t)`
    );
    const rows = await session.page(FOUND, {offset: 0, limit: 1000});
    await session.forget(FOUND);
    return new Set((columnOf(rows, 't') ?? []).map(String));
  };
}

function peopleSql(): string {
  const known = Object.values(TABLES).flatMap(({name, columns}) =>
    columns
      .filter(({personal, type}) => personal === 'direct' && type !== 'labels')
      .map(
        (column) => `SELECT DISTINCT ${quoted(column.name)}::VARCHAR AS t FROM data.${quoted(name)}`
      )
  );
  return `SELECT DISTINCT ${plainNamesSql('t')} AS t FROM (${known.join('\nUNION ALL ')})
    WHERE length(t) BETWEEN 2 AND ${2 * LONGEST}`;
}
