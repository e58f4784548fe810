import {codeTokens, type Token} from './tokens.ts';

/**
 * A measure's expression taken apart: `units(condition)`, or an aggregate `sum(income)`, `count(*)`, `avg(size) filter (where
 * …)`. `input` is the aggregate's first argument, undefined for count(*); `filter` the condition after WHERE.
 */
export type MeasureParts = {
  readonly function: string;
  readonly call: string;
  readonly input?: string;
  readonly filter?: string;
};

/** The parts of an expression, or undefined if it is not one aggregate with at most one FILTER. */
export function measureParts(expression: string): MeasureParts | undefined {
  const code = codeTokens(expression);
  const close = closing(code, 1);
  const name = code[0];
  if (!name || code[1]?.text !== '(' || close === undefined) return undefined;
  const filter = filterText(expression, code, close + 1);
  const input = firstArgument(expression, code.slice(2, close));
  if (filter === undefined || name.kind !== 'word') return undefined;
  return {
    function: name.text.toLowerCase(),
    call: expression.slice(name.start, code[close]?.end),
    ...(input === '*' || input === '' ? {} : {input}),
    ...(filter === '' ? {} : {filter})
  };
}

/** The bracket that closes the one at `open`. */
function closing(code: readonly Token[], open: number): number | undefined {
  let depth = 0;
  for (let at = open; at < code.length; at++) {
    if ('([{'.includes(code[at]?.text ?? ' ')) depth += 1;
    else if (')]}'.includes(code[at]?.text ?? ' ')) depth -= 1;
    if (depth === 0) return at;
  }
  return undefined;
}

/** '' when nothing follows, undefined when something else than FILTER (WHERE …) does; DuckDB needs no WHERE. */
function filterText(text: string, code: readonly Token[], from: number): string | undefined {
  const rest = code.slice(from);
  if (rest.length === 0) return '';
  const [filter, open, where] = rest.slice(0, 3).map((token) => token.text.toLowerCase());
  const whole = closing(rest, 1) === rest.length - 1;
  if (filter !== 'filter' || open !== '(' || !whole || rest.length < 4) return undefined;
  return text.slice(rest[where === 'where' ? 3 : 2]?.start, rest.at(-2)?.end);
}

function firstArgument(text: string, inside: readonly Token[]): string {
  const start = inside[0]?.text.toLowerCase() === 'distinct' ? 1 : 0;
  let depth = 0;
  const end = inside.findIndex((token) => {
    depth += '([{'.includes(token.text) ? 1 : ')]}'.includes(token.text) ? -1 : 0;
    return depth === 0 && (token.text === ',' || token.text.toLowerCase() === 'order');
  });
  const last = end < 0 ? inside.length : end;
  return text.slice(inside[start]?.start ?? 0, inside[last - 1]?.end ?? 0);
}
