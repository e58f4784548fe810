const UNITS = ['B', 'KB', 'MB', 'GB'];

/** A size of a file: '61.4 MB'; the same in both languages. */
export function bytesText(bytes: number): string {
  const step = Math.min(UNITS.length - 1, Math.floor(Math.log2(Math.max(bytes, 1)) / 10));
  const value = bytes / 1024 ** step;
  return `${value.toFixed(step < 2 || value >= 100 ? 0 : 1)} ${UNITS[step] ?? ''}`;
}
