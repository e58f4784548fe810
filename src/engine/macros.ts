import type {CodeList} from '../model/dictionary.ts';
import {DATE_MACROS} from './cast-date.ts';
import {KEY_MACROS, KEY_PROBLEM, YES_NO_MACRO} from './cast-key.ts';
import {LABEL_PROBLEM, labelMacros, TEXT_LIST_MACRO} from './cast-label.ts';
import {LIST_MACROS} from './cast-list.ts';
import {NUMBER_MACROS} from './cast-number.ts';
import {PLACE_MACROS} from './cast-place.ts';
import {TEXT_MACROS} from './cast-text.ts';
import type {Macro} from './macro.ts';

/** Every cast of the product, in the order in which they are made. The ENUM types of the lists must exist before. */
export function castMacros(lists: readonly CodeList[]): readonly Macro[] {
  return [
    ...TEXT_MACROS,
    ...NUMBER_MACROS,
    ...DATE_MACROS,
    ...KEY_MACROS,
    ...PLACE_MACROS,
    KEY_PROBLEM,
    YES_NO_MACRO,
    TEXT_LIST_MACRO,
    LABEL_PROBLEM,
    ...LIST_MACROS,
    ...lists.flatMap(labelMacros)
  ];
}
