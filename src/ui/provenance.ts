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

/** Cells of these tables that could not be read; one that several tables read counts once. */
function unreadable({files}: ImportReport, tables: readonly string[]): number {
  const sheets = files.flatMap((file) => file.sheets);
  return sheets.reduce((sum, sheet) => {
    const cells = new Map<number, number>();
    for (const {table, columns} of sheet.tables)
      for (const {position, unreadable: n} of tables.includes(table) ? columns : [])
        cells.set(position, Math.max(n, cells.get(position) ?? 0));
    return sum + [...cells.values()].reduce((a, b) => a + b, 0);
  }, 0);
}
