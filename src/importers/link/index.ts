import type {Doubt} from '../../model/sheet.ts';
import {encodingOf, sampleText} from '../encoding.ts';
import type {OpenFile} from '../open-file.ts';
import type {RawSheet} from '../raw-sheet.ts';
import {batchesOf, withoutPadding} from '../whole-text.ts';
import {readDif} from './dif.ts';
import {readSylk} from './sylk.ts';

/** The sheet of a SYLK or DIF text, in any encoding; what is cut or damaged is doubted. */
export async function linkSheet(file: OpenFile, hint?: string): Promise<RawSheet> {
  const bytes = withoutPadding(await file.whole());
  const encoding = encodingOf(bytes, hint);
  const text = sampleText(bytes, encoding);
  const {rows, from1904, ended, damaged} = await (text.trimStart().startsWith('ID;')
    ? readSylk(text)
    : readDif(text));
  const doubts: Doubt[] = [];
  if (!encoding.sure) doubts.push({code: 'encoding-unsure'});
  if (!ended) doubts.push({code: 'cut-short'});
  const [row = 0] = damaged;
  if (damaged.length > 0)
    doubts.push({code: 'cells-damaged', values: {count: damaged.length, row}});
  return {
    file: file.path,
    name: 'Sheet1',
    kind: 'xls',
    from1904,
    batches: batchesOf(rows),
    merges: () => [],
    doubts: () => doubts
  };
}
