/** Closes a menu (a details element) by Escape, with the focus back on what opened it. For its `keydown`. */
export function menuKeys(event: KeyboardEvent): void {
  const {currentTarget} = event;
  if (event.key !== 'Escape' || !(currentTarget instanceof HTMLDetailsElement)) return;
  if (!currentTarget.open) return;
  event.stopPropagation();
  currentTarget.open = false;
  currentTarget.querySelector('summary')?.focus();
}

/**
 * Closes a menu when the focus leaves it. For its `focusout`. What the menu shows takes the focus (tabindex -1): a press on a label would
 * else give it to nobody, and Chromium dies of a menu that closes under the press.
 */
export function closeMenu(event: FocusEvent): void {
  const {currentTarget, relatedTarget} = event;
  if (!(currentTarget instanceof HTMLDetailsElement)) return;
  if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget)))
    currentTarget.open = false;
}
