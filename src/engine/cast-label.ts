import type {CodeList} from '../model/dictionary.ts';
import {literal, quoted} from '../model/names.ts';
import {labelsOf} from '../registry/codes.ts';
import {fold, foldedSigns} from '../registry/fold.ts';
import {among, letting, type Macro} from './macro.ts';

/** The ENUM type of a code list, in schema main: the grammar takes no list of a type with a schema. */
export function enumType(list: string): string {
  return quoted(list);
}

/** Signs between the labels of one cell, and the same inside brackets, where they belong to a label. */
const SEPARATORS = `'[\\s,;|/、。+&]+'`;
const BRACKETED = `'(\\([^()]*)[\\s,;|/、。+&]+([^()]*\\))'`;
const JOINED = [0, 1, 2].reduce(
  (text) => `regexp_replace(${text}, ${BRACKETED}, '\\1\\2')`,
  'clean(t)'
);
const WHOLE = `CASE WHEN contains(t, '(') OR contains(t, '（') THEN ${JOINED} ELSE clean(t) END`;

/** The macros of one closed list: `as_<list>` gives its label, `as_<list>_list` several of one cell. */
export function labelMacros(list: CodeList): readonly Macro[] {
  const one = `as_${list.name}`;
  const type = enumType(list.name);
  return [
    {
      name: one,
      parameters: 't',
      sql: `coalesce(try_cast(t AS ${type}), CASE WHEN t IS NOT NULL THEN
        try_cast(${labelOf(list, known(list, 't'))} AS ${type}) END)`,
      doc: {
        zh: `${list.zh}：按汉字标签和其他写法识别，裸代码读不出`,
        en: `A label of ${list.name}, by any of its spellings; bare digits give NULL`
      }
    },
    {
      name: `${one}_list`,
      parameters: 't',
      sql: `CASE WHEN try_cast(t AS ${type}) IS NOT NULL THEN [try_cast(t AS ${type})]
        WHEN t IS NOT NULL THEN ${several(list, type)} END`,
      doc: {
        zh: `${list.zh}（多值）：任意分隔符和顺序，按代码表排序；有一个认不出则整格读不出`,
        en: `Labels of ${list.name}, any separator and order, in the list's order; NULL when one of them is unknown`
      }
    }
  ];
}

/** All labels of a cell when every part that says something is one; NULL for none. Other spellings are only looked up when they must be. */
function several(list: CodeList, type: string): string {
  const parts = `regexp_split_to_array(${withoutSigns(list, WHOLE)}, ${SEPARATORS})`;
  const plain = `list_transform(p, lambda e: try_cast(e AS ${type}))`;
  const said = `list_filter(p, lambda e: NOT is_missing_label(e))`;
  const found = `list_transform(${said}, lambda e: try_cast(${labelOf(list, known(list, 'e'))} AS ${type}))`;
  const all = (otherwise: string) =>
    `CASE WHEN len(l) > 0 AND list_count(l) = len(l) THEN list_sort(list_distinct(l)) ELSE ${otherwise} END`;
  return letting('p', parts, letting('l', plain, all(letting('l', found, all('NULL')))));
}

/** A text in which the spellings of a list that hold a separator themselves are the labels instead. */
function withoutSigns(list: CodeList, text: string): string {
  const spellings = list.codes.flatMap(({zh, also = []}) =>
    also.map((word) => [word, zh] as const)
  );
  return spellings
    .filter(([word]) => /[,;|/、。+&](?![^(]*\))/.test(word))
    .reduce((sql, [word, zh]) => `replace(${sql}, ${literal(word)}, ${literal(zh)})`, text);
}

/** Whether 是 and 否 are spellings of two labels of a list. */
export function knowsYesAndNo(list: CodeList): boolean {
  const labels = labelsOf(list);
  return labels.has('是') && labels.has('否');
}

/** What else says 是 and 否 in a list that knows both; not 1 and 0, which may be codes. */
export const YES_AND_NO: Readonly<Record<string, string>> = {
  '√': '是',
  有: '是',
  '×': '否',
  无: '否'
};

/** The spelling that is looked up. */
function known(list: CodeList, text: string): string {
  if (!knowsYesAndNo(list)) return `fold(${text})`;
  const arms = Object.entries(YES_AND_NO).map(
    ([word, label]) => `WHEN ${literal(word)} THEN ${literal(label)}`
  );
  return `CASE clean(${text}) ${arms.join(' ')} ELSE fold(${text}) END`;
}

/** The label that a text is a spelling of, as the macro fold() left it, which keeps Ⅱ; NULL for none. A map would be built again for each row inside a lambda. */
function labelOf(list: CodeList, folded: string): string {
  const cases = list.codes.map(({zh, also = []}) => {
    const texts = [zh, ...also].flatMap((word) => [fold(word), foldedSigns(word)]);
    return `WHEN ${among('f', [...new Set(texts)])} THEN ${literal(zh)}`;
  });
  return letting('f', folded, `CASE ${cases.join(' ')} END`);
}

/** Several free texts of one cell (measures by name). */
export const TEXT_LIST_MACRO: Macro = {
  name: 'as_text_list',
  parameters: 't',
  sql: `CASE WHEN t IS NULL OR is_missing_label(t) THEN NULL ELSE list_sort(list_distinct(list_filter(
    regexp_split_to_array(clean(t), ' *[\\n,;|、] *'), lambda e: NOT is_missing_label(e)))) END`,
  doc: {
    zh: '一格多项文字：逗号、顿号、分号、换行分隔',
    en: 'Several texts of one cell, apart by commas, semicolons or line ends'
  }
};

export const LABEL_PROBLEM: Macro = {
  name: 'label_problem',
  parameters: 't',
  sql: `CASE WHEN regexp_full_match(clean(t), '[\\d.,;]+') THEN 'code-not-label' ELSE 'unknown-label' END`,
  doc: {
    zh: '标签为什么读不出：裸代码，或不在代码表',
    en: 'Why a label could not be read: a bare code, or unknown'
  }
};
