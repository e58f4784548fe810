import {habitOf, type Context} from '../context.ts';
import {birthText, monthText, several, yesNo} from '../exports/habits.ts';
import {isOldName, villageText} from '../exports/places.ts';
import {HEAD_ONLY} from '../exports/wide.ts';
import {members2, type Household, type Township} from '../model.ts';
import type {Cell} from '../write/table.ts';
import {count} from './tally.ts';

const shown = (cell: Cell) => (typeof cell === 'object' ? 'a stored date' : cell);

/** What is no single defect but a clerk's way of writing, by township, and how often. */
export function habitFigures(context: Context) {
  const now = context.county.households.filter((h) => h.present2);
  const before = context.county.households.filter((h) => h.present1);
  return {
    wide: context.county.townships.map((t) => township(context, t)),
    villageVariants: {
      date1: before.filter((h) => isVariant(h, 1)).length,
      date2: now.filter((h) => isVariant(h, 2)).length
    },
    oldVillageNamesAtDate2: now.filter((h) => isOldName(h, 2)).length,
    healthSeparators: separators(now),
    codesInsteadOfLabels:
      context.style === 'a'
        ? '文化程度 of the text file in 人口信息_20231231: digits 1 to 6, not decoded'
        : null,
    householdsOfMergedVillages: now.filter((h) => h.old?.change === '合并').length
  };
}

function township(context: Context, place: Township) {
  const habit = habitOf(context, place);
  return {
    township: place.name,
    yesNo: `${yesNo(true, habit)} ${yesNo(false, habit)}`,
    march2023: shown(monthText(2023 * 12 + 2, habit)),
    bornOn: shown(birthText('19800305', habit)),
    householdColumnsOnHeadOnly: HEAD_ONLY.has(habit)
  };
}

/** A village name with something appended, such as 村委会. */
function isVariant(household: Household, date: 1 | 2): boolean {
  const text = villageText(household, date);
  const {old, village} = household;
  return text !== (old && isOldName(household, date) ? old.name : village.name);
}

function separators(households: readonly Household[]): Record<string, number> {
  const cells = households
    .flatMap(members2)
    .flatMap((p) => (p.health.length > 1 ? [several(p.health, p.id) ?? ''] : []));
  const names: Record<string, string> = {'\n': 'line break', ' ': 'space'};
  const marks = cells.map((cell) => /[,，、;；/ \n]/.exec(cell)?.[0] ?? '');
  return count(marks.map((mark) => names[mark] ?? mark));
}
