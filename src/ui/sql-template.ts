import {html, type TemplateResult} from 'lit';
import {tokens} from '../notebook/tokens.ts';

/** SQL with its tokens marked by kind: keywords, strings, comments, calls. */
export function sqlTemplate(sql: string): TemplateResult {
  const all = tokens(sql);
  const pieces = all.map((token, at) => {
    const gap = sql.slice(all[at - 1]?.end ?? 0, token.start);
    const call = token.kind === 'word' && sql[token.end] === '(';
    return html`${gap}<span class=${call ? 'call' : token.kind}>${token.text}</span>`;
  });
  return html`${pieces}${sql.slice(all.at(-1)?.end ?? 0)}`;
}
