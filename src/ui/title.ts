import {TABLES} from '../registry/tables/index.ts';
import type {Desk} from './desk.ts';
import {say} from '../words/say.ts';
import {KINDS, isKind} from './record.ts';
import {CELL, ROWS} from './words/lineage.ts';
import {RECORD} from './words/record.ts';
import {EXEMPTION} from './words/exemption.ts';
import {POLICY} from './words/policy.ts';
import {SHELL} from './words/shell.ts';
import {WORKSPACE} from './words/workspace.ts';

/** Title of the window: the page, then the product. */
export function titleOf(desk: Desk): string {
  const name = say(SHELL.name, desk.state.lang);
  const page = pageName(desk);
  return page === '' ? name : `${page} · ${name}`;
}

function pageName({state: {lang, route, notebooks}}: Desk): string {
  switch (route.page) {
    case 'import':
      return say(SHELL.report, lang);
    case 'console':
      return say(SHELL.console, lang);
    case 'policy':
      return say(POLICY.title, lang);
    case 'exemptions':
      return say(EXEMPTION.title, lang);
    case 'workspace':
      return say(WORKSPACE.title, lang);
    case 'notebook':
      return notebooks.find(({id}) => id === route.id)?.notebook?.title[lang] ?? '';
    case 'rows':
      return say(ROWS.title, lang);
    case 'record':
      return isKind(route.kind) ? KINDS[route.kind].title[lang] : '';
    case 'cell':
      return say(CELL.page, lang);
    case 'find':
      return say(RECORD.find, lang);
    case 'table':
      return TABLES[route.name]?.[lang] ?? route.name;
    case 'home':
    case 'unknown':
    default:
      return '';
  }
}
