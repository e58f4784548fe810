import type {Failure} from '../model/failure.ts';
import type {NamedFile} from './dropped-files.ts';

/**
 * What the analyst should know about the kept work, said above every page until it is dealt with. `unfinished`: an import
 * that the end of the page cut off; `missing`: files whose copies are not there, and the `folder` that they may be read from; `unread`: reading back was cancelled;
 * `fleeting`: copies of the data will not be there after a reload, at most the `folder` that they came from; `failure`: the workspace could not be read;
 * `replace`: a workspace from a file would take the place of this one.
 */
export type Notice =
  | {readonly is: 'unfinished'; readonly files: readonly string[]}
  | {readonly is: 'missing'; readonly files: readonly string[]; readonly folder?: string}
  | {readonly is: 'unread'}
  | {readonly is: 'fleeting'; readonly failure: Failure; readonly folder?: string}
  | {readonly is: 'replace'; readonly file: NamedFile}
  | {readonly is: 'failure'; readonly failure: Failure};

/** The notices with one of a kind put in, in the place of a former one of its kind. */
export function noticed(notices: readonly Notice[], notice: Notice): Notice[] {
  return [...without(notices, notice.is), notice];
}

export function without(notices: readonly Notice[], kind: Notice['is']): Notice[] {
  return notices.filter(({is}) => is !== kind);
}
