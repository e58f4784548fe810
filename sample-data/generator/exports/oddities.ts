import type {Writer} from '../write/write.ts';

/** A compound file that says it is encrypted: the header and directory of one, and noise behind it. */
function lockedWorkbook(): Uint8Array {
  const bytes = new Uint8Array(512 * 12);
  const view = new DataView(bytes.buffer);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  for (const [at, value] of [
    [24, 0x3e],
    [26, 3],
    [28, 0xfffe],
    [30, 9],
    [32, 6]
  ] as const)
    view.setUint16(at, value, true);
  for (const [at, value] of [
    [44, 1],
    [48, 1],
    [56, 4096],
    [60, -2],
    [68, -2],
    [76, 0]
  ] as const)
    view.setInt32(at, value, true);
  for (let i = 1; i < 109; i++) view.setInt32(76 + i * 4, -1, true);
  const chain = [-3, -2, 3, 4, 5, 6, 7, 8, 9, -2];
  for (let i = 0; i < 128; i++) view.setInt32(512 + i * 4, chain[i] ?? -1, true);
  entry(view, 1024, 'Root Entry', 5, 1, -2, 0);
  entry(view, 1152, 'EncryptedPackage', 2, -1, 2, 4096);
  for (let i = 1536; i < bytes.length; i++) bytes[i] = (i * 167 + (i >> 3) * 31) & 255;
  return bytes;
}

function entry(
  view: DataView,
  at: number,
  name: string,
  kind: number,
  child: number,
  start: number,
  size: number
): void {
  for (const [i, char] of Array.from(name).entries())
    view.setUint16(at + i * 2, char.charCodeAt(0), true);
  view.setUint16(at + 64, (name.length + 1) * 2, true);
  view.setUint8(at + 66, kind);
  view.setUint8(at + 67, 1);
  view.setInt32(at + 68, -1, true);
  view.setInt32(at + 72, -1, true);
  view.setInt32(at + 76, child, true);
  view.setInt32(at + 116, start, true);
  view.setInt32(at + 120, size, true);
}

/** One workbook that nobody can open and one text that has nothing to do with it all. */
export function oddities(writer: Writer): void {
  writer.raw('低保名单.xlsx', lockedWorkbook());
  writer.raw(
    '天气.csv',
    '日期,最高气温,最低气温,风力\n' +
      Array.from(
        {length: 30},
        (_, i) =>
          `2024-06-${String(i + 1).padStart(2, '0')},${24 + (i % 7)},${15 + (i % 5)},${1 + (i % 4)}级\n`
      ).join('')
  );
}
