/** Offers a file to the reader as a download. */
export function saveFile(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Puts a text on the clipboard; false where the browser refuses (a page of plain http has only the older way). */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedByHand(text);
  }
}

function copiedByHand(text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.style.position = 'fixed';
  area.style.top = '-100px';
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  return done;
}

/** A name that every file system takes. */
export function fileName(stem: string, ending: string): string {
  const plain = stem.replaceAll(/[\s\\/:*?"<>|\p{Cc}]+/gu, ' ').trim();
  return `${plain.slice(0, 80) || 'table'}.${ending}`;
}
