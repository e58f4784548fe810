import {codeTokens} from './tokens.ts';

/** A statement of a script: `text` is script.slice(start, end), without comments before it and the semicolon after it. */
export type Statement = {readonly text: string; readonly start: number; readonly end: number};

/** The statements of a text that holds several, in their order; what is empty between two semicolons is none. */
export function statementsOf(script: string): Statement[] {
  const found: Statement[] = [];
  let first: number | undefined;
  let end = 0;
  const close = (): void => {
    if (first !== undefined) found.push({text: script.slice(first, end), start: first, end});
    first = undefined;
  };
  for (const token of codeTokens(script)) {
    if (token.text === ';') {
      close();
    } else {
      first ??= token.start;
      end = token.end;
    }
  }
  close();
  return found;
}

/** The statement that a cursor stands in or behind; before the first it is the first. */
export function statementAt(script: string, at: number): Statement | undefined {
  const all = statementsOf(script);
  return all.findLast(({start}) => start <= at) ?? all[0];
}
