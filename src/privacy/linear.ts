import {solve, type Constraint, type Solution} from 'yalps';

/** A linear program over variables that are not negative; rows and variables are known by any keys. */
export type Program = {
  readonly direction: 'minimize' | 'maximize';
  readonly rows: Map<string, Constraint>;
  /** What a variable adds to each row and to the objective. */
  readonly variables: Map<string, Map<string, number>>;
};

export type Answer = {readonly value: number; readonly at: ReadonlyMap<string, number>};

const OBJECTIVE = 'objective';
const MOST_PIVOTS = 20_000;

export function emptyProgram(direction: Program['direction']): Program {
  return {direction, rows: new Map(), variables: new Map()};
}

export function add(program: Program, variable: string, row: string, coefficient: number): void {
  const column = program.variables.get(variable) ?? new Map<string, number>();
  column.set(row, (column.get(row) ?? 0) + coefficient);
  program.variables.set(variable, column);
}

export function addCost(program: Program, variable: string, cost: number): void {
  add(program, variable, OBJECTIVE, cost);
}

/** The best value, or what kept it from being found; `unbounded` and `infeasible` are answers too. */
export function solved(program: Program): Answer | Exclude<Solution['status'], 'optimal'> {
  const {direction, rows, variables} = program;
  const model = {direction, objective: OBJECTIVE, constraints: rows, variables};
  const found = solve(model, {maxPivots: MOST_PIVOTS, precision: 1e-9});
  if (found.status !== 'optimal') return found.status;
  return {value: found.result, at: new Map(found.variables)};
}
