import {DishuError} from '../model/failure.ts';
import {EXEMPT_UNITS, type ChangedLine, type Exemption} from '../model/policy.ts';
import {isMapping} from '../registry/mapping.ts';
import {
  EMPTY,
  VERSION,
  type KeptDecision,
  type KeptFile,
  type KeptNotebook,
  type KeptStatement,
  type Step,
  type Workspace
} from './document.ts';

type Fields = Readonly<Record<string, unknown>>;
type Guard<T> = (value: unknown) => value is T;

/** What was read, and how many entries were left out because they are not what they should be. */
export type Read = {readonly workspace: Workspace; readonly refused: number};

export function printWorkspace(workspace: Workspace): string {
  return JSON.stringify(workspace);
}

/**
 * A workspace from its JSON. Throws `workspace-damaged` for what is none, `workspace-newer` for one of a later app;
 * entries that do not fit are left out and counted.
 */
export function parseWorkspace(text: string): Read {
  const found = parsed(text);
  if (!isRecord(found) || typeof found['version'] !== 'number') {
    throw new DishuError({code: 'workspace-damaged'});
  }
  if (found['version'] > VERSION) throw new DishuError({code: 'workspace-newer'});
  return readFields(found);
}

function readFields(fields: Fields): Read {
  let refused = 0;
  const list = <T>(name: keyof Workspace, is: Guard<T>): T[] => {
    const value = fields[name];
    const items: unknown[] = Array.isArray(value) ? value : [];
    const good = items.filter(is);
    refused += items.length - good.length;
    return good;
  };
  const workspace: Workspace = {
    ...EMPTY,
    sequence: whole(fields['sequence']),
    copies: whole(fields['copies']),
    steps: list('steps', isStep),
    unfinished: list('unfinished', isFile),
    mappings: list('mappings', isMapping),
    notebooks: list('notebooks', isNotebook),
    lines: list('lines', isLine),
    exemptions: list('exemptions', isExemption),
    history: list('history', isStatement),
    draft: isText(fields['draft']) ? fields['draft'] : null,
    hints: isHints(fields['hints']) ? fields['hints'] : {},
    parameters: isParameters(fields['parameters']) ? fields['parameters'] : {}
  };
  return {workspace, refused};
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function whole(value: unknown): number {
  return Number.isSafeInteger(value) ? Number(value) : 0;
}

/** Whether a record has a text under each of these names. */
function texts(value: unknown, ...names: string[]): value is Fields {
  return isRecord(value) && names.every((name) => typeof value[name] === 'string');
}

function isStep(value: unknown): value is Step {
  if (!isRecord(value)) return false;
  if (value['is'] === 'import') return isListOf(value['files'], isFile);
  return value['is'] === 'decide' && isListOf(value['sheets'], isDecision);
}

function isListOf<T>(value: unknown, is: Guard<T>): value is T[] {
  return Array.isArray(value) && value.every(is);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isFile(value: unknown): value is KeptFile {
  return (
    texts(value, 'path', 'copy') &&
    typeof value['size'] === 'number' &&
    isListOf(value['hashes'], isText)
  );
}

function isDecision(value: unknown): value is KeptDecision {
  return texts(value, 'sha256', 'sheet') && Number.isInteger(value['nth']) && isRecord(value['as']);
}

function isNotebook(value: unknown): value is KeptNotebook {
  return texts(value, 'id', 'text') && value['id'] !== '';
}

function isLine(value: unknown): value is ChangedLine {
  return (
    texts(value, 'key', 'place', 'unit', 'source', 'changedBy') &&
    Number.isFinite(value['value']) &&
    (value['year'] === null || Number.isInteger(value['year']))
  );
}

function isExemption(value: unknown): value is Exemption {
  return (
    texts(value, 'rule', 'unit', 'key', 'reason', 'who', 'until') &&
    EXEMPT_UNITS.some((unit) => unit === value['unit'])
  );
}

function isStatement(value: unknown): value is KeptStatement {
  return texts(value, 'sql', 'at');
}

function isHints(value: unknown): value is Workspace['hints'] {
  return isRecord(value) && Object.values(value).every(isHint);
}

function isHint(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const {encoding, dialect, sheets} = value;
  return (
    (encoding === undefined || isText(encoding)) &&
    (dialect === undefined || (isRecord(dialect) && Object.values(dialect).every(isText))) &&
    (sheets === undefined || (isRecord(sheets) && Object.values(sheets).every(isSheetHint)))
  );
}

function isSheetHint(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const {headingRows: rows} = value;
  return rows === undefined || (Array.isArray(rows) && rows.every((row) => Number.isInteger(row)));
}

function isParameters(value: unknown): value is Workspace['parameters'] {
  return isRecord(value) && Object.values(value).every((of) => isRecord(of) && values(of));
}

function values(chosen: Fields): boolean {
  return Object.values(chosen).every(
    (value) =>
      value === null ||
      ['string', 'number', 'boolean'].includes(typeof value) ||
      isListOf(value, isText)
  );
}
