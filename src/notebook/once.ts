/** A function of something that is never changed, such as a cell, which finds its answer once for each. */
export function oncePer<K extends object, V>(find: (key: K) => V): (key: K) => V {
  const found = new WeakMap<K, V>();
  return (key) => {
    const known = found.get(key);
    if (known !== undefined) return known;
    const answer = find(key);
    found.set(key, answer);
    return answer;
  };
}
