import type {Draft} from './draft.ts';
import {applied, inverse, type Edit} from './edit.ts';

/** Edits that are undone and redone as one. `typing` names the cell that is being typed in; other edits have none. */
type Step = {
  readonly edits: readonly Edit[];
  readonly inverses: readonly Edit[];
  readonly typing?: string;
  /** When it was last added to, in milliseconds. */
  readonly at: number;
};

/** A draft with the way to it and the way back from what was undone. */
export type History = {
  readonly draft: Draft;
  readonly past: readonly Step[];
  readonly future: readonly Step[];
};

/** Typing in one cell without a pause of this many milliseconds is one step. */
const PAUSE_MS = 1000;
const STEPS = 500;

export function historyOf(draft: Draft): History {
  return {draft, past: [], future: []};
}

/** The history after edits, made one after the other and undone as one; `at` is now, in milliseconds. */
export function edited(
  {draft, past}: History,
  edits: readonly Edit[],
  at: number,
  typing?: string
): History {
  let next = draft;
  const inverses: Edit[] = [];
  for (const edit of edits) {
    inverses.unshift(inverse(next, edit));
    next = applied(next, edit);
  }
  const last = past.at(-1);
  if (last && typing !== undefined && last.typing === typing && at - last.at < PAUSE_MS) {
    const joined = isSamePlace(last.edits, edits)
      ? {...last, edits, at}
      : {
          ...last,
          edits: [...last.edits, ...edits],
          inverses: [...inverses, ...last.inverses],
          at
        };
    return {draft: next, past: [...past.slice(0, -1), joined], future: []};
  }
  const step = {edits, inverses, at, ...(typing === undefined ? {} : {typing})};
  return {draft: next, past: [...past, step].slice(-STEPS), future: []};
}

/** The history with its last step closed: what is typed next is a step of its own. */
export function sealed(history: History): History {
  const last = history.past.at(-1);
  if (last?.typing === undefined) return history;
  const {typing: _, ...step} = last;
  return {...history, past: [...history.past.slice(0, -1), step]};
}

/** Whether the later of two edits replaces just what the former put there, so that it stands for both. */
function isSamePlace(former: readonly Edit[], later: readonly Edit[]): boolean {
  const [a, b] = [former[0], later[0]];
  if (former.length !== 1 || later.length !== 1) return false;
  if (a?.kind === 'head') return b?.kind === 'head';
  if (a?.kind !== 'splice' || b?.kind !== 'splice') return false;
  return (
    a.at === b.at && [a.remove, b.remove, a.insert.length, b.insert.length].every((n) => n === 1)
  );
}

/** One step back; the same history where there is none. */
export function undone(history: History): History {
  const step = history.past.at(-1);
  if (!step) return history;
  return {
    draft: step.inverses.reduce(applied, history.draft),
    past: history.past.slice(0, -1),
    future: [...history.future, step]
  };
}

/** One step forth again; typing does not join it. */
export function redone(history: History): History {
  const step = history.future.at(-1);
  if (!step) return history;
  const {typing: _, ...done} = step;
  return {
    draft: step.edits.reduce(applied, history.draft),
    past: [...history.past, done],
    future: history.future.slice(0, -1)
  };
}
