/** A box of px; x and y are its left top corner. */
export type Box = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/**
 * Moves places along a line so far apart that neighbours are `gap` apart, as near to where they want to be as one pass down
 * and one pass up allow, inside low .. high. The order of the answer is that of the wishes.
 */
export function spread(
  wishes: readonly number[],
  gap: number,
  low: number,
  high: number
): number[] {
  const order = Array.from(wishes.keys()).sort((a, b) => (wishes[a] ?? 0) - (wishes[b] ?? 0));
  const places = [...wishes];
  let floor = low;
  for (const index of order) {
    places[index] = Math.max(places[index] ?? 0, floor);
    floor = (places[index] ?? 0) + gap;
  }
  let ceiling = high;
  for (const index of [...order].reverse()) {
    places[index] = Math.min(places[index] ?? 0, ceiling);
    ceiling = (places[index] ?? 0) - gap;
  }
  return places;
}

/** Whether two boxes share any ground. */
export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/**
 * For each item, in order, the first of its candidate boxes that is inside `page` and touches neither an obstacle nor a box
 * taken before; null if there is none.
 */
export function placed<C extends Box>(
  candidates: readonly (readonly C[])[],
  obstacles: readonly Box[],
  page: Box
): (C | null)[] {
  const taken = [...obstacles];
  return candidates.map((boxes) => {
    const free = boxes.find(
      (box) => inside(box, page) && !taken.some((other) => overlap(box, other))
    );
    if (free !== undefined) taken.push(free);
    return free ?? null;
  });
}

function inside(box: Box, page: Box): boolean {
  return (
    box.x >= page.x &&
    box.y >= page.y &&
    box.x + box.width <= page.x + page.width &&
    box.y + box.height <= page.y + page.height
  );
}
