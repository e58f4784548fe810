import type {Lang} from '../model/text.ts';

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' '
  );

const ISO = /^(\d{4})-(\d\d)(?:-(\d\d))?/;

/** '2024 年 6 月 30 日', '30 June 2024'; a text that is no ISO date stays as it is. */
export function dayText(iso: string, lang: Lang): string {
  return written(iso, (year, month, day) =>
    lang === 'zh' ? `${year} 年 ${month} 月 ${day} 日` : `${day} ${nameOf(month)} ${year}`
  );
}

/** The day without its year: '6 月 30 日', '30 June'. */
export function yearlessText(iso: string, lang: Lang): string {
  return written(iso, (_, month, day) =>
    lang === 'zh' ? `${month} 月 ${day} 日` : `${day} ${nameOf(month)}`
  );
}

/** '2024 年 6 月', 'June 2024'. */
export function monthText(iso: string, lang: Lang): string {
  return written(iso, (year, month) =>
    lang === 'zh' ? `${year} 年 ${month} 月` : `${nameOf(month)} ${year}`
  );
}

function written(iso: string, write: (year: number, month: number, day: number) => string): string {
  const [, year, month, day] = ISO.exec(iso) ?? [];
  return year === undefined ? iso : write(Number(year), Number(month), Number(day ?? 1));
}

function nameOf(month: number): string {
  return MONTHS[month - 1] ?? String(month);
}
