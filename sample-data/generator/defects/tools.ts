import type {Context} from '../context.ts';
import {habitOf} from '../context.ts';
import {members2, type Household, type Person} from '../model.ts';
import type {Random} from '../random.ts';
import type {Cell} from '../write/table.ts';
import {HEAD_ONLY} from '../exports/wide.ts';

/** Chooses rows for defects so that no cell gets two, and scales their numbers to the county. */
export class Planter {
  readonly random: Random;
  private readonly context: Context;
  private readonly scale: number;
  private readonly taken = new Set<string>();

  constructor(context: Context, random: Random, scale: number) {
    this.context = context;
    this.random = random;
    this.scale = scale;
  }

  count(usual: number): number {
    return Math.max(1, Math.round(usual * this.scale));
  }

  /** Up to `usual` (scaled) items whose cell is still free. */
  choose<T>(
    table: string,
    column: string,
    items: readonly T[],
    usual: number,
    key: (item: T) => string
  ): T[] {
    const chosen: T[] = [];
    const goal = this.count(usual);
    for (const item of this.random.sample(items, Math.min(items.length, goal * 4))) {
      const name = `${table}|${column}|${key(item)}`;
      if (chosen.length >= goal) break;
      if (this.taken.has(name)) continue;
      this.taken.add(name);
      chosen.push(item);
    }
    return chosen;
  }

  cell(kind: string, table: string, key: string, column: string, cell: Cell, treated?: Cell): void {
    this.context.plants.add({
      kind,
      table,
      key,
      column,
      cell,
      ...(treated === undefined ? {} : {treated})
    });
  }

  /** Persons' cells in the wide export. */
  persons(
    kind: string,
    column: string,
    items: readonly Person[],
    usual: number,
    make: (person: Person, i: number) => {cell: Cell; treated?: Cell}
  ): Person[] {
    const chosen = this.choose('wide', column, items, usual, (p) => p.id);
    for (const [i, person] of chosen.entries()) {
      const {cell, treated} = make(person, i);
      this.cell(kind, 'wide', person.id, column, cell, treated);
    }
    return chosen;
  }

  /** A household's cell in the wide export, on every row that carries it. */
  households(
    kind: string,
    column: string,
    items: readonly Household[],
    usual: number,
    make: (household: Household, i: number) => {cell: Cell; treated?: Cell}
  ): Household[] {
    const chosen = this.choose('wide', column, items, usual, (h) => h.id);
    for (const [i, household] of chosen.entries()) {
      const {cell, treated} = make(household, i);
      const [first, ...others] = members2(household);
      if (!first) continue;
      this.cell(kind, 'wide', first.id, column, cell, treated);
      if (HEAD_ONLY.has(habitOf(this.context, household.village.township))) continue;
      for (const person of others)
        this.context.plants.add({kind, table: 'wide', key: person.id, column, cell, echo: true});
    }
    return chosen;
  }
}

export const NULLS: readonly string[] = ['', 'null', 'undefined', '无', '/', '-', '—'];

/** A spelling of nothing. */
export function nothing(i: number): {cell: string; treated: null} {
  return {cell: NULLS[i % NULLS.length] ?? '', treated: null};
}
