import {failureOf, DishuError} from '../../model/failure.ts';
import type {Doubt} from '../../model/sheet.ts';
import {unpacked} from '../inflate.ts';
import {numberKind, type NumberKind} from '../number-format.ts';
import {xmlTokens} from '../xml.ts';
import {contentOf, type ZipEntry} from '../zip.ts';

/**
 * The parts of a workbook package, found by name whatever its case, slashes or leading slash. A part that says only how cells are
 * meant and is damaged counts as not there, and is doubted.
 */
export class Package {
  readonly bytes: Uint8Array;
  readonly doubts: Doubt[] = [];
  readonly #entries: ReadonlyMap<string, ZipEntry>;

  constructor(bytes: Uint8Array, entries: readonly ZipEntry[]) {
    this.bytes = bytes;
    this.#entries = new Map(entries.map((entry) => [partName(entry.name), entry]));
  }

  find(name: string): ZipEntry | undefined {
    return this.#entries.get(partName(name));
  }

  /** What is in a part; that its sum is wrong is doubted. */
  content(entry: ZipEntry): AsyncIterable<Uint8Array> {
    return unpacked(this.bytes, entry, () => this.doubts.push(sumWrong(entry)));
  }

  text(name: string): string | undefined {
    const entry = this.find(name);
    try {
      return entry === undefined ? undefined : textOf(contentOf(this.bytes, entry));
    } catch (thrown) {
      if (failureOf(thrown).code !== 'zip-damaged') throw thrown;
      this.doubts.push({code: 'part-damaged', values: {part: name}});
      return undefined;
    }
  }

  /** The worksheets by the numbers in their names. */
  worksheets(): readonly ZipEntry[] {
    const sheets = [...this.#entries].filter(([name]) => WORKSHEET.test(name));
    const number = (name: string): number => Number(/\d+(?=\.xml$)/.exec(name)?.[0] ?? 0);
    return sheets.sort(([one], [other]) => number(one) - number(other)).map(([, entry]) => entry);
  }

  /** The part that lists the sheets, whatever it is called. */
  main(): string | undefined {
    return [...this.#entries.keys()].find((name) => /(?:^|\/)workbook\d*\.xml/.test(name));
  }
}

/** The part came out as long as it should, but is not what was written. */
export function sumWrong({name}: ZipEntry): Doubt {
  return {code: 'sum-wrong', values: {part: name}};
}

const WORKSHEET = /(?:^|\/)worksheets\/[^/]+\.xml$/;

export type SheetPart = {
  readonly name: string;
  readonly hidden: boolean;
  readonly entry: ZipEntry;
};

/** What a workbook says about itself. `styles[s]` is the meaning of numbers in cells of style s. */
export type Workbook = {
  readonly sheets: readonly SheetPart[];
  readonly from1904: boolean;
  readonly styles: readonly NumberKind[];
  readonly strings: ZipEntry | undefined;
};

type Relation = {readonly type: string; readonly target: string};

/** Reads the workbook's parts other than its sheets. Throws `file-truncated` when they are not there. */
export function workbookOf(parts: Package): Workbook {
  const {source, main} = mainOf(parts);
  const relations = relationsOf(parts, main);
  const listed: (Omit<SheetPart, 'entry'> & {readonly id: string})[] = [];
  let from1904 = false;
  for (const token of xmlTokens(source)) {
    if (token.kind !== 'open') continue;
    const {attributes} = token;
    if (token.name === 'workbookPr') from1904 = isTrue(attributes['date1904']);
    if (token.name !== 'sheet') continue;
    const hidden = (attributes['state'] ?? 'visible') !== 'visible';
    listed.push({name: attributes['name'] ?? '', hidden, id: attributes['id'] ?? ''});
  }
  const related = listed.flatMap(({name, hidden, id}) => {
    const relation = relations.get(id);
    if (relation?.type !== 'worksheet') return [];
    const entry = parts.find(relation.target);
    if (entry !== undefined && entry.size > 0) return [{name, hidden, entry}];
    parts.doubts.push({code: 'part-damaged', values: {part: relation.target}});
    return [];
  });
  const sheets = related.length > 0 ? related : unrelated(parts, listed);
  const target = (type: string): string | undefined =>
    [...relations.values()].find((relation) => relation.type === type)?.target;
  return {
    sheets,
    from1904,
    styles: stylesOf(parts.text(target('styles') ?? 'xl/styles.xml') ?? ''),
    strings: parts.find(target('sharedStrings') ?? 'xl/sharedStrings.xml')
  };
}

/** The part that lists the sheets; without it, or with one that is damaged, an empty list. */
function mainOf(parts: Package): {readonly source: string; readonly main: string} {
  const related = [...relationsOf(parts, '').values()].find(({type}) => type === 'officeDocument');
  const names = [related?.target, 'xl/workbook.xml', parts.main()];
  const main = names.find((name) => name !== undefined && parts.find(name) !== undefined);
  const source = main === undefined ? undefined : parts.text(main);
  if (source === undefined && parts.worksheets().length === 0)
    throw new DishuError({code: 'file-truncated', values: {part: main ?? 'xl/workbook.xml'}});
  return {source: source ?? '', main: main ?? 'xl/workbook.xml'};
}

/** Sheets of a workbook that has lost what relates their names to their parts: in the order of their numbers, and doubted. */
function unrelated(
  parts: Package,
  listed: readonly {readonly name: string; readonly hidden: boolean}[]
): SheetPart[] {
  const entries = parts.worksheets();
  if (entries.length > 0 && parts.doubts.length === 0)
    parts.doubts.push({code: 'part-damaged', values: {part: 'xl/_rels/workbook.xml.rels'}});
  return entries.map((entry, i) => {
    const own = entries.length === listed.length ? listed[i] : undefined;
    const name = own?.name ?? /([^/\\]+)\.xml$/i.exec(entry.name)?.[1] ?? '';
    return {name, hidden: own?.hidden ?? false, entry};
  });
}

/** The relations of a part by id, with targets as full names and types by their last word. */
function relationsOf(parts: Package, part: string): Map<string, Relation> {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const source = parts.text(`${folder}_rels/${part.slice(slash)}.rels`) ?? '';
  const relations = new Map<string, Relation>();
  for (const token of xmlTokens(source)) {
    if (token.kind !== 'open' || token.name !== 'Relationship') continue;
    const {Id: id = '', Type: type = '', Target: target = ''} = token.attributes;
    relations.set(id, {
      type: type.slice(type.lastIndexOf('/') + 1),
      target: resolved(folder, target)
    });
  }
  return relations;
}

function resolved(folder: string, target: string): string {
  if (/^[/\\]/.test(target)) return target;
  const steps: string[] = [];
  for (const step of `${folder}${target}`.split(/[/\\]/)) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}

function stylesOf(source: string): NumberKind[] {
  const codes = new Map<number, string>();
  const styles: number[] = [];
  let inCells = false;
  for (const token of xmlTokens(source)) {
    if (token.kind === 'close' && token.name === 'cellXfs') inCells = false;
    if (token.kind !== 'open') continue;
    const {attributes, name} = token;
    const id = Number(attributes['numFmtId'] ?? 0);
    if (name === 'numFmt') codes.set(id, attributes['formatCode'] ?? '');
    else if (name === 'cellXfs') inCells = !token.empty;
    else if (name === 'xf' && inCells) styles.push(id);
  }
  return styles.map((id) => numberKind(id, codes.get(id)));
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

/** Names are addresses: '%20' stands for a space, and some programs write it in the one place and not in the other. */
function partName(name: string): string {
  const plain = name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
}

function textOf(bytes: Uint8Array): string {
  const wide = bytes[0] === 0xff || bytes[0] === 0xfe;
  return new TextDecoder(wide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(
    bytes
  );
}
