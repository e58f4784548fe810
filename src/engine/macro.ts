import type {Text} from '../model/text.ts';
import {literal} from '../model/names.ts';

/** One SQL macro of the product: `parameters` as they stand between the brackets, `sql` its body. */
export type Macro = {
  readonly name: string;
  readonly parameters: string;
  readonly sql: string;
  readonly doc: Text;
};

/** The statement that makes it, in schema main. */
export function createMacro({name, parameters, sql}: Macro): string {
  return `CREATE OR REPLACE MACRO main.${name}(${parameters}) AS ${sql.trim()}`;
}

/**
 * Computes `value` once and lets `body` call it `name`. SQL has no such binding inside an expression, and a macro's
 * parameter is copied wherever it is used, so a list of one and a lambda stand in for it.
 */
export function letting(name: string, value: string, body: string): string {
  return `list_transform([${value}], lambda ${name}: ${body})[1]`;
}

/** `value IN (...)` of text literals. */
export function among(value: string, texts: readonly string[]): string {
  return `${value} IN (${texts.map(literal).join(', ')})`;
}
