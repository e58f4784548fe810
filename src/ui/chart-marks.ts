/**
 * Makes links of a chart's marks: `data-way` holds the hash, the tooltip is the name. One mark of the chart is a stop of the Tab
 * key; the chart is a group then, since a picture may hold nothing that takes the focus.
 */
export function linkMarks(
  svg: SVGElement,
  wayOf: (row: number, channel: string) => string | undefined
): void {
  let first = true;
  for (const mark of svg.querySelectorAll('[data-row]')) {
    const row = Number(mark.getAttribute('data-row'));
    const way = wayOf(row, mark.getAttribute('data-channel') ?? '');
    if (way === undefined) continue;
    mark.setAttribute('data-way', way);
    mark.setAttribute('role', 'link');
    mark.setAttribute('tabindex', first ? '0' : '-1');
    mark.setAttribute('aria-label', nameOf(mark));
    first = false;
  }
  if (!first) svg.setAttribute('role', 'group');
}

/**
 * What the tooltip says; what a text shows comes first where it is not said there, since people ask for what they see. A text gives
 * its tooltip up: it would count among what it shows.
 */
function nameOf(mark: Element): string {
  const tooltip = mark.querySelector('title');
  const said = tooltip?.textContent ?? mark.getAttribute('aria-label') ?? '';
  if (mark.nodeName.toLowerCase() !== 'text') return said;
  tooltip?.remove();
  const shown = mark.textContent?.trim() ?? '';
  return said.includes(shown) ? said : `${shown} ${said}`;
}

/** The linked mark that an event happened at. */
export function markAt({target}: Event): SVGElement | undefined {
  const found = target instanceof Element ? target.closest('[data-way]') : null;
  return found instanceof SVGElement ? found : undefined;
}

/** Which of `count` things an arrow leads to from one; undefined for other keys and at the ends. */
export function steppedTo(key: string, from: number, count: number): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: from + 1,
    ArrowDown: from + 1,
    ArrowLeft: from - 1,
    ArrowUp: from - 1,
    Home: 0,
    End: count - 1
  };
  const to = steps[key];
  return to === undefined || to < 0 || to >= count || from < 0 ? undefined : to;
}
