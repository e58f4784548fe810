import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {records} from '../model/rows.ts';
import type {Database} from '../model/engine.ts';
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
  for (const file of imported.report.files) {
    if (file.failure) await writer.refusal(file);
    for (const sheet of file.sheets) {
      await writer.report(file, sheet, await issuesOf(imported.database, sheet));
    }
  }
  await imported.database.close();
  return complainOfRefused(imported.report) > 0 ? 1 : 0;
}

/** Names and writes the files of the sheets as they come. */
class SheetWriter {
  readonly #out: string;
  readonly #open = new Map<string, StagedCsv>();
  readonly #names = new Map<string, string>();

  constructor(out: string) {
    this.#out = out;
  }

  async take(event: ImportEvent): Promise<void> {
    if (event.type === 'sheet') {
      const {id} = event.sheet;
      const path = join(this.#out, `${this.#name(event.sheet)}.csv`);
      this.#open.set(id, new StagedCsv(path, headingsAsWritten(event.sheet)));
    }
    if (event.type === 'batch') await this.#open.get(event.id)?.append(event.batch);
    if (event.type === 'sheet-end') await this.#open.get(event.end.id)?.close();
  }

  async report(file: FileReport, sheet: SheetReport, issues: readonly object[]): Promise<void> {
    const {id} = sheet.head;
    const name = this.#names.get(id) ?? this.#name(sheet.head);
    const setAside = this.#open.get(id)?.setAside ?? [];
    await this.#json(name, {...sheetJson(file, sheet), setAside, issues});
  }

  async refusal({path, size, failure}: FileReport): Promise<void> {
    await this.#json(this.#free(plainName(path)), {file: path, size, refused: failure});
  }

  async #json(name: string, value: object): Promise<void> {
    await writeFile(join(this.#out, `${name}.json`), `${JSON.stringify(value, null, 2)}\n`);
  }

  #name(head: SheetHead): string {
    const name = this.#free(plainName(head.name === '' ? head.file : `${head.file}·${head.name}`));
    this.#names.set(head.id, name);
    return name;
  }

  #free(name: string): string {
    const taken = new Set(this.#names.values());
    let free = name;
    for (let i = 2; taken.has(free); i++) free = `${name}·${i}`;
    return free;
  }
}

function plainName(path: string): string {
  return path.replaceAll(/[/\\:*?"<>|]/g, '·');
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
async function issuesOf(database: Database, {tables}: SheetReport): Promise<object[]> {
  const sources = tables.map(({sourceId}) => Math.trunc(sourceId)).join(', ') || 'NULL';
  const connection = await database.connect();
  const issues = await connection.query(
    `SELECT DISTINCT row_no AS "row", column_no AS "column", column_name AS name, raw, problem FROM data.import_issue
     WHERE source_id IN (${sources}) ORDER BY ALL`
  );
  await connection.close();
  return records(issues);
}
