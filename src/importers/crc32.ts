/** What a byte does to the sum, as the last of 1 to 4 bytes: four tables of 256. */
const CRC = tables();

function tables(): Int32Array {
  const all = new Int32Array(4 * 256);
  for (let at = 0; at < all.length; at++) {
    let value = at < 256 ? at : (all[at - 256] ?? 0);
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    all[at] = value;
  }
  return all;
}

/** CRC-32 of zip and Parquet (ISO 3309), continued, four bytes at a time; begin with -1 and invert the end. */
export function crc32(start: number, bytes: Uint8Array): number {
  let crc = start;
  let at = 0;
  for (; at + 3 < bytes.length; at += 4) {
    crc ^=
      (bytes[at] ?? 0) |
      ((bytes[at + 1] ?? 0) << 8) |
      ((bytes[at + 2] ?? 0) << 16) |
      ((bytes[at + 3] ?? 0) << 24);
    crc =
      (CRC[768 + (crc & 255)] ?? 0) ^
      (CRC[512 + ((crc >>> 8) & 255)] ?? 0) ^
      (CRC[256 + ((crc >>> 16) & 255)] ?? 0) ^
      (CRC[crc >>> 24] ?? 0);
  }
  for (; at < bytes.length; at++) crc = (CRC[(crc ^ (bytes[at] ?? 0)) & 255] ?? 0) ^ (crc >>> 8);
  return crc;
}
