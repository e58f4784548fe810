import {DuckDBInstance} from '@duckdb/node-api';
import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {RESERVED} from '../../../src/notebook/keywords.ts';
import {codeTokens, nameOf, placeAt, textOf, tokens} from '../../../src/notebook/tokens.ts';

const kinds = (sql: string): string =>
  tokens(sql)
    .map(({kind, text}) => `${kind} ${text}`)
    .join('\n');

test('Chinese identifiers are words, an ideographic space is a space, keywords know no case', () => {
  expect(kinds('SELECT 户.人数,　count(*) From 户')).toBe(
    ['keyword SELECT', 'word 户', 'punctuation .', 'word 人数', 'punctuation ,', 'word count']
      .concat(['punctuation (', 'operator *', 'punctuation )', 'keyword From', 'word 户'])
      .join('\n')
  );
});

test('strings: doubled quotes, escapes, dollar quotes with tags, never closed', () => {
  expect(kinds(`'it''s'`)).toBe(`string 'it''s'`);
  expect(kinds(String.raw`e'it\'s' x`)).toBe(String.raw`string e'it\'s'` + '\nword x');
  expect(kinds(`$$a ' b$$ y`)).toBe(`string $$a ' b$$\nword y`);
  expect(kinds(`$t$ $$ ; $t$`)).toBe('string $t$ $$ ; $t$');
  expect(kinds(`'open ; `)).toBe(`string 'open ; `);
  expect(kinds(`$x$ open`)).toBe(`string $x$ open`);
});

test('comments: to the end of the line, nested blocks, never closed', () => {
  expect(kinds('a -- b ; c\nd')).toBe('word a\ncomment -- b ; c\nword d');
  expect(kinds('/* a /* b */ ; */ c')).toBe('comment /* a /* b */ ; */\nword c');
  expect(kinds('/* open')).toBe('comment /* open');
  expect(kinds('a-/**/-b')).toBe('word a\noperator -\ncomment /**/\noperator -\nword b');
});

test('numbers, parameters, operators, punctuation', () => {
  expect(kinds('1 .5 5. 1e-5 1_000 0x1F')).toBe(
    'number 1\nnumber .5\nnumber 5.\nnumber 1e-5\nnumber 1_000\nnumber 0x1F'
  );
  expect(kinds('? ?2 $1 $名称')).toBe('parameter ?\nparameter ?2\nparameter $1\nparameter $名称');
  expect(kinds("a::int ->> 'b' || c")).toBe(
    "word a\npunctuation ::\nword int\noperator ->>\nstring 'b'\noperator ||\nword c"
  );
  expect(kinds('a$b "from" "x""y"')).toBe('word a$b\nword "from"\nword "x""y"');
});

test('names and texts lose their quotes', () => {
  expect(tokens('户 "a""b" \'it\'\'s\' $t$x$t$ 1').map(nameOf)).toEqual([
    '户',
    'a"b',
    "it's",
    'x',
    undefined
  ]);
  expect(tokens("E'a' x'00'").map(textOf)).toEqual(['a', '00']);
});

test('positions count UTF-16 units, lines and characters from 1', () => {
  const sql = "select '𠀀',\n  户";
  const last = tokens(sql).at(-1);
  expect(last).toEqual({kind: 'word', text: '户', start: 15, end: 16});
  expect(placeAt(sql, 15)).toEqual({line: 2, character: 3});
});

test('any text is divided without a gap, a letter lost or a letter twice', () => {
  const piece = fc.constantFrom(
    ...'\' " $$ $t$ -- /* */ 户 a 1 . ; ? ( ) $ \\ 𠀀 from :: | ，'.split(' '),
    '\n',
    ' ',
    '　'
  );
  fc.assert(
    fc.property(fc.array(piece, {maxLength: 40}), (pieces) => {
      const sql = pieces.join('');
      let at = 0;
      for (const token of tokens(sql)) {
        expect(sql.slice(at, token.start).trim()).toBe('');
        expect(token.text).toBe(sql.slice(token.start, token.end));
        expect(token.end).toBeGreaterThan(token.start);
        at = token.end;
      }
      expect(sql.slice(at).trim()).toBe('');
    }),
    {numRuns: 2000}
  );
});

test('the reserved words are those of DuckDB', async () => {
  const connection = await (await DuckDBInstance.create()).connect();
  const answer = await connection.runAndReadAll(
    "SELECT keyword_name FROM duckdb_keywords() WHERE keyword_category = 'reserved'"
  );
  expect([...RESERVED].toSorted()).toEqual(
    answer
      .getRows()
      .map(([word]) => String(word))
      .toSorted()
  );
});

test('DuckDB sees as many statements as the semicolons in our code tokens divide', async () => {
  const connection = await (await DuckDBInstance.create()).connect();
  const texts = [
    `select ';' as "a;b" -- ;\n, 2`,
    'select $$;$$, $q$ ; $$ ; $q$',
    'select 1; select 2',
    "select e'\\';' ; select 2; select 3",
    'select 1 /* ; /* ; */ ; */ + 1',
    `select　'；' as 中文；号`
  ];
  for (const sql of texts) {
    const statements = await connection.extractStatements(sql);
    const semicolons = codeTokens(sql).filter(({text}) => text === ';');
    expect([sql, semicolons.length + 1]).toEqual([sql, statements.count]);
  }
});
