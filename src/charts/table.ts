import type {Frame} from './frame.ts';

/** Texts as they are read, under their headings. */
export type TextTable = {
  /** The channel of each column. */
  readonly channels: readonly string[];
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** The figures of a chart, all rows of it: a column for each channel but the colour's. */
export function tableOf(frame: Frame): TextTable {
  const channels = frame.channels.filter((channel) => channel !== 'state');
  const texts = channels.map((channel) => frame.texts(channel, 'table'));
  return {
    channels,
    columns: channels.map((channel) => frame.heading(channel)),
    rows: Array.from({length: frame.count}, (_, row) =>
      texts.map((column) => column[row] ?? frame.missing)
    )
  };
}
