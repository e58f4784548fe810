import type {SheetHead} from '../../model/sheet.ts';
import type {Sample} from './values.ts';

/** What a title says of households or persons that are no longer registered. */
const CLOSED = /(?<!含|包括|及|和|与|、|剔除|去除|扣除|未)(?:注销|销户|清退|自然减少|死亡)/;
/** A column of why or when they were closed. */
const CLOSING =
  /^(?:整户|人员|人口|户|自然)?(?:注销|销户|清退|减少|死亡)(?:原因|时间|日期|类型|方式)$/;

/**
 * The word of a sheet's title or name, or the heading, that says that all of its rows are closed; a column of most rows, since a wide
 * export may have one that says it of a few.
 */
export function closedBy(
  {title, name, file, headings}: SheetHead,
  samples: readonly Sample[]
): string | undefined {
  const most = Math.max(1, ...samples.map(({length}) => length));
  const heading = headings.find(
    (text, i) => CLOSING.test(text.trim()) && (samples[i]?.length ?? 0) * 2 > most
  );
  const texts = [title, name, file.split('/').at(-1) ?? ''];
  return heading ?? texts.map((text) => CLOSED.exec(text.normalize('NFKC'))?.[0]).find(Boolean);
}
