import {codeTokens} from '../notebook/tokens.ts';

/** SQL laid out; undefined if it cannot be, or if that would say anything else than before. */
export async function formattedSql(sql: string): Promise<string | undefined> {
  try {
    const {duckdb, formatDialect} = await import('sql-formatter');
    const text = formatDialect(sql, {dialect: duckdb, tabWidth: 2, keywordCase: 'preserve'});
    return sameTokens(sql, text) ? text : undefined;
  } catch {
    return undefined;
  }
}

function sameTokens(before: string, after: string): boolean {
  const [a, b] = [before, after].map((sql) => codeTokens(sql).map(({text}) => text));
  return a?.join('\n') === b?.join('\n');
}
