import type {ByteSource} from '../../../src/model/sheet.ts';
import {csv} from './imported.ts';

/** Headings of a register of households. */
export const HOUSEHOLDS =
  '乡镇,行政村,户编号,户主姓名,户主证件号码,家庭人口,户类型,脱贫属性,主要致贫原因,其他致贫原因,人均纯收入（元）,是否危房户,耕地面积（亩）';

export function households(path: string, ...rows: readonly string[]): ByteSource {
  return csv(path, HOUSEHOLDS, ...rows);
}

/** Three households with the habits of real exports. */
export const FIRST = [
  '平川镇,红星村委会,580101100201000001,张三,580101199001010012,3,脱贫户,已脱贫,缺劳力,因病、因残,"12,300.50",否,5亩',
  '平川镇,红星村,580101100201000002,李四,58010119900101008x,2,脱贫户,已脱贫,因病,无,8000,否,约三亩',
  '平川镇,新民村,5.80E+17,王五,999999199001010012,1,脱贫户,已脱贫,3,,百余万,是,2'
] as const;
export const TOTAL = '合计,,,,,6,,,,,,,';
