import {html, nothing, type TemplateResult} from 'lit';
import {failureOf} from '../model/failure.ts';
import {say} from '../words/say.ts';
import type {Desk} from './desk.ts';
import {noticed} from './notices.ts';
import type {OpenNotebook} from './open-notebook.ts';
import {NOTEBOOK} from './words/notebook.ts';

/** In the bar of a notebook: the button that stops what is computed for it now, itself or another before it; nothing where nothing is. */
export function stopTemplate(desk: Desk, open: OpenNotebook): TemplateResult | typeof nothing {
  const waits = open.state.is === 'waiting' && open.lacks(desk.missing).length === 0;
  const runs = waits ? desk.state.notebooks.find(({state}) => state.is === 'running') : open;
  if (runs?.state.is !== 'running') return nothing;
  const {stop} = runs.state;
  return html`<button class="stop" ?disabled=${stop !== 'no'} @click=${() => stopIt(desk, runs)}>
    ${say(stop === 'no' ? NOTEBOOK.stop : NOTEBOOK.stopping, desk.state.lang)}
  </button>`;
}

/** What it takes to stop comes when it is first asked for. */
function stopIt(desk: Desk, open: OpenNotebook): void {
  import('./stop-notebook.ts')
    .then(({stopNotebook}) => stopNotebook(desk, open))
    .catch((thrown: unknown) => {
      const notice = {is: 'failure', failure: failureOf(thrown)} as const;
      desk.set({notices: noticed(desk.state.notices, notice)});
    });
}
