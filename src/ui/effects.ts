import {isMade} from '../workspace/document.ts';
import type {Desk} from './desk.ts';
import {hashOf, routeOf, type Route} from './route.ts';
import {ScrollMemory} from './scroll-memory.ts';
import {keepSettings, type Settings} from './settings.ts';
import {titleOf} from './title.ts';

/** Keeps what is outside the elements in step with the desk: address, title, language, theme, kept settings. */
export function startEffects(desk: Desk): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  let shown: Route | undefined;
  let heard = location.hash;
  let kept: Settings = desk.state;
  const show = (): void => {
    const {lang, theme, route} = desk.state;
    const root = document.documentElement;
    root.lang = lang === 'zh' ? 'zh-CN' : 'en';
    root.dataset['theme'] = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
    document.title = titleOf(desk);
    // An address that the reader has just changed is not overwritten: its event comes next, and leads there.
    if (route !== shown && location.hash === heard) {
      showRoute(route);
      heard = location.hash;
    }
    shown = route;
    if (lang !== kept.lang || theme !== kept.theme) {
      kept = {lang, theme};
      keepSettings(() => window.localStorage, kept);
    }
  };
  dark.addEventListener('change', show);
  const scroll = new ScrollMemory();
  window.addEventListener('hashchange', () => {
    scroll.turn();
    heard = location.hash;
    const route = routeOf(location.hash);
    if (hashOf(route) !== hashOf(desk.state.route) || route.page === 'unknown') desk.go(route);
  });
  window.addEventListener('pagehide', () => void desk.keeper.flush());
  window.addEventListener('beforeunload', (event) => warn(desk, event));
  desk.subscribe(show);
  show();
}

/** The browser asks before a page goes whose work lies nowhere else. */
function warn({keeper}: Desk, event: BeforeUnloadEvent): void {
  const {keeping, workspace} = keeper;
  const lost = keeper.unsaved && keeping.is !== 'saving' && isMade(workspace);
  if (lost) event.preventDefault();
}

/** Only when the route is another: an address that the reader has just changed is not put back before it is heard. */
function showRoute(route: Route): void {
  const hash = hashOf(route);
  if (route.page !== 'unknown' && hash !== (location.hash || '#/')) location.hash = hash;
}
