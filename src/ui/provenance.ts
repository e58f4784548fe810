import {html, type TemplateResult} from 'lit';
import type {Notebook} from '../model/notebook.ts';
import {TABLES} from '../registry/tables/index.ts';
import {dayText} from '../words/dates.ts';
import type {Desk} from './desk.ts';
import {NOTEBOOK} from './words/notebook.ts';
import {say} from '../words/say.ts';
import {dotted} from './words/dotted.ts';

/** The line under a notebook's title: which tables it stands on, their rows and date, what is not counted. */
export function provenance({state: {lang, tables}}: Desk, notebook: Notebook): TemplateResult {
  const used = [...notebook.needs, ...notebook.uses].flatMap((name) => {
    const state = tables.find((table) => table.name === name && table.rows > 0);
    return state ? [state] : [];
  });
  const date = used
    .flatMap(({asOf}) => asOf.slice(0, 1))
    .toSorted()
    .at(-1);
  const parts = used.map(({name, rows}) =>
    say(NOTEBOOK.rows, lang, {table: TABLES[name]?.[lang] ?? name, n: rows})
  );
  return html`${dotted([...parts, ...(date ? [say(NOTEBOOK.asOf, lang, {date: dayText(date, lang)})] : [])])}`;
}
