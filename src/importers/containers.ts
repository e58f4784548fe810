import {DishuError, failureOf} from '../model/failure.ts';
import {contentOf, type ZipEntry} from './zip.ts';
import {CompoundFile} from './xls/compound.ts';

/** What a zip package holds. */
export type PackageKind = 'xlsx' | 'xlsb' | 'ods' | 'archive';

/** Kind of a zip by the parts in it. Throws `file-document` for text documents and presentations, `zip-encrypted`. */
export function packageKind(bytes: Uint8Array, entries: readonly ZipEntry[]): PackageKind {
  const names = new Set(entries.map(({name}) => name.replaceAll('\\', '/').toLowerCase()));
  const mimetype = entries.find(({name}) => name === 'mimetype');
  if (mimetype !== undefined && !mimetype.encrypted)
    return openDocument(textOf(bytes, mimetype), bytes, entries);
  if (names.has('content.xml') && names.has('meta-inf/manifest.xml'))
    return openDocument('.spreadsheet', bytes, entries);
  if (names.has('word/document.xml')) throw documentFailure('Word');
  if (names.has('ppt/presentation.xml')) throw documentFailure('PowerPoint');
  if (names.has('xl/workbook.bin')) return 'xlsb';
  return isWorkbook([...names]) ? 'xlsx' : 'archive';
}

/** Whether two of the parts are there that every workbook has: one of them may have lost its name. */
function isWorkbook(names: readonly string[]): boolean {
  const parts = [
    /^\[content_types\]\.xml$/,
    /^_rels\/\.rels$/,
    /workbook\d*\.xml$/,
    /(^|\/)worksheets\/[^/]+\.xml$/
  ];
  return parts.filter((part) => names.some((name) => part.test(name))).length >= 2;
}

function openDocument(type: string, bytes: Uint8Array, entries: readonly ZipEntry[]): PackageKind {
  if (/epub|\.text|\.presentation|\.graphics/.test(type)) throw documentFailure(type.trim());
  const manifest = entries.find(({name}) => name === 'META-INF/manifest.xml');
  if (manifest !== undefined && textOf(bytes, manifest).includes('encryption-data'))
    throw new DishuError({code: 'workbook-password'});
  const isSheet = /\.spreadsheet/.test(type) || entries.some(({name}) => name === 'content.xml');
  return isSheet ? 'ods' : 'archive';
}

/** The text of a small part; '' where it is damaged. */
function textOf(bytes: Uint8Array, entry: ZipEntry): string {
  try {
    return new TextDecoder().decode(contentOf(bytes, entry));
  } catch (thrown) {
    if (failureOf(thrown).code !== 'zip-damaged') throw thrown;
    return '';
  }
}

function documentFailure(kind: string): DishuError {
  return new DishuError({code: 'file-document', values: {kind}});
}

/** The workbook in an OLE file. Throws for passwords, other documents and damaged files. */
export function workbookStream(bytes: Uint8Array): Uint8Array {
  const file = new CompoundFile(bytes);
  if (file.has('EncryptedPackage')) throw new DishuError({code: 'workbook-password'});
  const stream = file.stream('Workbook') ?? file.stream('Book');
  if (stream !== undefined) return stream;
  if (file.has('WordDocument')) throw documentFailure('Word');
  if (file.has('PowerPoint Document')) throw documentFailure('PowerPoint');
  throw new DishuError({code: 'file-unknown-kind', values: {kind: 'OLE'}});
}
