import {codeTokens, textOf} from './tokens.ts';

/** Names in `getvariable('…')`; `all` when an argument is not one string, so that any variable may be read. */
export function variableNames(sql: string): {
  readonly names: ReadonlySet<string>;
  readonly all: boolean;
} {
  const code = codeTokens(sql);
  const names = new Set<string>();
  let all = false;
  code.forEach((token, at) => {
    if (!/^"?getvariable"?$/i.test(token.text) || code[at + 1]?.text !== '(') return;
    const argument = code[at + 2];
    if (argument?.kind === 'string' && code[at + 3]?.text === ')') names.add(textOf(argument));
    else all = true;
  });
  return {names, all};
}
