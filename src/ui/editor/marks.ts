/** A stretch of text and the class that colours it. */
export type Mark = {readonly from: number; readonly to: number; readonly class: string};

/** What a text is written in; a script is SQL of several statements, and stands alone. */
export type Language = 'sql' | 'script' | 'keys' | 'prose' | 'notebook';

/** SQL has a language of its own (ui/sql/language.ts). */
export function marksOf(text: string, language: Language): readonly Mark[] {
  switch (language) {
    case 'sql':
    case 'script':
      return [];
    case 'keys':
      return [...found(text, /^ {0,1}[^\s:：]+(?=\s*[:：])/gm, 'key'), ...figures(text)];
    case 'notebook':
      return [
        ...found(text, /^`{3,}.*$|^<!--.*-->$|^---$/gm, 'fence'),
        ...found(text, /^[\w.]+(?=:)/gm, 'key')
      ].sort((a, b) => a.from - b.from);
    case 'prose':
    default:
      return [...found(text, /^#{1,6} .*$/gm, 'title'), ...figures(text)].sort(
        (a, b) => a.from - b.from
      );
  }
}

function figures(text: string): Mark[] {
  return found(text, /(?<!\\)\{[^{}\n]*\}/g, 'string');
}

function found(text: string, pattern: RegExp, name: string): Mark[] {
  return [...text.matchAll(pattern)].flatMap((match) =>
    match[0] === '' ? [] : [{from: match.index, to: match.index + match[0].length, class: name}]
  );
}
