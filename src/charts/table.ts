import type {Frame} from './frame.ts';

/** Texts as they are read, under their headings. */
export type TextTable = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** The figures of a chart, all rows of it: a column for each channel but the colour's. */
export function tableOf(frame: Frame): TextTable {
  const channels = Object.keys(frame.spec.channels).filter(
    (channel) => channel !== 'state' && channel !== 'columns'
  );
  const texts = channels.map((channel) => frame.texts(channel, 'table'));
  const count = texts[0]?.length ?? 0;
  return {
    columns: channels.map((channel) => frame.heading(channel)),
    rows: Array.from({length: count}, (_, row) =>
      texts.map((column) => column[row] ?? frame.missing)
    )
  };
}
