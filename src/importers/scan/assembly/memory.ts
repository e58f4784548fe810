/** Bytes beyond what was asked for, since texts are read sixteen bytes at a time. */
const SLACK: usize = 64;

let top: usize = 0;

/** Takes all memory back. */
export function clear(): void {
  top = (__heap_base + 15) & ~15;
}

/** Room for so many bytes, whatever stands in them. It is taken back from the last on. */
export function room(size: usize): usize {
  const at = top;
  top = (at + size + 15) & ~15;
  const pages = ((top + SLACK) >> 16) + 1;
  const has = usize(memory.size());
  if (pages > has && memory.grow(i32(pages - has)) < 0) unreachable();
  return at;
}

/** How far memory is given out; to be given back to `release`. */
export function mark(): usize {
  return top;
}

export function release(to: usize): void {
  top = to;
}
