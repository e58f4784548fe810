import type {Decision, FileReport, ImportReport, SheetReport} from '../model/report.ts';
import type {KeptDecision, KeptFile, Step, Workspace} from './document.ts';
import type {Edit} from './edits.ts';

/** Files that are about to be imported, under names for their copies that were never used. */
export function namedCopies(
  {copies}: Workspace,
  files: readonly {readonly path: string; readonly size: number}[]
): KeptFile[] {
  return files.map(({path, size}, index) => ({
    path,
    size,
    copy: `f${copies + index + 1}`,
    hashes: []
  }));
}

/** An import has begun. */
export function begun(files: readonly KeptFile[]): Edit {
  return (workspace) => ({
    ...workspace,
    unfinished: files,
    copies: workspace.copies + files.length
  });
}

/** The import that had begun is given up: cancelled, failed, or not wanted any more. */
export function abandoned(workspace: Workspace): Workspace {
  return {...workspace, unfinished: []};
}

/**
 * An import has ended: its files join the recipe, less those that were known already. What the report knew before and knows no
 * more (a newer export stands for it) leaves the recipe; files that were not read back yet stay.
 */
export function imported(
  files: readonly KeptFile[],
  before: ImportReport | null,
  report: ImportReport
): Edit {
  const after = hashesIn(report);
  const gone = new Set([...hashesIn(before)].filter((hash) => !after.has(hash)));
  return (workspace) => {
    const known = new Set(keptFiles(workspace).flatMap(({hashes}) => hashes));
    const fresh = files
      .map((file) => ({...file, hashes: hashesOf(file, report)}))
      .filter(({hashes}) => hashes.length === 0 || hashes.some((hash) => !known.has(hash)));
    const paths = new Set(fresh.map(({path}) => path));
    const former = workspace.steps.flatMap((step) => pruned(step, gone, paths));
    const steps: Step[] = fresh.length > 0 ? [...former, {is: 'import', files: fresh}] : former;
    return {...workspace, steps, unfinished: []};
  };
}

/** The analyst has said what sheets are; what was said of the same sheets before counts no more. */
export function decided(decisions: readonly Decision[], report: ImportReport): Edit {
  const sheets = decisions.flatMap(({sheet, ...as}) => {
    const place = placeOf(sheet, report);
    return place ? [{...place, as}] : [];
  });
  const said = new Set(sheets.map(keyOf));
  return (workspace) => {
    const former = workspace.steps.flatMap((step): Step[] => {
      if (step.is === 'import') return [step];
      return decideStep(step.sheets.filter((each) => !said.has(keyOf(each))));
    });
    return {...workspace, steps: [...former, ...decideStep(sheets)]};
  };
}

/** Kept decisions for the sheets of a report; those whose sheet is not there are left out. */
export function decisionsIn(report: ImportReport, kept: readonly KeptDecision[]): Decision[] {
  return kept.flatMap((each) => {
    const sheets = sheetsOf(report, each.sha256).filter(({head}) => head.name === each.sheet);
    const sheet = sheets[each.nth];
    return sheet ? [{sheet: sheet.id, ...each.as}] : [];
  });
}

/** Every file of the recipe, in its order. */
export function keptFiles({steps}: Workspace): KeptFile[] {
  return steps.flatMap((step) => (step.is === 'import' ? step.files : []));
}

/** Size of the files of the recipe. */
export function keptBytes(workspace: Workspace): number {
  return keptFiles(workspace).reduce((sum, {size}) => sum + size, 0);
}

/** Names of the copies that are still needed. */
export function neededCopies(workspace: Workspace): ReadonlySet<string> {
  return new Set([...keptFiles(workspace), ...workspace.unfinished].map(({copy}) => copy));
}

/** Files that were opened again, by the kept file that each is: the same path, else the same name, and the same size. */
export function matched<F extends {readonly path: string; readonly size: number}>(
  kept: readonly KeptFile[],
  files: readonly F[]
): Map<KeptFile, F> {
  const found = new Map<KeptFile, F>();
  for (const file of kept) {
    const alike = files.filter(
      ({path, size}) => size === file.size && nameOf(path) === nameOf(file.path)
    );
    const [same] = [...alike.filter(({path}) => path === file.path), ...alike];
    if (same) found.set(file, same);
  }
  return found;
}

function nameOf(path: string): string {
  return path.replace(/^.*\//, '');
}

/** A file all of whose bytes are gone leaves; one that could not be read, when its path was opened again. */
function pruned(step: Step, gone: ReadonlySet<string>, again: ReadonlySet<string>): Step[] {
  if (step.is === 'decide') return decideStep(step.sheets.filter(({sha256}) => !gone.has(sha256)));
  const files = step.files.filter(({path, hashes}) =>
    hashes.length === 0 ? !again.has(path) : !hashes.every((hash) => gone.has(hash))
  );
  return files.length > 0 ? [{...step, files}] : [];
}

function hashesIn(report: ImportReport | null): Set<string> {
  return new Set(report?.files.flatMap(({sha256}) => sha256 ?? []));
}

function decideStep(sheets: readonly KeptDecision[]): Step[] {
  return sheets.length > 0 ? [{is: 'decide', sheets}] : [];
}

function hashesOf({path}: KeptFile, report: ImportReport): string[] {
  const inside = report.files.filter((file) => isOf(file, path));
  return [...new Set(inside.flatMap(({sha256}) => sha256 ?? []))];
}

/** A file of this path, or one inside it. */
function isOf(file: FileReport, path: string): boolean {
  return file.path === path || file.path.startsWith(`${path}/`);
}

function sheetsOf({files}: ImportReport, sha256: string): SheetReport[] {
  return files.flatMap((file) =>
    file.sha256 === sha256 ? file.sheets.filter(({state}) => state !== 'same') : []
  );
}

function placeOf(id: number, report: ImportReport): Omit<KeptDecision, 'as'> | undefined {
  const file = report.files.find(({sheets}) => sheets.some((sheet) => sheet.id === id));
  const {sha256} = file ?? {};
  if (sha256 === undefined) return undefined;
  const all = sheetsOf(report, sha256);
  const sheet = all.find((each) => each.id === id)?.head.name ?? '';
  const nth = all.filter(({head}) => head.name === sheet).findIndex((each) => each.id === id);
  return {sha256, sheet, nth};
}

function keyOf({sha256, sheet, nth}: Omit<KeptDecision, 'as'>): string {
  return `${sha256} ${nth} ${sheet}`;
}
