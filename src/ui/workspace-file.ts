import {failureOf, DishuError} from '../model/failure.ts';
import type {Workspace} from '../workspace/document.ts';
import type {Vault} from '../workspace/keeper.ts';
import {pack, unpack, type Packed} from '../workspace/pack.ts';
import {parseWorkspace, printWorkspace} from '../workspace/parse.ts';
import {keptFiles} from '../workspace/recipe.ts';
import type {Copies} from './copies.ts';

/** A file of the workspace: '县里.dishu.json', or with the data '县里.dishu.zip'. */
export function isWorkspaceFile({path}: {readonly path: string}): boolean {
  return /\.dishu\.(json|zip)$/i.test(path);
}

const DOCUMENT = 'workspace.json';
const FOLDER = 'files/';

/** The workspace as a file; `copies`: with the files of the data that are at hand. */
export async function workspaceFile(workspace: Workspace, copies?: Copies): Promise<Blob> {
  const text = printWorkspace(workspace);
  if (!copies) return new Blob([text], {type: 'application/json'});
  const files: Packed[] = [];
  for (const kept of keptFiles(workspace)) {
    const found = await copies.find(kept);
    if (found) files.push({name: FOLDER + kept.copy, content: found.file});
  }
  return await pack([{name: DOCUMENT, content: new Blob([text])}, ...files]);
}

/** What a file of the workspace holds: the document, and copies of files by name. Throws `workspace-damaged`, `workspace-newer`. */
export async function readWorkspaceFile(
  file: Blob,
  zipped: boolean
): Promise<{workspace: Workspace; copies: ReadonlyMap<string, Blob>}> {
  if (!zipped) return {workspace: parseWorkspace(await file.text()).workspace, copies: new Map()};
  const files = await unpack(file);
  const document = files.find(({name}) => name === DOCUMENT);
  if (!document) throw new DishuError({code: 'workspace-damaged'});
  const copies = files
    .filter(({name}) => name.startsWith(FOLDER))
    .map(({name, content}) => [name.slice(FOLDER.length), content] as const);
  return {
    workspace: parseWorkspace(await document.content.text()).workspace,
    copies: new Map(copies)
  };
}

/** A file on the disk as the place of a workspace: each save writes it whole. */
export function fileVault(handle: FileSystemFileHandle, copies?: Copies): Vault {
  return {
    async save(workspace) {
      const blob = await workspaceFile(workspace, copies);
      try {
        const writable = await handle.createWritable();
        await writable.write(blob);
        await writable.close();
      } catch (thrown) {
        const {values} = failureOf(thrown);
        throw new DishuError({code: 'store-failed', ...(values ? {values} : {})}, thrown);
      }
      return blob.size;
    }
  };
}

declare global {
  interface Window {
    /** Chromium's own picker of a file to write. */
    readonly showSaveFilePicker?: (options: {
      suggestedName: string;
      types: {description: string; accept: Record<string, string[]>}[];
    }) => Promise<FileSystemFileHandle>;
  }
}

/** Lets the analyst say where the file goes; null where the browser has no such picker, undefined when nothing was chosen. */
export async function pickPlace(
  name: string,
  zipped: boolean
): Promise<FileSystemFileHandle | null | undefined> {
  if (!window.showSaveFilePicker) return null;
  const accept: Record<string, string[]> = zipped
    ? {'application/zip': ['.zip']}
    : {'application/json': ['.json']};
  try {
    return await window.showSaveFilePicker({
      suggestedName: name,
      types: [{description: 'Dishu', accept}]
    });
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'AbortError') return undefined;
    throw thrown;
  }
}
