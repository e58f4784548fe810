import type {Lang} from '../model/text.ts';
import type {OpenNotebook} from './open-notebook.ts';

/** Where a notebook was written to; `handle`: the very file that it was opened from. */
export type Written = {readonly file: string; readonly handle: boolean};

/** The name of a notebook's file: its title, without what no file name may hold. */
export function fileNameOf({notebook, id}: OpenNotebook, lang: Lang): string {
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
  download(file, text);
  return {file, handle: false};
}

function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], {type: 'text/markdown'}));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
