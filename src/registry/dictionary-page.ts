import type {CodeList, Column, PolicyLine, RegistryTable} from '../model/dictionary.ts';
import {CODES} from './codes.ts';
import {POLICY_LINES} from './lines.ts';
import {MATCHES, type Match} from './match.ts';
import {TABLES} from './tables/index.ts';

const HEAD = `# 数据字典 Data dictionary

This page is written from src/registry by \`npx vitest run tests/unit/registry/dictionary-page.test.ts -u\`. Do not edit it.

A table is known under its English and its Chinese name, and so is each of its columns: \`household.main_cause\` is
\`户\`.\`主要致贫原因\`. *Headings* are other spellings seen in exports; width, brackets, spaces and case do not count.
*Personal*: direct = names a person or household; quasi = may single one out together with others; sensitive = health,
income, support; none = says nothing of people. Grades: V verified, D derived, M from memory: an editable default.
`;

/** The dictionary as a Markdown page: tables, code lists, policy values, causes and measures. */
export function dictionaryPage(): string {
  return [
    HEAD,
    '## 表 Tables\n',
    ...Object.values(TABLES).map(tableSection),
    '## 代码表 Code lists\n',
    ...Object.values(CODES).map(listSection),
    '## 政策线与参数 Policy values\n',
    linesSection(POLICY_LINES),
    '## 致贫原因与措施 Causes and measures\n',
    matchSection(MATCHES)
  ].join('\n');
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function grid(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  return `${[line(heading), line(heading.map(() => '---')), ...rows.map(line)].join('\n')}\n`;
}

function tableSection({name, zh, en, key, unit, columns}: RegistryTable): string {
  const head = `### ${zh} ${name}\n\n${en}; one row is ${unit.en}. Key: ${key.join(', ')}.\n`;
  return `${head}\n${grid(
    ['Column', '列', 'Meaning', 'Type', 'Personal', 'Headings'],
    columns.map((column) => [
      column.name,
      column.zh,
      column.en,
      typeOf(column),
      column.personal,
      column.headings.join('、')
    ])
  )}`;
}

function typeOf({type, unit, codes}: Column): string {
  return [type, unit ?? '', codes === undefined ? '' : `of ${codes}`].filter(Boolean).join(' ');
}

function listSection({name, zh, codes}: CodeList): string {
  const rows = codes.map((code) => [code.zh, code.en, (code.also ?? []).join('、')]);
  return `### ${zh} ${name}\n\n${grid(['标签', 'Label', 'Other spellings'], rows)}`;
}

function linesSection(lines: readonly PolicyLine[]): string {
  return grid(
    ['Key', 'Year', 'Place', 'Value', 'Grade', '来源', 'Source'],
    lines.map(({key, year, place, value, unit, grade, source}) => [
      key,
      String(year ?? ''),
      place,
      `${value} ${unit}`.trim(),
      grade,
      source.zh,
      source.en
    ])
  );
}

function matchSection(matches: readonly Match[]): string {
  return grid(
    ['原因', '措施大类', '子项含', 'Strength', 'Grade'],
    matches.map(({cause, kind, items = [], strength, grade}) => [
      cause,
      kind,
      items.join('、'),
      strength,
      grade
    ])
  );
}
