import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {records} from '../model/rows.ts';
import type {Connection} from '../model/engine.ts';
import type {FileReport, SheetReport} from '../model/report.ts';
import type {ImportEvent, SheetHead} from '../model/sheet.ts';
import {doubtText} from '../words/doubts.ts';
import {complainOfRefused} from './complaint.ts';
import {importInto} from './importing.ts';
import {sourcesOf} from './sources.ts';
import {headingsAsWritten, StagedCsv} from './staged-csv.ts';

/**
 * `dishu read`: for each file and sheet one CSV of its rows of data, and its report as JSON beside it. The exit status: 1 when a file
 * was refused (the others are written all the same).
 */
export async function read(
  paths: readonly string[],
  {out, encoding}: {readonly out: string; readonly encoding?: string}
): Promise<number> {
  await mkdir(out, {recursive: true});
  const writer = new SheetWriter(out);
  const imported = await importInto(await sourcesOf(paths), {
    ...(encoding === undefined ? {} : {encoding}),
    watch: (event) => writer.take(event)
  });
  const connection = await imported.database.connect();
  try {
    for (const file of imported.report.files) {
      if (file.failure) await writer.refusal(file);
      for (const sheet of file.sheets) {
        await writer.report(file, sheet, await issuesOf(connection, sheet));
      }
    }
    await writer.end();
  } finally {
    await imported.database.close();
  }
  return complainOfRefused(imported.report) > 0 ? 1 : 0;
}

/** Names and writes the files of the sheets as they come. */
class SheetWriter {
  readonly #out: string;
  /** Those that are no result yet, by the importer's id. */
  readonly #sheets = new Map<string, StagedCsv>();
  /** Ids of the file that is being read. */
  #begun: string[] = [];
  readonly #names = new Map<string, string>();
  readonly #taken = new Set<string>();

  constructor(out: string) {
    this.#out = out;
  }

  async take(event: ImportEvent): Promise<void> {
    if (event.type === 'sheet') {
      const path = join(this.#out, `${this.#nameOf(event.sheet)}.csv`);
      const csv = await StagedCsv.create(path, headingsAsWritten(event.sheet));
      this.#sheets.set(event.sheet.id, csv);
      this.#begun.push(event.sheet.id);
    }
    if (event.type === 'batch') await this.#sheets.get(event.id)?.append(event.batch);
    if (event.type === 'sheet-end') await this.#sheets.get(event.end.id)?.close();
    if (event.type === 'refused') await this.#discard(this.#begun);
    if (event.type === 'refused' || event.type === 'file') this.#begun = [];
  }

  /** Of a file that was refused on the way no sheet is a result. */
  async #discard(ids: Iterable<string>): Promise<void> {
    for (const id of ids) {
      await this.#sheets.get(id)?.discard();
      this.#sheets.delete(id);
    }
  }

  /** Removes what the engine took no sheet of. */
  async end(): Promise<void> {
    await this.#discard([...this.#sheets.keys()]);
  }

  async report(file: FileReport, sheet: SheetReport, issues: readonly object[]): Promise<void> {
    const setAside = this.#sheets.get(sheet.head.id)?.setAside ?? [];
    this.#sheets.delete(sheet.head.id);
    await this.#json(this.#nameOf(sheet.head), {...sheetJson(file, sheet), setAside, issues});
  }

  async refusal({path, size, failure}: FileReport): Promise<void> {
    await this.#json(this.#free(path), {file: path, size, refused: failure});
  }

  async #json(name: string, value: object): Promise<void> {
    await writeFile(join(this.#out, `${name}.json`), `${JSON.stringify(value, null, 2)}\n`);
  }

  #nameOf({id, file, name}: SheetHead): string {
    const known = this.#names.get(id);
    if (known !== undefined) return known;
    const free = this.#free(name === '' ? file : `${file}·${name}`);
    this.#names.set(id, free);
    return free;
  }

  /** A name that no file of this folder has yet. */
  #free(path: string): string {
    const name = fileName(path);
    let free = name;
    for (let i = 2; this.#taken.has(free.toLowerCase()); i++) free = `${name}·${i}`;
    this.#taken.add(free.toLowerCase());
    return free;
  }
}

/** A name of more bytes than this is refused by file systems, with the extension and a number after it. */
const LONGEST_NAME = 230;

/** A path as one file name; of one that is too long the end, where it says most. */
function fileName(path: string): string {
  const bytes = Buffer.from(path.replaceAll(/[/\\:*?"<>|\p{Cc}]/gu, '·'));
  let start = Math.max(0, bytes.length - LONGEST_NAME);
  while (((bytes[start] ?? 0) & 0xc0) === 0x80) start++;
  return bytes.toString('utf8', start);
}

function sheetJson(file: FileReport, {head, end, ...sheet}: SheetReport): object {
  const doubts = end?.doubts ?? [];
  return {
    file: file.path,
    size: file.size,
    sha256: file.sha256,
    sheet: head.name,
    kind: head.kind,
    encoding: head.encoding,
    dialect: head.dialect,
    title: head.title,
    unit: head.unit,
    headingRows: head.headingRows,
    headings: head.headings,
    records: end?.records,
    data: end?.data,
    aside: end?.aside,
    totals: end?.totals,
    doubts: doubts.map((doubt) => ({
      ...doubt,
      zh: doubtText(doubt, 'zh'),
      en: doubtText(doubt, 'en')
    })),
    state: sheet.state,
    recognition: sheet.recognition,
    projections: sheet.projections,
    tables: sheet.tables
  };
}

/** Every cell of the sheet that could not be read. */
async function issuesOf(connection: Connection, {tables}: SheetReport): Promise<object[]> {
  const sources = tables.map(({sourceId}) => Math.trunc(sourceId)).join(', ') || 'NULL';
  const issues = await connection.query(
    `SELECT DISTINCT row_no AS "row", column_no AS "column", column_name AS name, raw, problem FROM data.import_issue
     WHERE source_id IN (${sources}) ORDER BY ALL`
  );
  return records(issues);
}
