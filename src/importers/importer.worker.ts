import {failureOf} from '../model/failure.ts';
import type {ByteSource, FileHint, ImportEvent} from '../model/sheet.ts';
import {importFiles} from './index.ts';
import {rehearse} from './rehearsal.ts';

/** Bytes that may be on their way to the engine before it says that it has taken them, and what an event counts at least. */
const MOST_IN_FLIGHT = 64 << 20;
const EVENT = 1 << 20;

type Start = {
  /** With their paths as dropped: 'folder/name.xlsx'. */
  readonly files: readonly {readonly path: string; readonly file: File}[];
  readonly hints?: Readonly<Record<string, FileHint>>;
  /** Of text files without a mark, when the analyst says so. */
  readonly encoding?: string;
  readonly leastRegular?: number;
  /** Of archives, only the file of this path. */
  readonly only?: string;
  /** Takes all events but progress, then `{type: 'done'}`; answers each with `Taken`. */
  readonly port: MessagePort;
};

/** The n-th event (from 1) is in the engine, which needs the memory of its piece no more. */
type Taken = {readonly ack: number; readonly spare?: ArrayBuffer};

/** Who started this worker. */
const page: {postMessage(message: unknown): void} = self;

let isWaiting = true;

self.addEventListener('message', ({data}: MessageEvent<Start | 'rehearse'>) => {
  isWaiting = data === 'rehearse';
  void (data === 'rehearse' ? rehearse(() => isWaiting) : walk(data));
});

async function walk({files, hints = {}, encoding, leastRegular, only, port}: Start): Promise<void> {
  const sent: number[] = [];
  const spares: ArrayBuffer[] = [];
  let taken = 0;
  let wake = (): void => undefined;
  const options = {
    hints,
    spare: () => spares.pop(),
    ...(encoding === undefined ? {} : {encoding}),
    ...(leastRegular === undefined ? {} : {leastRegular}),
    ...(only === undefined ? {} : {only})
  };
  const isBusy = (): boolean =>
    sent.slice(taken).reduce((sum, size) => sum + size, 0) >= MOST_IN_FLIGHT;
  port.onmessage = ({data: {ack, spare}}: MessageEvent<Taken>) => {
    taken = Math.max(taken, ack);
    if (spare !== undefined) spares.push(spare);
    wake();
  };
  try {
    for await (const event of importFiles(files.map(sourceOf), options)) {
      if (event.type === 'progress') {
        page.postMessage(event);
        continue;
      }
      while (isBusy()) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      const buffers = buffersOf(event);
      sent.push(EVENT + bytesIn(event, buffers));
      port.postMessage(event, buffers);
    }
    port.postMessage({type: 'done'});
    page.postMessage({type: 'done'});
  } catch (thrown) {
    page.postMessage({type: 'done', failure: failureOf(thrown)});
  }
}

function sourceOf({path, file}: Start['files'][number]): ByteSource {
  return {
    path,
    size: file.size,
    modified: file.lastModified,
    read: async (start, end) => new Uint8Array(await file.slice(start, end).arrayBuffer()),
    blob: file
  };
}

/** Of a piece, without the room behind it. */
function bytesIn(event: ImportEvent, buffers: readonly ArrayBuffer[]): number {
  if (event.type === 'piece') return event.piece.bytes.length;
  return buffers.reduce((sum, {byteLength}) => sum + byteLength, 0);
}

function buffersOf(event: ImportEvent): ArrayBuffer[] {
  if (event.type === 'piece') {
    const {buffer} = event.piece.bytes;
    return buffer instanceof ArrayBuffer ? [buffer] : [];
  }
  if (event.type !== 'batch') return [];
  const {batch} = event;
  const arrays: (Int32Array | Uint8Array)[] = [batch.rowNo, batch.aside];
  for (const {bytes, offsets, valid} of batch.columns) arrays.push(bytes, offsets, valid);
  return [...new Set(arrays.map(({buffer}) => buffer))].filter(
    (buffer) => buffer instanceof ArrayBuffer
  );
}
