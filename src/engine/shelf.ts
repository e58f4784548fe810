import {DishuError, type Failure} from '../model/failure.ts';
import type {Projection, Recognition} from '../model/projection.ts';
import type {FileReport, SheetReport, SheetState, TableReport} from '../model/report.ts';
import type {ColumnFacts, FileEnd, SheetEnd, SheetHead} from '../model/sheet.ts';
import {unitDoubts} from '../registry/unstated.ts';
import type {Done} from './load-sheets.ts';
import {ownName} from './own.ts';
import {Samples} from './samples.ts';
import {nameOf} from './source.ts';

/** A sheet that lies in the stage, wholly read. */
export type HeldSheet = {
  readonly id: number;
  readonly head: SheetHead;
  readonly end: SheetEnd;
  readonly columns: readonly ColumnFacts[];
  readonly samples: Samples;
  readonly recognition: Recognition;
  /** Its name in schema file. */
  readonly own: string;
  readonly file: FileEnd | undefined;
  readonly state: SheetState;
  /** Path of the file that holds the same, where `state` is 'same'. */
  readonly sameAs?: string;
  readonly projections: readonly Projection[];
  readonly tables: readonly TableReport[];
  readonly unreadable: number;
};

type Refused = {readonly path: string; readonly size: number; readonly failure: Failure};
type HeldFile = {
  readonly path: string;
  readonly size: number;
  readonly end?: FileEnd;
  readonly failure?: Failure;
  readonly sheets: readonly number[];
};
type Opened = {
  readonly id: number;
  readonly head: SheetHead;
  readonly samples: Samples;
  readonly recognition?: Recognition;
};

/**
 * Which files and sheets there are, apart from their rows: those of the import that runs ('arriving') and those kept
 * from former ones.
 */
export class Shelf {
  #sheets = new Map<number, HeldSheet>();
  #kept: HeldFile[] = [];
  #arriving: HeldFile[] = [];
  #opened = new Map<string, Opened>();
  #ended: number[] = [];

  /** Forgets what is arriving; its sheets, to be dropped. */
  clear(): readonly Opened[] {
    const gone = [
      ...this.#opened.values(),
      ...this.#arriving.flatMap(({sheets}) => this.#of(sheets))
    ];
    const waiting = this.#of(this.#ended);
    for (const {id} of [...gone, ...waiting]) this.#sheets.delete(id);
    this.#arriving = [];
    this.#opened.clear();
    this.#ended = [];
    return [...gone, ...waiting];
  }

  open(id: number, head: SheetHead): void {
    this.#opened.set(head.id, {id, head, samples: new Samples(head.width)});
  }

  /** A sheet that is being read, by the importer's id. */
  opened(id: string): Opened {
    const sheet = this.#opened.get(id);
    if (!sheet) throw new DishuError({code: 'internal', values: {message: `no sheet ${id}`}});
    return sheet;
  }

  /** What a sheet was recognised as, of which no more texts will be shown. */
  recognise(id: string, recognition: Recognition): void {
    this.#opened.set(id, {...this.opened(id), recognition});
  }

  /** Forgets a sheet that is being read after all; its number. */
  forget(id: string): number {
    const sheet = this.opened(id);
    this.#opened.delete(id);
    return sheet.id;
  }

  end(end: SheetEnd, columns: readonly ColumnFacts[], recognition: Recognition): void {
    const {id, head, samples} = this.opened(end.id);
    const own = this.freeName(head);
    this.#opened.delete(end.id);
    this.#ended.push(id);
    const known = {id, head, samples, end, columns, recognition, own};
    const blank = {projections: [], tables: [], unreadable: 0, file: undefined};
    this.#sheets.set(id, {...known, state: 'ask', ...blank});
  }

  /** The file of the sheets that ended since the last one. */
  close(end: FileEnd): void {
    for (const sheet of this.#of(this.#ended)) this.#sheets.set(sheet.id, {...sheet, file: end});
    this.#arriving.push({path: end.path, size: end.size, end, sheets: this.#ended});
    this.#ended = [];
  }

  /** A file that could not be read to its end; its sheets so far, to be dropped. */
  refuse(refused: Refused): readonly Opened[] {
    const gone = [...this.#opened.values(), ...this.#of(this.#ended)];
    for (const {id} of gone) this.#sheets.delete(id);
    this.#opened.clear();
    this.#ended = [];
    this.#arriving.push({...refused, sheets: []});
    return gone;
  }

  /** Arriving sheets that must be loaded or asked about. */
  arrived(): readonly HeldSheet[] {
    const sheets = this.#arriving.flatMap(({sheets: of}) => this.#of(of));
    return sheets.filter(({state}) => state !== 'same');
  }

  /** Marks files whose bytes are known already, read with the same headings; their sheets, to be dropped from the stage. */
  setSameAside(): readonly HeldSheet[] {
    const known = new Map<string, string>();
    const know = (file: HeldFile): void => {
      for (const print of this.#fingerprint(file))
        if (!known.has(print)) known.set(print, file.path);
    };
    this.#kept.filter((file) => this.#holds(file)).forEach(know);
    const same: HeldSheet[] = [];
    for (const file of this.#arriving) {
      const first = this.#fingerprint(file).map((print) => known.get(print));
      const [sameAs] = first;
      if (sameAs === undefined || first.includes(undefined)) know(file);
      else same.push(...this.#of(file.sheets).map((sheet) => ({...sheet, sameAs})));
    }
    for (const sheet of same) this.#sheets.set(sheet.id, {...sheet, state: 'same'});
    return same;
  }

  /** The arriving files become kept ones. One of the same path that holds nothing of its own any more gives way. */
  keep(): void {
    const paths = new Set(this.#arriving.map(({path}) => path));
    const former = this.#kept.filter((file) => !paths.has(file.path) || this.#holds(file));
    const gone = this.#kept.filter((file) => !former.includes(file));
    for (const id of gone.flatMap(({sheets}) => sheets)) this.#sheets.delete(id);
    this.#kept = [...former, ...this.#arriving];
    this.#arriving = [];
  }

  /** Whether a file has a sheet that no other stands for. */
  #holds({sheets}: HeldFile): boolean {
    return this.#of(sheets).some(({state}) => state !== 'same');
  }

  /** Forgets arriving files that are there already under the same path: they were only looked at again. */
  forgetSame(): void {
    const again = this.#arriving.filter((file) => {
      const sheets = this.#of(file.sheets);
      return sheets.length > 0 && sheets.every(({sameAs}) => sameAs === file.path);
    });
    for (const id of again.flatMap(({sheets}) => sheets)) this.#sheets.delete(id);
    this.#arriving = this.#arriving.filter((file) => !again.includes(file));
  }

  sheet(id: number): HeldSheet | undefined {
    const sheet = this.#sheets.get(id);
    return sheet?.state === 'same' ? undefined : sheet;
  }

  /** The sheet that a source was made from, and as what. */
  source(id: number): {sheet: HeldSheet; projection: Projection} | undefined {
    for (const sheet of this.#sheets.values()) {
      const at = sheet.tables.findIndex(({sourceId}) => sourceId === id);
      const projection = sheet.projections[at];
      if (projection) return {sheet, projection};
    }
    return undefined;
  }

  loaded({sheet: id, tables, unreadable}: Done, projections: readonly Projection[]): void {
    const sheet = this.#sheets.get(id);
    const state = projections.length === 0 ? 'own' : 'loaded';
    if (sheet) this.#sheets.set(id, {...sheet, state, tables, unreadable, projections});
  }

  /** Forgets a sheet that another one replaced. */
  remove(id: number): HeldSheet | undefined {
    const sheet = this.#sheets.get(id);
    this.#sheets.delete(id);
    this.#kept = this.#kept.flatMap((file) => {
      if (!file.sheets.includes(id)) return [file];
      const sheets = file.sheets.filter((each) => each !== id);
      return sheets.length > 0 || file.failure !== undefined ? [{...file, sheets}] : [];
    });
    return sheet;
  }

  /** The name in schema file for a sheet, which is not that of another one. `but`: its own number, if it has one. */
  freeName(head: SheetHead, but?: number): string {
    const others = [...this.#sheets.values()].filter(({id}) => id !== but);
    return ownName(head, new Set(others.map(({own}) => own.toLowerCase())));
  }

  rename(id: number, own: string): HeldSheet | undefined {
    const sheet = this.#sheets.get(id);
    if (sheet) this.#sheets.set(id, {...sheet, own});
    return this.#sheets.get(id);
  }

  /** Kept sheets that are in no registry table and for which arriving ones of the same name stand now. */
  outdated(): readonly number[] {
    const fresh = new Set(this.arrived().map(({head}) => nameOf(head.file, head.name)));
    return this.#kept
      .flatMap(({sheets}) => this.#of(sheets))
      .filter(
        ({state, head}) =>
          (state === 'own' || state === 'ask') && fresh.has(nameOf(head.file, head.name))
      )
      .map(({id}) => id);
  }

  files(): readonly FileReport[] {
    return this.#kept.map(({path, size, end, failure, sheets}) => ({
      path,
      size,
      ...(end === undefined ? {} : {kind: end.kind, sha256: end.sha256}),
      ...(failure === undefined ? {} : {failure}),
      sheets: this.#of(sheets).map(sheetReport)
    }));
  }

  #of(ids: readonly number[]): HeldSheet[] {
    return ids.flatMap((id) => this.#sheets.get(id) ?? []);
  }

  #fingerprint({end, sheets}: HeldFile): string[] {
    if (end === undefined) return [];
    return this.#of(sheets).map(
      ({head}) => `${end.sha256} ${head.name} ${head.encoding ?? ''} ${head.headingRows.join(' ')}`
    );
  }
}

function sheetReport(sheet: HeldSheet): SheetReport {
  const {id, head, state, recognition, projections, tables, own, unreadable} = sheet;
  const {aside, doubts} = sheet.end;
  const unsaid = unitDoubts(head, sheet.samples.texts, projections);
  const end = unsaid.length === 0 ? sheet.end : {...sheet.end, doubts: [...doubts, ...unsaid]};
  const filled = sheet.columns.map((column) => column.filled);
  const same = sheet.sameAs === undefined ? {} : {sameAs: sheet.sameAs};
  return {
    ...same,
    id,
    head,
    end,
    state,
    recognition,
    projections,
    tables,
    own,
    aside,
    filled,
    unreadable
  };
}
