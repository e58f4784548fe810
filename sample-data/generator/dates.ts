export const DATE1 = '2023-12-31';
export const DATE2 = '2024-06-30';

/** Days since 1970-01-01 of an ISO date. */
export function dayOf(iso: string): number {
  return Math.round(Date.parse(`${iso}T00:00:00Z`) / 86_400_000);
}

export function isoOf(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

export function monthIndex(year: number, month: number): number {
  return year * 12 + month - 1;
}

/** '202303' */
export function compactMonth(index: number): string {
  return `${Math.floor(index / 12)}${String((index % 12) + 1).padStart(2, '0')}`;
}

/** '2023-03' */
export function isoMonth(index: number): string {
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** Full years between a birth date yyyymmdd and an ISO date. */
export function ageAt(born: string, iso: string): number {
  const at = iso.replaceAll('-', '');
  return Number(at.slice(0, 4)) - Number(born.slice(0, 4)) - (at.slice(4) < born.slice(4) ? 1 : 0);
}
