import {
  Field,
  Int32,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableToIPC,
  Uint8,
  Utf8,
  type Data
} from 'apache-arrow';
import type {TextBatch, TextColumn} from '../model/batch.ts';

/**
 * A batch of staged text as an Arrow IPC stream with the columns row_no, aside, c1 .. cN.
 * IPC bytes, because the engine brings another Arrow version and would insert nothing from ours, silently.
 */
export function ipcFromBatch(batch: TextBatch): Uint8Array {
  const children: [Field, Data][] = [
    [new Field('row_no', new Int32()), makeData({type: new Int32(), data: batch.rowNo})],
    [new Field('aside', new Uint8()), makeData({type: new Uint8(), data: batch.aside})],
    ...batch.columns.map((column, index): [Field, Data] => [
      new Field(`c${index + 1}`, new Utf8(), true),
      textData(column, batch.rows)
    ])
  ];
  const schema = new Schema(children.map(([field]) => field));
  const data = makeData({
    type: new Struct(schema.fields),
    length: batch.rows,
    nullCount: 0,
    children: children.map(([, child]) => child)
  });
  return tableToIPC(new Table(schema, [new RecordBatch(schema, data)]), 'stream');
}

function textData(column: TextColumn, rows: number): Data {
  return makeData({
    type: new Utf8(),
    length: rows,
    nullCount: -1,
    nullBitmap: column.valid,
    valueOffsets: column.offsets,
    data: column.bytes
  });
}
