import type {CompressionCodec, Compressors} from 'hyparquet';
import {decompressPage} from 'hyparquet/src/datapage.js';
import {
  decompressBrotli,
  decompressGzip,
  decompressLz4,
  decompressLz4Raw,
  decompressZstd
} from 'hyparquet-compressors';
import {unpackedSnappy} from './snappy.ts';

/** Pages may claim any size: what one would unpack to stays below this. */
const MOST_PAGE = 1 << 30;

export const COMPRESSORS: Compressors = {
  SNAPPY: (input, size) => unpackedSnappy(input, checked(size)),
  GZIP: (input, size) => decompressGzip(input, checked(size)),
  BROTLI: (input, size) => decompressBrotli(input, checked(size)),
  ZSTD: (input, size) => decompressZstd(input, new Uint8Array(checked(size))),
  LZ4: (input, size) => decompressLz4(input, checked(size)),
  LZ4_RAW: (input, size) => decompressLz4Raw(input, checked(size))
};

/** The bytes of a page. Throws where they are not of the size that its header states. */
export function unpackedPage(
  packed: Uint8Array,
  size: number,
  codec: CompressionCodec
): Uint8Array {
  return decompressPage(packed, checked(size), codec, COMPRESSORS);
}

function checked(size: number): number {
  if (!(size >= 0 && size <= MOST_PAGE)) throw new RangeError(`a page of ${size} bytes`);
  return size;
}
