import type {Desk} from './desk.ts';
import {say} from './words/say.ts';
import {SHELL} from './words/shell.ts';

/** Title of the window: the page, then the product. */
export function titleOf(desk: Desk): string {
  const {lang, route} = desk.state;
  const name = say(SHELL.name, lang);
  return route.page === 'import' ? `${say(SHELL.report, lang)} · ${name}` : name;
}
