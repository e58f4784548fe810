import {expect, test} from 'vitest';
import {graphOf, leavesOf} from '../../../src/notebook/graph.ts';
import {parse} from '../../../src/notebook/parse.ts';
import {chainSql, partsOf} from '../../../src/ui/notebook-parts.ts';

const TEXT = `---
title.zh: 试
title.en: Try
---

<!-- zh -->
答案 {b.x:0}。

<!-- en -->
Answer {b.x:0}.

\`\`\`sql a
SELECT 1 AS x, 'p' AS y
\`\`\`

\`\`\`sql b
SELECT x FROM a
\`\`\`

\`\`\`chart one
form: bar
from: a
y: y
x: x
half: yes
\`\`\`

\`\`\`chart two
form: bar
from: b
y: x
x: x
half: yes
\`\`\`

\`\`\`sql leaf
SELECT * FROM b
\`\`\`

<!-- en -->
More.
`;

function notebook() {
  const parsed = parse(TEXT, 'try');
  if (!('ok' in parsed)) throw new Error(JSON.stringify(parsed.failures));
  return parsed.ok;
}

test('prose of the language, half charts side by side, queries that nothing needs as tables', () => {
  const leaves = leavesOf(graphOf(notebook()));
  const kinds = (lang: 'zh' | 'en') =>
    partsOf(notebook(), leaves, lang).map((part) =>
      part.kind === 'row' ? part.cells.map(({name}) => name).join('+') : part.kind
    );
  expect(kinds('zh')).toEqual(['prose', 'one+two', 'table']);
  expect(kinds('en')).toEqual(['prose', 'one+two', 'table', 'prose']);
});

test('only the first prose is the answer', () => {
  const parts = partsOf(notebook(), new Set(), 'en');
  expect(parts.flatMap((part) => (part.kind === 'prose' ? [part.lead] : []))).toEqual([
    true,
    false
  ]);
});

test('the SQL of a cell comes after that of the cells behind it, and nothing else', () => {
  expect(chainSql(graphOf(notebook()), 'b')).toBe(
    "-- a\nSELECT 1 AS x, 'p' AS y\n\n-- b\nSELECT x FROM a"
  );
});
