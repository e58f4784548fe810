import type {SchemaTree} from 'hyparquet';
import {leafOf} from './leaf.ts';

/** Writes a value of a column as text: a leaf as it is, lists, maps and structs as JSON. Null where there is nothing. */
export type Writer = (value: unknown) => string | null;

export function writerOf(node: SchemaTree): Writer {
  if (node.children.length > 0 || node.element.repetition_type === 'REPEATED') {
    const json = jsonOf(node);
    return (value) => (isNothing(value) ? null : json(value));
  }
  const {text} = leafOf(node.element);
  return (value) => (isNothing(value) ? null : text(value));
}

type Json = (value: unknown) => string;

function jsonOf(node: SchemaTree): Json {
  const one = singleOf(node);
  if (node.element.repetition_type !== 'REPEATED') return one;
  return (value) => (Array.isArray(value) ? listJson(value, one) : one(value));
}

/** One value of a node, not counting its own repetition. */
function singleOf(node: SchemaTree): Json {
  const {children, element} = node;
  const [inner] = children;
  if (inner === undefined) {
    const {bare, text} = leafOf(element);
    return orNull((value) => (bare ? numberJson(text(value)) : JSON.stringify(text(value))));
  }
  if (element.converted_type === 'LIST' && children.length === 1) {
    const item = singleOf(inner.children.length === 1 ? (inner.children[0] ?? inner) : inner);
    return orNull((value) => (Array.isArray(value) ? listJson(value, item) : item(value)));
  }
  const [, mapped] = inner.children;
  if (element.converted_type === 'MAP' && mapped !== undefined) {
    const item = jsonOf(mapped);
    return orNull((value) => objectJson(value, () => item));
  }
  const fields = new Map(children.map((child) => [child.element.name, jsonOf(child)]));
  return orNull((value) => objectJson(value, (key) => fields.get(key)));
}

function orNull(write: Json): Json {
  return (value) => (isNothing(value) ? 'null' : write(value));
}

function listJson(values: readonly unknown[], item: Json): string {
  return `[${values.map(item).join(',')}]`;
}

function objectJson(value: unknown, fieldOf: (key: string) => Json | undefined): string {
  const parts = Object.entries(Object(value)).map(
    ([key, inner]) => `${JSON.stringify(key)}:${fieldOf(key)?.(inner) ?? 'null'}`
  );
  return `{${parts.join(',')}}`;
}

/** JSON has no NaN and no infinity: these stand in quotes. */
function numberJson(text: string): string {
  return /^(?:-?\d|true|false)/.test(text) ? text : JSON.stringify(text);
}

function isNothing(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}
