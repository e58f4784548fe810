/** What stands in a field of a form that was submitted, without spaces around it; '' for a field that is not there. */
export function fieldText({target}: Event, name: string): string {
  const value = target instanceof HTMLFormElement ? new FormData(target).get(name) : null;
  return typeof value === 'string' ? value.trim() : '';
}
