import type {CodeList} from '../model/dictionary.ts';
import {DATE_MACROS} from './cast-date.ts';
import {KEY_MACROS, YES_NO_MACRO} from './cast-key.ts';
import {labelMacros, TEXT_LIST_MACRO} from './cast-label.ts';
import {NUMBER_MACROS} from './cast-number.ts';
import {TEXT_MACROS} from './cast-text.ts';
import type {Macro} from './macro.ts';

/** Every cast of the product, in the order in which they are made. The ENUM types of the lists must exist before. */
export function castMacros(lists: readonly CodeList[]): readonly Macro[] {
  return [
    ...TEXT_MACROS,
    ...NUMBER_MACROS,
    ...DATE_MACROS,
    ...KEY_MACROS,
    YES_NO_MACRO,
    TEXT_LIST_MACRO,
    ...lists.flatMap(labelMacros)
  ];
}
