/** An SQL identifier in double quotes, safe for any text: 户 becomes "户", a"b becomes "a""b". */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** An SQL string literal in single quotes. Only for what a prepared value cannot carry (DDL). */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Narrows a key to those of a record: `isKeyOf(TABLES, name) && TABLES[name]`. */
export function isKeyOf<T extends object>(record: T, key: PropertyKey): key is keyof T {
  return Object.hasOwn(record, key);
}
