/** Clean tables with what makes delimited text hard: quotes, delimiters and line breaks in cells, empty cells, long numbers. */
export type Table = {
  readonly name: string;
  readonly heading: readonly string[];
  readonly records: readonly (readonly string[])[];
};

function filled(
  name: string,
  heading: readonly string[],
  count: number,
  record: (i: number) => readonly (string | number)[]
): Table {
  return {
    name,
    heading,
    records: Array.from({length: count}, (_, i) => record(i).map(String))
  };
}

const day = (i: number): string =>
  `2023-${String((i % 12) + 1).padStart(2, '0')}-${String((i % 28) + 1).padStart(2, '0')}`;
const pick = <T>(list: readonly T[], i: number): T => list[i % list.length] as T;

const sales = filled(
  'sales',
  ['Date', 'Time', 'Quantity', 'Article', 'Price', 'Group', 'Description', 'Link', 'Remark'],
  60,
  (i) => [
    day(i),
    `${String(8 + (i % 10)).padStart(2, '0')}:${String((i * 7) % 60).padStart(2, '0')}`,
    1 + (i % 5),
    `AX-${1000 + i * 13}`,
    (10 + i * 1.25).toFixed(2),
    pick(['Screws', 'Paint', 'Wood', 'Tools'], i),
    pick(
      [
        'Solid, galvanised',
        'For "indoor" use, matt',
        'Oak',
        'Length 5" or more',
        'Two-part; sets slowly'
      ],
      i
    ),
    `http://shop.example/item/${1000 + i * 13}`,
    pick(['', 'ask\nfirst', 'none', '"new"'], i)
  ]
);

const households = filled(
  'households',
  ['户编号', '户主姓名', '家庭人口', '主要致贫原因', '人均纯收入（元）', '识别时间', '备注'],
  80,
  (i) => [
    `5801010000${String(100000 + i * 37)}`,
    pick(['陈一', '林二', '周三', '吴四', '郑五'], i) + String(i),
    1 + (i % 6),
    pick(['因病', '因残', '因学', '缺劳力', '因灾'], i),
    6000 + i * 113,
    `2021${String((i % 12) + 1).padStart(2, '0')}`,
    pick(['', '残疾,长期慢性病', '核实后：“无误”', '走访"两次"，已记', ''], i)
  ]
);

const stations = filled(
  'stations',
  ['id', 'name', 'lat', 'lon', 'opened', 'status', 'note'],
  45,
  (i) => [
    i + 1,
    pick(["St. John's Square", 'Market / East', 'Harbour', 'Old Mill'], i),
    (47 + i / 100).toFixed(4),
    (-3 - i / 50).toFixed(4),
    `${(i % 28) + 1}/${(i % 12) + 1}/${1990 + (i % 30)}`,
    pick(['open', 'closed'], i),
    pick(['', 'lift, stairs', 'step-free'], i)
  ]
);

const words = filled('words', ['name', 'town', 'trade', 'guild'], 40, (i) => [
  pick(['Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Flo'], i) + pick(['', ' Vale', ' Orr'], i),
  pick(['Northam', 'Ely', 'Ware', 'Diss', 'Cheam'], i * 3 + 1),
  pick(['smith', 'baker', 'tailor, master', 'miller'], i * 5 + 2),
  pick(['first', 'second', ''], i * 7)
]);

const wide = filled(
  'wide',
  Array.from({length: 40}, (_, k) => `指标${k + 1}`),
  30,
  (i) =>
    Array.from({length: 40}, (_, k) => (k % 9 === 4 ? '' : k % 5 === 0 ? `村${i}` : i * 40 + k))
);

export const TABLES: readonly Table[] = [sales, households, stations, words, wide];
