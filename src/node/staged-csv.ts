import {open, rm, type FileHandle} from 'node:fs/promises';
import {ASIDE_REASONS, type AsideReason, type TextBatch} from '../model/batch.ts';
import type {SheetHead} from '../model/sheet.ts';

/** A record that is no row of the table, as it stands in the sheet. */
export type SetAside = {
  readonly row: number;
  readonly reason: AsideReason;
  readonly cells: readonly string[];
};

/** The headings as they stand in the file where one record holds them; several records, or keys, as they were joined. */
export function headingsAsWritten({
  headingRows,
  headings,
  first = 1,
  preview,
  merges
}: SheetHead): readonly string[] {
  const [row, ...more] = headingRows;
  const written =
    row === undefined || more.length > 0 || merges.length > 0 ? undefined : preview[row - first];
  return written === undefined ? headings : headings.map((_, k) => written[k] ?? '');
}

/** Writes one staged sheet as CSV (UTF-8, RFC 4180): its headings, then its rows of data; an empty cell is nothing. */
export class StagedCsv {
  readonly setAside: SetAside[] = [];
  readonly #path: string;
  readonly #file: FileHandle;
  readonly #decoder = new TextDecoder();

  private constructor(path: string, file: FileHandle) {
    this.#path = path;
    this.#file = file;
  }

  /** Makes the file; rejects, as every other method does, with what the file system says. */
  static async create(path: string, headings: readonly string[]): Promise<StagedCsv> {
    const file = await open(path, 'w');
    if (headings.length > 0) await file.write(line(headings));
    return new StagedCsv(path, file);
  }

  async append(batch: TextBatch): Promise<void> {
    const lines: string[] = [];
    for (let row = 0; row < batch.rows; row++) {
      const reason = ASIDE_REASONS[(batch.aside[row] ?? 0) - 1];
      const cells = this.#cells(batch, row);
      if (reason) this.setAside.push({row: batch.rowNo[row] ?? 0, reason, cells});
      else lines.push(line(cells));
    }
    if (lines.length > 0) await this.#file.appendFile(lines.join(''));
  }

  async close(): Promise<void> {
    await this.#file.close();
  }

  /** Closes and removes the file, finished or not. */
  async discard(): Promise<void> {
    await this.close();
    await rm(this.#path);
  }

  #cells(batch: TextBatch, row: number): string[] {
    return batch.columns.map((column) =>
      this.#decoder.decode(column.bytes.subarray(column.offsets[row], column.offsets[row + 1]))
    );
  }
}

function line(cells: readonly string[]): string {
  return `${cells.map(quotedCell).join(',')}\n`;
}

function quotedCell(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
