import {commonTables} from '../../notebook/tables.ts';
import {nameOf, type Token} from '../../notebook/tokens.ts';
import type {KnownTable} from './vocabulary.ts';

/** A table that a statement reads, under the name by which it calls it. */
export type InScope = {readonly alias: string; readonly table: KnownTable};

/** What a statement speaks of: tables with their aliases, and names of its own (WITH, AS). */
export type Scope = {
  readonly tables: readonly InScope[];
  readonly defined: readonly string[];
  readonly named: readonly string[];
};

const SOURCE_WORDS = new Set([
  'from',
  'join',
  'describe',
  'summarize',
  'table',
  'pivot',
  'unpivot'
]);

/** The scope of a statement, all of its subqueries together: rather a table too many than one too few. */
export function scopeOf(sql: string, code: readonly Token[], known: readonly KnownTable[]): Scope {
  const tables: InScope[] = [];
  for (let at = 0; at < code.length; at++) {
    if (!namesTable(code, at)) continue;
    const {chain, next} = chainAt(code, at);
    const table = tableNamed(chain, known);
    if (table) tables.push({alias: aliasAt(code, next) ?? table.name, table});
  }
  return {
    tables,
    defined: commonTables(sql).map(({name}) => name),
    named: code.flatMap((token, at) =>
      code[at - 1]?.text.toLowerCase() === 'as' && token.kind === 'word'
        ? (nameOf(token) ?? [])
        : []
    )
  };
}

/** Whether a name at that place is a table's: behind FROM, JOIN and the like, or behind a comma after such a one. */
export function namesTable(code: readonly Token[], at: number): boolean {
  const before = code[at - 1];
  if (!before) return false;
  if (SOURCE_WORDS.has(before.text.toLowerCase())) return !isDistinctFrom(code, at - 1);
  if (before.text === '(') return namesTable(code, at - 1);
  return before.text === ',' && sourceOpen(code, at - 1);
}

/** IS DISTINCT FROM and extract(year FROM x) name no table. */
function isDistinctFrom(code: readonly Token[], at: number): boolean {
  const [opener, word, before] = [code[at - 3], code[at - 2], code[at - 1]];
  const extracts = word?.text === '(' && /^(extract|substring|trim)$/i.test(opener?.text ?? '');
  return (
    code[at]?.text.toLowerCase() === 'from' &&
    ((before?.text.toLowerCase() === 'distinct' && /^(is|not)$/i.test(word?.text ?? '')) ||
      extracts)
  );
}

/** Looks back from a comma: a FROM comes before any word that would end it. */
function sourceOpen(code: readonly Token[], comma: number): boolean {
  let depth = 0;
  for (let at = comma - 1; at >= 0; at--) {
    const text = code[at]?.text.toLowerCase() ?? '';
    if (text === ')') depth += 1;
    if (text === '(' && --depth < 0) return false;
    if (depth > 0) continue;
    if (SOURCE_WORDS.has(text)) return true;
    if (/^(select|where|on|group|order|having|qualify|limit|values|using|with)$/.test(text))
      return false;
  }
  return false;
}

function chainAt(code: readonly Token[], at: number): {chain: string[]; next: number} {
  const chain = [nameOf(code[at]) ?? ''];
  let next = at + 1;
  for (; code[next]?.text === '.'; next += 2) chain.push(nameOf(code[next + 1]) ?? '');
  return {chain, next};
}

function aliasAt(code: readonly Token[], at: number): string | undefined {
  const as = code[at]?.text.toLowerCase() === 'as';
  const token = code[as ? at + 1 : at];
  return token?.kind === 'word' ? nameOf(token) : undefined;
}

/** The table that a chain of names stands for: 户, data.household, temp.main.x. */
export function tableNamed(
  chain: readonly string[],
  known: readonly KnownTable[]
): KnownTable | undefined {
  const [name, schema = ''] = chain.map((part) => part.toLowerCase()).reverse();
  const plain = schema === 'main' || schema === 'temp' ? '' : schema;
  return known.find((table) => table.name.toLowerCase() === name && table.schema === plain);
}
