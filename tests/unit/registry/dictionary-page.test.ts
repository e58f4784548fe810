import {expect, test} from 'vitest';
import {dictionaryPage} from '../../../src/registry/dictionary-page.ts';

test('docs/dictionary.md is current; -u writes it anew', async () => {
  await expect(dictionaryPage()).toMatchFileSnapshot('../../../docs/dictionary.md');
});

test('a column, a label, a line and a match stand on the page as they are', () => {
  const lines = dictionaryPage().split('\n');
  expect(
    lines.some((line) =>
      line.startsWith(
        '| main_cause | 主要致贫原因 | Main cause of poverty | label of cause | sensitive | 致贫原因1、'
      )
    )
  ).toBe(true);
  expect(lines).toContain('| 因病 | Illness | 因病致贫、疾病、患病 |');
  expect(lines).toContain('| 因病 | 健康帮扶 |  | strong | V |');
  expect(
    lines.some((line) => line.startsWith('| monitoring | 2023 | 贵州省 | 7300 元 | V |'))
  ).toBe(true);
});
