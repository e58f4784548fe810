import type {Text} from '../model/text.ts';

/** `key: value`; a value of several lines stands below its key, indented by two. Nothing for an undefined value. */
export function keyLine(key: string, value: string | number | undefined): string[] {
  if (value === undefined) return [];
  const lines = String(value).split('\n');
  return lines.length === 1
    ? [`${key}: ${value}`]
    : [`${key}:`, ...lines.map((line) => `  ${line}`)];
}

/** `key.zh` and `key.en`; a plain `key` where both are the same, unless `plain` is false. */
export function textLines(key: string, text: Text | undefined, plain = true): string[] {
  if (!text) return [];
  if (plain && text.zh === text.en) return keyLine(key, text.zh);
  return [...keyLine(`${key}.zh`, text.zh), ...keyLine(`${key}.en`, text.en)];
}
