import {describe, expect, test} from 'vitest';
import {CODES, labelsOf} from '../../../src/registry/codes.ts';
import {fold} from '../../../src/registry/fold.ts';

const lists = Object.values(CODES);

describe.each(lists)('$name', (list) => {
  test('gives every spelling to one label, and never a bare number', () => {
    const owner = new Map<string, string>();
    const shared: string[] = [];
    for (const {zh, also = []} of list.codes) {
      for (const spelling of [zh, ...also].map(fold)) {
        const other = owner.get(spelling);
        if (other !== undefined && other !== zh) shared.push(`${spelling}: ${other}, ${zh}`);
        owner.set(spelling, zh);
      }
    }
    expect(shared).toEqual([]);
    expect([...owner.keys()].filter((spelling) => /^\d*$/.test(spelling))).toEqual([]);
  });

  test('has an English label of its own for every code, without Chinese', () => {
    const english = list.codes.map(({en}) => en);
    expect(english.filter((en) => en === '' || /\p{Script=Han}/u.test(en))).toEqual([]);
    expect(new Set(english).size).toBe(english.length);
  });
});

test.each([
  ['cause', '缺劳力', '缺劳动力'],
  ['cause', '因病致贫', '因病'],
  ['cause', '其它', '其他'],
  ['risk', '因灾', '因自然灾害'],
  ['health', '大病', '患有大病'],
  ['labour', '散失劳动力', '丧失劳动力'],
  ['labour', '无劳动能力', '无劳动力'],
  ['labour', '技能劳动能力', '技能劳动力'],
  ['labour', '弱劳动力或半劳动力', '弱劳动力或半劳动力'],
  ['relation', '本人或户主', '户主'],
  ['poverty_attribute', '五保户', '特困供养贫困户'],
  ['poverty_attribute', '低保（贫困）户', '低保贫困户'],
  ['removal_way', '自然消失', '自然消除'],
  ['monitored_kind', '边缘户', '边缘易致贫户'],
  ['fund_level', '省', '省级'],
  ['disability_grade', '肆级', '四级'],
  ['measure_kind', '公益岗位帮扶', '公益性岗位帮扶'],
  ['relation', '女', '之女'],
  ['relation', '养女', '之女'],
  ['relation', '继子', '之子'],
  ['relation', '老伴', '配偶'],
  ['relation', '爱人', '配偶'],
  ['fund_level', '协作', '东西部协作'],
  ['fund_level', '社会', '社会捐赠'],
  ['project_state', '施工中', '实施中'],
  ['project_state', '招标中', '规划中'],
  ['project_state', '前期准备', '规划中'],
  ['benefit_way', '务工', '吸纳就业'],
  ['enterprise_kind', '种养殖家庭农场', '家庭农场'],
  ['enterprise_kind', '农业发展有限公司', '企业'],
  ['rectification_source', '县级自查', '自查'],
  ['rectification_source', '省级后评估', '省考'],
  ['village_kind', '是', '脱贫村'],
  ['village_kind', '否', '非贫困村']
])('%s: %s is %s', (name, spelling, label) => {
  const list = CODES[name];
  expect(list && labelsOf(list).get(fold(spelling))).toBe(label);
});

test('a cause is told from a risk: 因自然灾害 is 因灾 among the causes', () => {
  const [cause, risk] = [CODES['cause'], CODES['risk']];
  expect(cause && labelsOf(cause).get('因自然灾害')).toBe('因灾');
  expect(risk && labelsOf(risk).get('因自然灾害')).toBe('因自然灾害');
});
