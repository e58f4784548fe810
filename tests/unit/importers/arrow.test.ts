import * as arrow from 'apache-arrow';
import {describe, expect, test} from 'vitest';
import {dataOf, doubtsOf, fixture, read, readSheet, source} from './read.ts';

function table(): arrow.Table {
  const int64 = arrow.vectorFromArray([9223372036854775807n, -1n, null], new arrow.Int64());
  const decimal = arrow.makeVector(
    arrow.makeData({
      type: new arrow.Decimal(4, 38),
      length: 3,
      nullCount: 0,
      data: new Uint32Array([
        0x1234, 0, 0, 0, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0, 1, 0, 0
      ])
    })
  );
  const micros = arrow.makeVector(
    arrow.makeData({
      type: new arrow.TimestampMicrosecond(),
      length: 3,
      nullCount: 0,
      data: new BigInt64Array([1719736200123456n, -1n, 0n])
    })
  );
  const days = arrow.makeVector(
    arrow.makeData({
      type: new arrow.DateDay(),
      length: 3,
      nullCount: 0,
      data: new Int32Array([19904, 0, -25567])
    })
  );
  return new arrow.Table({
    户编号: int64,
    金额: decimal,
    更新: micros,
    日期: days,
    村: arrow.vectorFromArray(
      ['石桥村', '石桥村', null],
      new arrow.Dictionary(new arrow.Utf8(), new arrow.Int8())
    ),
    比例: arrow.vectorFromArray([0.1, 1e-7, NaN], new arrow.Float64()),
    单精度: arrow.vectorFromArray([0.1, 16777216, null], new arrow.Float32()),
    是否: arrow.vectorFromArray([true, false, null], new arrow.Bool()),
    措施: arrow.vectorFromArray(
      [['产业', null], [], null],
      new arrow.List(new arrow.Field('item', new arrow.Utf8(), true))
    ),
    结构: arrow.vectorFromArray(
      [{a: 1, b: '甲'}, {a: null, b: 'q"'}, null],
      new arrow.Struct([
        new arrow.Field('a', new arrow.Int32(), true),
        new arrow.Field('b', new arrow.Utf8(), true)
      ])
    )
  });
}

const EXPECTED = [
  [
    '9223372036854775807',
    '0.4660',
    '2024-06-30 08:30:00.123456',
    '2024-06-30',
    '石桥村',
    '0.1',
    '0.1',
    'true',
    '["产业",null]',
    '{"a":1,"b":"甲"}'
  ],
  [
    '-1',
    '-0.0001',
    '1969-12-31 23:59:59.999999',
    '1970-01-01',
    '石桥村',
    '0.0000001',
    '16777216',
    'false',
    '[]',
    '{"a":null,"b":"q\\""}'
  ],
  [null, '429496.7296', '1970-01-01 00:00:00', '1900-01-01', null, 'NaN', null, null, null, null]
];

describe.each(['file', 'stream'] as const)('an Arrow IPC %s', (form) => {
  test('gives every cell without loss', async () => {
    const sheet = await readSheet(source('a.csv', arrow.tableToIPC(table(), form)));
    expect(sheet.head).toMatchObject({kind: 'arrow', headingRows: []});
    expect(sheet.head.headings).toEqual([
      '户编号',
      '金额',
      '更新',
      '日期',
      '村',
      '比例',
      '单精度',
      '是否',
      '措施',
      '结构'
    ]);
    expect(sheet.rows.map(({cells}) => cells)).toEqual(EXPECTED);
    expect(doubtsOf(sheet)).toEqual([]);
  });

  test('that is cut is refused or doubted, never silently short', async () => {
    const whole = arrow.tableToIPC(table(), form);
    for (let part = 1; part < 30; part++) {
      const {sheets, refused} = await read(
        source('a.arrow', whole.slice(0, (whole.length * part) / 30))
      );
      expect(
        refused.length + sheets.filter((sheet) => doubtsOf(sheet).includes('cut-short')).length
      ).toBe(1);
    }
  });
});

test('times, durations and intervals', async () => {
  const one = (type: arrow.DataType, data: Int32Array | BigInt64Array): arrow.Vector =>
    arrow.makeVector(arrow.makeData({type, length: 1, nullCount: 0, data} as never));
  const sheet = await readSheet(
    source(
      'a.arrow',
      arrow.tableToIPC(
        new arrow.Table({
          秒: one(new arrow.TimeSecond(), new Int32Array([30600])),
          微秒: one(new arrow.TimeMicrosecond(), new BigInt64Array([86_399_999_999n])),
          时长: one(new arrow.DurationMillisecond(), new BigInt64Array([-90_061_001n])),
          时刻: one(
            new arrow.Timestamp(arrow.TimeUnit.SECOND, 'Asia/Shanghai'),
            new BigInt64Array([1_719_736_200n])
          ),
          毫秒日: one(new arrow.DateMillisecond(), new BigInt64Array([1_719_705_600_000n]))
        })
      )
    )
  );
  expect(dataOf(sheet)).toEqual([
    ['08:30:00', '23:59:59.999999', '-25:01:01.001', '2024-06-30 08:30:00+00', '2024-06-30']
  ]);
});

test.each(['buffers-lz4.arrow', 'buffers-zstd.arrow'])(
  '%s, its buffers compressed',
  async (name) => {
    const sheet = await readSheet(fixture(name));
    expect(sheet.head.headings).toEqual(['村', '户数']);
    expect(sheet.end.data).toBe(3000);
    expect(sheet.rows[2999]?.cells).toEqual(['石桥村第2999组', '2999']);
  }
);

test('a Feather file of the first version is refused by name', async () => {
  const {refused} = await read(source('a.feather', 'FEA1\u0000\u0000'));
  expect(refused[0]?.failure).toMatchObject({
    code: 'file-unknown-kind',
    values: {kind: 'Feather 1'}
  });
});
