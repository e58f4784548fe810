import {html, nothing, type TemplateResult} from 'lit';
import type {Notebook} from '../model/notebook.ts';
import type {ImportReport} from '../model/report.ts';
import {TABLES} from '../registry/tables/index.ts';
import {dayText} from '../words/dates.ts';
import {listed, say} from '../words/say.ts';
import type {Desk} from './desk.ts';
import {hashOf} from './route.ts';
import {dotted} from './words/dotted.ts';
import {NOTEBOOK} from './words/notebook.ts';

/** The line under a notebook's title: which tables it stands on, their rows and date, what is not counted, what is not loaded. */
export function provenance(desk: Desk, notebook: Notebook): TemplateResult {
  const {lang, tables, report} = desk.state;
  const nameOf = (table: string): string => TABLES[table]?.[lang] ?? table;
  const used = [...notebook.needs, ...notebook.uses].flatMap((name) => {
    const state = tables.find((table) => table.name === name && table.rows > 0);
    return state ? [state] : [];
  });
  const date = used
    .flatMap(({asOf}) => asOf.slice(0, 1))
    .sort()
    .at(-1);
  const parts = used.map(({name, rows}) =>
    say(NOTEBOOK.rows, lang, {table: nameOf(name), n: rows})
  );
  const asOf = date ? say(NOTEBOOK.asOf, lang, {date: dayText(date, lang)}) : '';
  const unread = report
    ? unreadable(
        report,
        used.map(({name}) => name)
      )
    : 0;
  const without =
    used.length > 0 ? notebook.uses.filter((name) => desk.missing.includes(name)) : [];
  return html`${dotted([...parts, asOf])}${
    unread > 0
      ? html` · <span class="warn">${say(NOTEBOOK.unreadable, lang, {n: unread})}</span>
          <a href=${hashOf({page: 'import'})}>${say(NOTEBOOK.look, lang)}</a>`
      : nothing
  }
  ${
    without.length > 0
      ? html`<br />${say(NOTEBOOK.without, lang, {tables: listed(without.map(nameOf), lang)})}`
      : nothing
  }`;
}

/** Cells of these tables that could not be read. */
function unreadable({files}: ImportReport, tables: readonly string[]): number {
  return files
    .flatMap(({sheets}) => sheets.flatMap((sheet) => sheet.tables))
    .filter(({table}) => tables.includes(table))
    .flatMap(({columns}) => columns)
    .reduce((sum, column) => sum + column.unreadable, 0);
}
