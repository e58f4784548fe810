import type {Merge} from '../../model/sheet.ts';

/** The merged area named in the attributes of a mergeCell ('ref="A1:C2"'), undefined for a single cell or nonsense. */
export function mergeOf(attributes: string): Merge | undefined {
  const match = /ref\s*=\s*["']\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)/i.exec(attributes);
  if (match === null) return undefined;
  const [, from = '', top = '', to = '', bottom = ''] = match;
  return {top: Number(top), left: columnOf(from), bottom: Number(bottom), right: columnOf(to)};
}

function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}
