import {EngineClient} from './engine/client.ts';
import {MACROS} from './stats/sql.ts';
import {Desk} from './ui/desk.ts';
import './ui/elements/app-shell.ts';
import {startEffects} from './ui/effects.ts';
import {KeptWork} from './ui/kept-work.ts';
import {asset, startWorker} from './ui/platform.ts';
import {routeOf} from './ui/route.ts';
import {readSettings} from './ui/settings.ts';
import {shippedNotebooks} from './ui/shelf.ts';

const starting = EngineClient.start(
  {asset, startWorker},
  MACROS.map(({sql}) => sql)
);
const [work, notebooks] = await Promise.all([KeptWork.open(), shippedNotebooks(asset)]);
const desk = new Desk({
  work,
  settings: readSettings(() => window.localStorage, navigator.languages),
  route: routeOf(location.hash),
  notebooks,
  sample: async () => {
    const zip = await asset('sample-county.zip');
    return [{path: 'sample-county.zip', file: new File([zip], 'sample-county.zip')}];
  }
});
startEffects(desk);
const shell = document.querySelector('app-shell');
shell?.replaceChildren();
if (shell) shell.desk = desk;
void desk.attach(starting);
if (new URLSearchParams(location.search).get('open') === 'sample' && !work.holdsData) {
  void desk.openSample();
}
