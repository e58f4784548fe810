import {sameSource, type Draft, type Source} from './draft.ts';

/**
 * One step of editing. `splice` takes `remove` cells away at a place and puts others there: it adds, deletes and changes; `move`
 * takes a cell from a place and puts it where it is then the cell `to`; `head` replaces the front matter.
 */
export type Edit =
  | {
      readonly kind: 'splice';
      readonly at: number;
      readonly remove: number;
      readonly insert: readonly Source[];
    }
  | {readonly kind: 'move'; readonly from: number; readonly to: number}
  | {readonly kind: 'head'; readonly head: string};

/** The draft after an edit. Places outside of it are brought inside. */
export function applied(draft: Draft, edit: Edit): Draft {
  switch (edit.kind) {
    case 'head':
      return {...draft, head: edit.head};
    case 'splice': {
      const cells = [...draft.cells];
      cells.splice(edit.at, edit.remove, ...edit.insert);
      return {...draft, cells};
    }
    case 'move':
    default: {
      const cells = [...draft.cells];
      cells.splice(edit.to, 0, ...cells.splice(edit.from, 1));
      return {...draft, cells};
    }
  }
}

/** What undoes an edit of this draft: applied(applied(d, e), inverse(d, e)) is d. */
export function inverse(draft: Draft, edit: Edit): Edit {
  switch (edit.kind) {
    case 'head':
      return {kind: 'head', head: draft.head};
    case 'splice': {
      const at = Math.min(edit.at, draft.cells.length);
      const insert = draft.cells.slice(at, at + edit.remove);
      return {kind: 'splice', at, remove: edit.insert.length, insert};
    }
    case 'move':
    default:
      return {kind: 'move', from: edit.to, to: edit.from};
  }
}

/** The edits that lead from a draft to another: what differs between the equal beginnings and ends of both. */
export function editsBetween(former: Draft, next: Draft): readonly Edit[] {
  const [a, b] = [former.cells, next.cells];
  const most = Math.min(a.length, b.length);
  const equal = (i: number, j: number): boolean => {
    const [left, right] = [a[i], b[j]];
    return left !== undefined && right !== undefined && sameSource(left, right);
  };
  let start = 0;
  while (start < most && equal(start, start)) start += 1;
  let end = 0;
  while (end < most - start && equal(a.length - 1 - end, b.length - 1 - end)) end += 1;
  const remove = a.length - start - end;
  const insert = b.slice(start, b.length - end);
  return [
    ...(former.head === next.head ? [] : [{kind: 'head', head: next.head} as const]),
    ...(remove + insert.length === 0 ? [] : [{kind: 'splice', at: start, remove, insert} as const])
  ];
}
