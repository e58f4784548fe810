import {importFiles} from './index.ts';
import {withCheck} from '../model/id-number.ts';
import type {ByteSource} from '../model/sheet.ts';

/** Lines of the made-up text that differ, how often it holds them, and how often it is read. */
const LINES = 1000;
const TIMES = 40;
const ROUNDS = 3;

const HEADING =
  '乡镇,行政村,户编号,人编号,姓名,证件号码,性别,出生日期,与户主关系,文化程度,健康状况,务工时间,人联系电话,人员识别时间,年度';

/**
 * What the importer does until files come, once: it reads a text of nobody some times, in the very way of a large one. Scripts and
 * scanner take a fraction of the time after that, since they are compiled for speed. Ends soon once it is not wanted any more.
 */
export async function rehearse(isWanted: () => boolean): Promise<void> {
  const source = madeUpFile();
  for (let round = 0; round < ROUNDS; round++)
    for await (const _ of importFiles([source], {leastRegular: 0})) if (!isWanted()) return;
}

/** A register of nobody, of two blocks that are read at a time. */
export function madeUpFile(): ByteSource {
  const lines = Array.from({length: LINES}, (_, row) => lineOf(row));
  const blob = new Blob([`${HEADING}\n`, `${lines.join('\n')}\n`.repeat(TIMES)]);
  const read = async (from: number, to: number): Promise<Uint8Array> =>
    new Uint8Array(await blob.slice(from, to).arrayBuffer());
  return {path: '人口信息_20191231.csv', size: blob.size, read, blob};
}

function lineOf(row: number): string {
  const two = (number: number): string => String(1 + number).padStart(2, '0');
  const born = [String(1940 + (row % 70)), two(row % 12), two(row % 28)];
  const cells = [
    '平川镇',
    `某村${row % 90}`,
    `5801012${String(1_000_001 + 10 * row).padStart(11, '0')}`,
    `5801013${String(1_000_001 + 10 * row).padStart(11, '0')}`,
    `某甲${row}`,
    withCheck(`580101${born.join('')}${String(row).padStart(3, '0')}`),
    row % 2 === 0 ? '男' : '女',
    born.join('-'),
    row % 4 === 0 ? '户主' : '之子',
    row % 3 === 0 ? '小学' : '初中',
    row % 9 === 0 ? '长期慢性病' : '健康',
    row % 5 === 0 ? '' : String(row % 12),
    String(13_900_000_000 + row),
    `2014-${two(row % 12)}`,
    '2019'
  ];
  return cells.join(',');
}
