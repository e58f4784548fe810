import type {Lang, Text} from '../model/text.ts';
import {listed, say, type Blanks} from './say.ts';

/** What the engine says most often, in words; named groups fill the blanks. */
const KNOWN: readonly (readonly [RegExp, Text])[] = [
  [
    /^(?:Referenced column|(?:Table|Values list) ".*?" does not have a column named) "(?<name>.*?)"/,
    {
      zh: '没有列“{name}”[。相近的有 {near}]。',
      en: 'There is no column “{name}”[. Near to it: {near}].'
    }
  ],
  [
    /^(?:Table with name|Referenced table) "?(?<name>.*?)"? (?:does not exist|not found)!/,
    {
      zh: '没有表“{name}”[。相近的有 {near}]。',
      en: 'There is no table “{name}”[. Near to it: {near}].'
    }
  ],
  [
    /^(?:\w+ )+[Ff]unction with name "?(?<name>.*?)"? does not exist!/,
    {
      zh: '没有函数 {name}[。相近的有 {near}]。',
      en: 'There is no function {name}[. Near to it: {near}].'
    }
  ],
  [
    /^syntax error at or near "(?<name>.*?)"/,
    {zh: '语法有误，在“{name}”处。', en: 'Syntax error at “{name}”.'}
  ],
  [
    /^syntax error at end of input/,
    {zh: '语法有误：写到最后还不完整。', en: 'Syntax error: it is not complete at its end.'}
  ],
  [/^unterminated quoted/, {zh: '引号没有配对。', en: 'A quote is never closed.'}],
  [
    /^column "(?<name>.*?)" must appear in the GROUP BY clause/,
    {
      zh: '列“{name}”既没有写进 GROUP BY，也没有汇总。可以加进 GROUP BY，或写成 any_value({name})。',
      en: 'The column “{name}” is neither in GROUP BY nor aggregated. Add it to GROUP BY or write any_value({name}).'
    }
  ],
  [
    /^Ambiguous reference to column name "(?<name>.*?)" \(use: (?<near>.*)\)/,
    {
      zh: '几张表都有列“{name}”，请写明是哪一个：{near}。',
      en: 'Several tables have a column “{name}”; say which: {near}.'
    }
  ],
  [
    /^Could not convert string '(?<name>[^]*?)' to (?<type>\S+)/,
    {
      zh: '“{name}”不能转换成 {type}。想让转换不了的变成空值，请用 try_cast。',
      en: '“{name}” cannot be converted to {type}. With try_cast what does not convert becomes NULL.'
    }
  ],
  [
    /^No function matches the given name and argument types '(?<name>[^]*?)'/,
    {
      zh: '没有能这样用的函数 {name}：参数的类型不合。',
      en: 'No function fits {name}: its arguments have other types.'
    }
  ],
  [
    /^Cannot access file/,
    {
      zh: '查询不能读取文件或网络，只能读已载入的表。',
      en: 'A query cannot read files or the network, only tables that are loaded.'
    }
  ],
  [
    /^More than one row returned by a subquery/,
    {
      zh: '用作一个值的子查询得出了多行。',
      en: 'A subquery that stands for one value gave several rows.'
    }
  ],
  [
    /^Overflow in /,
    {zh: '数值太大，超出了类型的范围。', en: 'A number is too large for its type.'}
  ],
  [
    /^WHERE clause cannot contain aggregates/,
    {
      zh: 'WHERE 里不能用汇总函数，请改用 HAVING。',
      en: 'WHERE cannot hold an aggregate; use HAVING.'
    }
  ],
  [
    /^Set operations can only apply to expressions with the same number/,
    {
      zh: 'UNION 等两边的列数不同。',
      en: 'The two sides of UNION or the like have different numbers of columns.'
    }
  ]
];

/** A message of the engine as a sentence; one that is not known stays as it is. `candidates` are separated by commas. */
export function sqlMessage(message: string, candidates: string | undefined, lang: Lang): string {
  for (const [pattern, text] of KNOWN) {
    const match = pattern.exec(message);
    if (!match) continue;
    const near = candidates ?? suggested(message);
    const blanks: Blanks = {
      ...(near === undefined ? {} : {near: listed(near.split(','), lang)}),
      ...match.groups,
      ...(match.groups?.['near'] && {near: listed(quotedNames(match.groups['near']), lang)})
    };
    return say(text, lang, blanks);
  }
  return message;
}

/** 'Did you mean "a"?', 'Candidate tables: "a", "b"'. */
function suggested(message: string): string | undefined {
  const list = /(?:Did you mean|Candidate \w+:) (?<list>.*)/.exec(message)?.groups?.['list'];
  const names = quotedNames(list ?? '');
  return names.length === 0 ? undefined : names.join(',');
}

function quotedNames(text: string): string[] {
  return Array.from(text.matchAll(/"([^"]+)"/g), ([, name = '']) => name);
}
