import type {Context} from '../context.ts';
import {DATE2, ageAt} from '../dates.ts';
import {members1, members2, type Household, type Village} from '../model.ts';
import type {Cell} from '../write/table.ts';

/** A person as a right reading of the wide export has it; null is missing or unreadable. */
export interface Person2 {
  id: string | null;
  labour: string | null;
  health: string[] | null;
  student: string | null;
  education: string | null;
  certificate: boolean;
  /** 残疾类别 is filled. */
  disabled: boolean;
  age: number | null;
}

/** A household at date 2, its columns from its first row. */
export interface Household2 {
  key: string;
  household: Household;
  village: Village;
  type: string;
  attribute: string;
  main: string | null;
  causes: string[];
  /** As written; the member rows are in `people`. */
  size: number;
  people: Person2[];
  perHead: number | null;
}

export interface Household1 {
  /** Null when the number is damaged. */
  key: string | null;
  household: Household;
  headId: string | null;
  main: string | null;
  causes: string[];
  people: number;
}

const text = (cell: Cell): string | null =>
  cell === null ? null : typeof cell === 'object' ? String(cell.serial) : String(cell);

export function registered2(context: Context): Household2[] {
  return context.county.households
    .filter((h) => h.present2)
    .flatMap((household) => {
      const [first] = members2(household);
      return first ? [household2(context, household, first.id)] : [];
    });
}

function household2(context: Context, household: Household, row: string): Household2 {
  const read = (column: string, usual: Cell) => context.plants.treated('wide', row, column, usual);
  const main = text(read('致贫原因1', household.causes2[0] ?? null));
  const perHead = read('人均纯收入（元）', household.income2023.perHead);
  return {
    key: household.id,
    household,
    village: household.village,
    type: household.type,
    attribute: household.attribute,
    main,
    causes: [...(main === null ? [] : [main]), ...household.causes2.slice(1)],
    size: Number(read('家庭人口', members2(household).length)),
    people: members2(household).map((p) => person2(context, p)),
    perHead: perHead === null ? null : Number(perHead)
  };
}

function person2(context: Context, person: Household['members'][number]): Person2 {
  const read = (column: string, usual: Cell) =>
    context.plants.treated('wide', person.id, column, usual);
  const health = read('健康状况', 'usual');
  const born = read('出生日期', person.born);
  const plants = context.plants.ofRow('wide', person.id);
  return {
    id: text(read('证件号码', person.idNumber)),
    labour: text(read('劳动技能', person.labour)),
    health: health === null ? null : person.health,
    student: person.student,
    education: text(read('文化程度', person.education)),
    certificate: plants.some((p) => p.kind.startsWith('id-certificate')),
    disabled: person.disability !== null,
    age: born === null ? null : ageAt(person.born, DATE2)
  };
}

export function registered1(context: Context): Household1[] {
  return context.county.households
    .filter((h) => h.present1)
    .map((household): Household1 => {
      const read = (column: string, usual: Cell) =>
        text(context.plants.treated('household1', household.id, column, usual));
      const main = read('主要致贫原因', household.causes1[0] ?? null);
      return {
        key: read('户编号', household.id),
        household,
        headId: read('户主证件号码', household.members[0]?.idNumber ?? null),
        main,
        causes: [...(main === null ? [] : [main]), ...household.causes1.slice(1)],
        people: members1(household).length
      };
    });
}
