import type {Lang} from '../model/text.ts';
import {saveFile} from './export/save.ts';
import type {OpenNotebook} from './open-notebook.ts';

/** Where a notebook was written to; `handle`: the very file that it was opened from. */
export type Written = {readonly file: string; readonly handle: boolean};

/** The name of a notebook's file: its title, without what no file name may hold. */
function fileNameOf({notebook, id}: OpenNotebook, lang: Lang): string {
  const title = notebook?.title[lang].replaceAll(/[\\/:*?"<>|]/g, ' ').trim();
  return `${title || id}.md`;
}

/** Writes a notebook's text to the file that it was opened from, or hands it to the browser as a download. */
export async function saveNotebook(open: OpenNotebook, lang: Lang): Promise<Written> {
  const text = open.editing?.text ?? '';
  const {handle} = open;
  if (handle) {
    const writable = await handle.createWritable();
    await writable.write(text);
    await writable.close();
    return {file: handle.name, handle: true};
  }
  const file = fileNameOf(open, lang);
  saveFile(new Blob([text], {type: 'text/markdown'}), file);
  return {file, handle: false};
}

/** A notebook's file that the reader has chosen. */
export type PickedText = {
  readonly name: string;
  readonly text: string;
  readonly handle?: FileSystemFileHandle;
};

declare global {
  interface Window {
    /** Chromium's own picker, whose files can be written again. */
    readonly showOpenFilePicker?: (options: {
      types: {description: string; accept: Record<string, string[]>}[];
    }) => Promise<FileSystemFileHandle[]>;
  }
}

/** Lets the reader choose a notebook's file; undefined if none was chosen. */
export async function pickNotebook(): Promise<PickedText | undefined> {
  if (!window.showOpenFilePicker) return await pickPlain();
  const types = [{description: 'Markdown', accept: {'text/markdown': ['.md']}}];
  try {
    const [handle] = await window.showOpenFilePicker({types});
    if (!handle) return undefined;
    return {name: handle.name, text: await (await handle.getFile()).text(), handle};
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'AbortError') return undefined;
    throw thrown;
  }
}

function pickPlain(): Promise<PickedText | undefined> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.md,text/markdown';
  return new Promise((resolve) => {
    const answer = async (): Promise<void> => {
      const [file] = input.files ?? [];
      resolve(file ? {name: file.name, text: await file.text()} : undefined);
    };
    input.addEventListener('change', () => void answer());
    input.addEventListener('cancel', () => resolve(undefined));
    input.click();
  });
}
