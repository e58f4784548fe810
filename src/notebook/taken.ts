import type {Session} from '../model/engine.ts';
import type {Notebook} from '../model/notebook.ts';
import {NO_ROWS} from '../model/rows.ts';
import type {Run} from './run.ts';
import {OVERVIEW, type Taken} from './take.ts';

/** A notebook that another one takes its lines from: it stands run on a session of its own, or lacks tables. */
export type TakeSource = {
  readonly notebook: Notebook;
  /** The registry tables that it needs and that are not loaded. */
  readonly missing: readonly string[];
  readonly standing?: {readonly run: Run; readonly session: Session};
};

/** Lines of a notebook, at most. */
const MOST_LINES = 200;

/** What a notebook says to another: the rows of its cell `overview`, none if it has no such cell. */
export async function takenFrom({notebook, missing, standing}: TakeSource): Promise<Taken> {
  const {id, title} = notebook;
  const says = standing?.run.graph.nodes.some(({key}) => key === OVERVIEW) === true;
  const said = says && standing.run.state(OVERVIEW).kind === 'done';
  const lines = said
    ? await standing.session.page(OVERVIEW, {offset: 0, limit: MOST_LINES})
    : NO_ROWS;
  return {id, title, missing, failed: says && !said, lines};
}
