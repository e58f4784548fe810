/** The properties of an object that are not undefined. */
export function definedOf<T extends object>(given: T): {[K in keyof T]?: Exclude<T[K], undefined>} {
  const kept: {[K in keyof T]?: Exclude<T[K], undefined>} = {};
  return Object.assign(
    kept,
    Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  );
}
