import type {CubeCell} from '../model/notebook.ts';
import {nameOf, type Token} from '../notebook/tokens.ts';

/**
 * Margins of a cube that a query reads: `margin = 3`, `margin IN (0, 2)`, each held against the table that it belongs to: by its
 * alias, or the nearest FROM before it. Undefined where the query reads the cube and names no margin of it.
 */
export function marginsIn(code: readonly Token[], cube: CubeCell): readonly number[] | undefined {
  const aliases = aliasesOf(code);
  const found = code.flatMap((token, at) => {
    if (nameOf(token)?.toLowerCase() !== 'margin') return [];
    const owner = ownerOf(code, at, aliases);
    if (owner !== undefined && owner !== cube.name.toLowerCase()) return [];
    return valuesAfter(code, at);
  });
  return found.length === 0 ? undefined : found;
}

/** `name alias` and `name AS alias` after FROM, JOIN or a comma; for a bracket `(FROM name …) alias` the name inside. */
function aliasesOf(code: readonly Token[]): ReadonlyMap<string, string> {
  const aliases = new Map<string, string>();
  code.forEach((token, at) => {
    if (!/^(from|join)$/i.test(token.text)) return;
    const name = nameOf(code[at + 1])?.toLowerCase();
    if (name === undefined) return;
    const next = code[at + 2]?.text.toLowerCase() === 'as' ? at + 3 : at + 2;
    const alias = code[next];
    if (alias?.kind === 'word') aliases.set((nameOf(alias) ?? '').toLowerCase(), name);
    aliases.set(name, name);
  });
  return aliases;
}

function ownerOf(
  code: readonly Token[],
  at: number,
  aliases: ReadonlyMap<string, string>
): string | undefined {
  if (code[at - 1]?.text === '.') return aliases.get((nameOf(code[at - 2]) ?? '').toLowerCase());
  let depth = 0;
  for (let back = at - 1; back >= 0; back--) {
    const text = code[back]?.text.toLowerCase() ?? '';
    if (text === ')') depth += 1;
    if (text === '(') depth = Math.max(0, depth - 1);
    if (text === 'from' && depth === 0) return nameOf(code[back + 1])?.toLowerCase();
  }
  return undefined;
}

function valuesAfter(code: readonly Token[], at: number): number[] {
  const [operator, ...rest] = code.slice(at + 1).map(({text}) => text);
  if (operator === '=') return wholeNumbers(rest.slice(0, 1));
  if (operator?.toLowerCase() !== 'in' || rest[0] !== '(') return [];
  return wholeNumbers(rest.slice(1, rest.indexOf(')')).filter((text) => text !== ','));
}

function wholeNumbers(texts: readonly string[]): number[] {
  return texts.map(Number).filter((number) => Number.isInteger(number));
}
