import {describe, expect, test} from 'vitest';
import type {Projection, Recognition} from '../../../src/model/projection.ts';
import type {SheetHead} from '../../../src/model/sheet.ts';
import {recognise} from '../../../src/registry/recognise.ts';
import {sheetOf, tables} from './sheets.ts';

/** Which heading each column was read from: 'name=heading' apart by spaces, several apart by '+'. */
function mapOf(sheet: SheetHead, {columns}: Projection): Record<string, string> {
  return Object.fromEntries(
    Object.entries(columns).map(([name, at]) => [
      name,
      at.map(({column}) => sheet.headings[column - 1]).join('+')
    ])
  );
}

function expected(text: string): Record<string, string> {
  const pairs = text
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split('='));
  return Object.fromEntries(pairs.map(([name = '', heading = '']) => [name, heading]));
}

function read(headings: string, spec: Parameters<typeof sheetOf>[1] = {}) {
  const sheet = sheetOf(headings.trim().split(/[,\n]\s*/), spec);
  const found: Recognition = recognise(sheet, []);
  const [first] = found.projections;
  return {sheet, found, map: first ? mapOf(sheet, first) : {}};
}

describe('exports of the domain dictionary, section by section', () => {
  test('1.5 incomes with all their parts', () => {
    const {found, map} = read(
      `户编号,工资性收入,生产经营性收入,财产性收入,资产收益分红型收入,其他财产性收入,转移性收入,计划生育金,低保金,特困供养金,
      养老保险金,生态补偿金,其他转移性收入,生产经营性支出,年收入,年纯收入,年人均纯收入,年度`
    );
    expect([found.verdict, ...tables(found)]).toEqual(['certain', 'income row']);
    expect(map).toEqual(
      expected(`household_id=户编号 wage=工资性收入 business=生产经营性收入 property=财产性收入 dividends=资产收益分红型收入
        other_property=其他财产性收入 transfer=转移性收入 family_planning=计划生育金 minimum_living_money=低保金
        special_support_money=特困供养金 pension_money=养老保险金 eco_money=生态补偿金 other_transfer=其他转移性收入
        business_cost=生产经营性支出 total_income=年收入 net_income=年纯收入 net_income_per_head=年人均纯收入 year=年度`)
    );
  });

  test('1.6 helpers as they are imported', () => {
    const {found, map} = read(
      '帮扶单位,帮扶单位类型,隶属关系,姓名,是否第一书记,是否工作队队长,是否驻村队员,性别,职务级别,证件号码,联系电话'
    );
    expect([found.verdict, ...tables(found)]).toEqual(['certain', 'helper row']);
    expect(map).toEqual(
      expected(`unit_name=帮扶单位 unit_kind=帮扶单位类型 affiliation=隶属关系 name=姓名 first_secretary=是否第一书记
        team_leader=是否工作队队长 team_member=是否驻村队员 sex=性别 rank=职务级别 id_number=证件号码 phone=联系电话`)
    );
  });

  test.each([
    [
      '姓名,性别,单位名称,派出单位职务,证件号码,电话,政治面貌,学历,技术特长,户主姓名,户编号,开始时间,结束时间'
    ],
    ['AAB002,AAB003,AAP001,AAK888,AAB004,AAR012,AAK033,AAK036,AAK037,AAC029,AAC001,AAR020,AAR021'],
    [
      'AAB002 姓名,AAB003 性别,AAP001 单位名称,AAK888 派出单位职务,AAB004 证件号码,AAR012 电话,AAK033 政治面貌,' +
        'AAK036 学历,AAK037 技术特长,AAC029 户主姓名,AAC001 户编号,AAR020 开始时间,AAR021 结束时间'
    ]
  ])('1.6 pairings are asked, name and number being those of the helper: %s', (headings) => {
    const {sheet, found, map} = read(headings);
    expect([found.verdict, ...tables(found)]).toEqual(['ask', 'pairing row']);
    const at = (name: string) => sheet.headings.indexOf(map[name] ?? '') + 1;
    expect(
      'helper_name unit_name post helper_id_number helper_phone head_name household_id from_on until_on'
        .split(' ')
        .map(at)
    ).toEqual([1, 3, 4, 5, 6, 10, 11, 12, 13]);
    expect(map['head_id_number']).toBeUndefined();
  });

  test('1.6 pairings of a county: the number is that of the head', () => {
    const {found, map} = read(
      '市,区县,乡镇,行政村,户主姓名,证件号码,单位,帮扶责任人,帮扶人手机号,联系电话'
    );
    expect([found.verdict, ...tables(found)]).toEqual(['certain', 'pairing row']);
    expect(map).toEqual(
      expected(`county=区县 township=乡镇 village=行政村 head_name=户主姓名 head_id_number=证件号码 unit_name=单位
        helper_name=帮扶责任人 helper_phone=帮扶人手机号`)
    );
  });

  test('1.7 the flow of measures', () => {
    const {found, map} = read('户编号,年度,措施大类,措施子项,项目编号,金额,落实日期,状态,凭证');
    expect([found.verdict, ...tables(found)]).toEqual(['certain', 'measure row']);
    expect(map).toEqual(
      expected(`household_id=户编号 year=年度 kind=措施大类 item=措施子项 project_id=项目编号 amount=金额 started_on=落实日期
        state=状态 evidence=凭证`)
    );
  });

  test('1.8 projects, amounts in 万元', () => {
    const {sheet, found, map} = read(
      `项目名称,计划开始时间,计划结束时间,中省资金（万元）,市级资金（万元）,镇村配套（万元）,群众自筹,投资合计（万元）,已完成投资,
      市财政批准金额,项目类型,项目状态,责任单位,责任人,联系方式,建设内容,项目效益,立项日期,中标单位,开工日期,竣工日期,验收日期`
    );
    expect([found.verdict, ...tables(found)]).toEqual(['certain', 'project row']);
    expect(map).toEqual(
      expected(`name=项目名称 planned_start=计划开始时间 planned_end=计划结束时间 central_province_amount=中省资金（万元）
        city_amount=市级资金（万元） local_match=镇村配套（万元） self_raised=群众自筹 planned_amount=投资合计（万元）
        invested=已完成投资 kind=项目类型 state=项目状态 owner_unit=责任单位 owner=责任人 owner_phone=联系方式 content=建设内容
        goal=项目效益 approved_on=立项日期 contractor=中标单位 started_on=开工日期 completed_on=竣工日期 accepted_on=验收日期`)
    );
    const factor = (name: string) => found.projections[0]?.columns[name]?.[0]?.factor;
    expect(['planned_amount', 'city_amount', 'self_raised'].map(factor)).toEqual([
      10_000,
      10_000,
      undefined
    ]);
    expect(found.unused.map((at) => sheet.headings[at - 1])).toEqual(['市财政批准金额']);
  });

  test('1.10 enterprises', () => {
    const {sheet, found, map} = read(
      '企业名称,统一社会信用代码,法定代表人,注册地址,员工人数,是否龙头企业,带贫困户数,带贫名单,带贫方式,贷款模式'
    );
    expect([found.verdict, ...tables(found)]).toEqual(['certain', 'enterprise row']);
    expect(map).toEqual(
      expected(`name=企业名称 enterprise_id=统一社会信用代码 legal_person=法定代表人 address=注册地址 employees=员工人数
        leading=是否龙头企业 claimed_households=带贫困户数 way=带贫方式`)
    );
    expect(found.unused.map((at) => sheet.headings[at - 1])).toEqual(['带贫名单', '贷款模式']);
  });

  test('1.13 a ledger of guarantees and water', () => {
    const {found, map} = read('户编号,类别,问题描述,发现时间,来源,责任部门,解决时限,解决时间,状态');
    expect([found.verdict, ...tables(found)]).toEqual(['certain', 'guarantee_issue row']);
    expect(map).toEqual(
      expected(`household_id=户编号 kind=类别 description=问题描述 found_on=发现时间 source=来源 owner_unit=责任部门
        due_on=解决时限 solved_on=解决时间 state=状态`)
    );
  });

  test('1.14 relocated households', () => {
    const {found, map} = read(
      `户主,户主身份证,迁出地,迁入地,安置方式,安置点标识,安置点名称,经度,纬度,房屋面积,是否入住,是否拆旧复垦,家庭人口,劳动力人口,
      是否脱贫,省外务工,社区工厂吸纳,公益岗位,自主创业,农业就业,预计收入,未就业原因,年增收,易地搬迁补助,兜底保障类型`
    );
    expect([found.verdict, ...tables(found)]).toEqual(['certain', 'relocation row']);
    expect(map).toEqual(
      expected(`head_name=户主 head_id_number=户主身份证 from_place=迁出地 to_place=迁入地 way=安置方式 site_id=安置点标识
        site=安置点名称 housing_area=房屋面积 moved_in=是否入住 demolished=是否拆旧复垦 size=家庭人口 labour_count=劳动力人口
        out_of_poverty=是否脱贫 workshop_jobs=社区工厂吸纳 post_jobs=公益岗位 own_business=自主创业 idle_reason=未就业原因
        income_gain=年增收 subsidy=易地搬迁补助`)
    );
  });

  test.each([
    [
      '身份证,医疗费总额,基本医保支付,大病报销,政策内报销,政策外报销,医疗救助,财政兜底,定点机构承担,个人自付,结算日,报销到账日'
    ],
    ['SFZ,YLFZE,JBYBZF,DBBX,NBX,WBX,YLJZ,CZDD,DDJGCD,GRZF,结算时间,到账日期']
  ])('1.16 medical settlements: %s', (headings) => {
    const {found} = read(headings);
    expect([found.verdict, ...tables(found)]).toEqual(['certain', 'medical row']);
    const names =
      'id_number total_cost basic_paid serious_paid inside_paid outside_paid aid_paid backstop_paid hospital_paid self_paid settled_on reimbursed_on';
    const columns = found.projections[0]?.columns;
    expect(names.split(' ').map((name) => columns?.[name]?.[0]?.column)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12
    ]);
  });

  test('1.17 disasters and rectification', () => {
    const disaster = read(
      '户编号,灾种,受灾时间,农作物受灾面积(亩),倒损房屋(间),等级,畜禽损失,直接损失(元),是否监测对象,安置方式,重建方式,开工日期,入住日期,补助金额,责任人'
    );
    expect([disaster.found.verdict, ...tables(disaster.found)]).toEqual([
      'certain',
      'disaster row'
    ]);
    expect(disaster.map).toMatchObject({
      damaged_rooms: '倒损房屋(间)',
      damage_grade: '等级',
      loss: '直接损失(元)',
      shelter: '安置方式'
    });
    const ledger = read(
      '序号,问题来源,层级,问题类别,具体问题,涉及村,整改措施,牵头单位,责任单位,责任人,整改时限,进展,完成情况,完成时间,佐证,销号,销号日期,审核人'
    );
    expect([ledger.found.verdict, ...tables(ledger.found)]).toEqual([
      'certain',
      'rectification row'
    ]);
    expect(ledger.map).toMatchObject({
      problem: '具体问题',
      village: '涉及村',
      lead_unit: '牵头单位',
      owner_unit: '责任单位',
      state: '完成情况',
      closed: '销号',
      closed_on: '销号日期'
    });
  });
});

describe('1.9 fund statistics under three rows of headings', () => {
  const measures = ['资金总量', '整合金额', '支出金额', '支出进度'];
  const sources = ['中央安排', '省级安排', '市级安排', '县级安排', '总金额'];
  const under = (treasury: string) =>
    measures.flatMap((measure) => sources.map((source) => `${treasury}/${measure}/${source}`));

  test('of the county: one row a level, total and share left alone', () => {
    const sheet = sheetOf(['资金名称', ...under('县级')], {unit: '万元'});
    const found = recognise(sheet, []);
    expect(found.verdict).toBe('certain');
    expect(found.projections).toMatchObject([
      {
        table: 'fund',
        columns: {fund_name: [{column: 1}]},
        grain: {
          kind: 'unpivot',
          sets: ['中央', '省级', '市级', '县级'].map((level, i) => ({
            level,
            allocated: {column: 2 + i, factor: 10_000},
            paid: {column: 12 + i, factor: 10_000}
          }))
        }
      }
    ]);
    expect(found.unused.map((at) => sheet.headings[at - 1])).toContain('县级/资金总量/总金额');
  });

  test('of four treasuries: asked, the county’s columns proposed', () => {
    const treasuries = ['全省', '省级', '市级', '县级'];
    const found = recognise(sheetOf(['资金名称', ...treasuries.flatMap(under)]), []);
    expect([found.verdict, ...tables(found)]).toEqual(['ask', 'fund unpivot']);
    const grain = found.projections[0]?.grain;
    expect(grain?.kind === 'unpivot' ? grain.sets[0] : undefined).toEqual({
      level: '中央',
      allocated: {column: 62},
      paid: {column: 72}
    });
    expect(found.candidates[0]?.reasons.map(({code}) => code)).toContain('treasuries');
  });
});

describe('1.15 the microcredit export of 76 columns under three rows of headings', () => {
  const groups: readonly (readonly [string, string])[] = [
    [
      '基本情况',
      '序号,区县,乡镇,行政村,户编号,姓名,身份证号,联系电话,信用评级,是否贫困户,家庭人口'
    ],
    ['原贷款情况', '贷款金额,贷款余额,借款日,到期日,银行,用途'],
    [
      '扶贫小额信贷',
      '合同编号,贷款类型,贷款金额,贷款余额,贷款用途,承贷银行,借款日期,到期日期,还款日期,年利率,贴息利率,应贴息金额,逾期金额,逾期天数,逾期原因,贷款状态,风险补偿金,是否展期,展期到期日,备注'
    ],
    [
      '创业贷款',
      '贷款金额,贷款余额,银行,借款日,到期日,还款日期,年利率,贴息金额,用途,担保人,担保方式,状态,备注'
    ],
    [
      '生源地贷款',
      '贷款金额,贷款余额,银行,借款日,到期日,年利率,学生姓名,学校,学制,毕业时间,状态,备注'
    ],
    ['其他', Array.from({length: 14}, (_, i) => `其他${i + 1}`).join(',')]
  ];
  const headings = groups.flatMap(([group, names]) =>
    names.split(',').map((name) => `${group}/${name}`)
  );

  test('is asked or taken for microcredit, and reads the loan of the programme', () => {
    expect(headings.length).toBe(76);
    const sheet = sheetOf(headings, {title: '小额信贷贷款明细表'});
    const found = recognise(sheet, []);
    expect(['certain', 'ask']).toContain(found.verdict);
    expect(tables(found)).toEqual(['microcredit row']);
    const columns = found.projections[0]?.columns ?? {};
    const from = (name: string) => columns[name]?.map(({column}) => headings[column - 1]);
    expect(from('id_number')).toEqual(['基本情况/身份证号']);
    expect(from('amount')).toEqual(['扶贫小额信贷/贷款金额']);
    expect(from('balance')).toEqual(['扶贫小额信贷/贷款余额']);
    expect(from('lent_on')).toEqual(['扶贫小额信贷/借款日期']);
    expect(from('bank')).toEqual(['扶贫小额信贷/承贷银行']);
    expect(from('rate')).toEqual(['扶贫小额信贷/年利率']);
    expect(from('state')).toEqual(['扶贫小额信贷/贷款状态']);
  });
});

describe('1.0 the custom export of 177 columns, columns at their known places', () => {
  const known: Readonly<Record<number, string>> = {
    1: '省（自治区、直辖市）',
    2: '市（州）',
    3: '县（市、区、旗）',
    4: '乡（镇）',
    5: '户编号',
    6: '行政村',
    7: '自然村',
    8: '人编号',
    9: '姓名',
    10: '证件类型',
    11: '证件号码',
    12: '与户主关系',
    13: '监测对象类别',
    14: '户类型',
    15: '家庭人口',
    40: '文化程度',
    41: '在校生状况',
    42: '劳动技能',
    43: '健康状况',
    48: '享受低保政策情况',
    61: '享受特困供养政策情况',
    86: '整户无劳动能力兜底保障户',
    90: '致贫/返贫风险1',
    91: '致贫/返贫风险2',
    109: '风险是否已消除',
    110: '识别监测时间',
    111: '人均纯收入（元）',
    150: '健康帮扶',
    156: '教育帮扶',
    163: '风险是否已消除',
    164: '消除监测时间',
    165: '风险消除后是否义务教育阶段适龄儿童少年失学辍学',
    166: '风险消除后是否住房损毁',
    169: '风险消除后工资性收入',
    175: '风险消除后家庭人均纯收入',
    176: '风险消除后理赔收入',
    177: '风险消除后合规自付支出'
  };
  const headings = Array.from({length: 177}, (_, i) => known[i + 1] ?? `自定义项${i + 1}`);

  test('persons, households and monitored households, each column from its place', () => {
    const found = recognise(sheetOf(headings, {headingRows: [3]}), []);
    const at = (table: string, name: string) =>
      found.projections
        .find((each) => each.table === table)
        ?.columns[name]?.map(({column}) => column);
    expect(tables(found)).toEqual(['person row', 'household first', 'monitored first']);
    expect(at('person', 'student_status')).toEqual([41]);
    expect(at('person', 'labour')).toEqual([42]);
    expect(at('person', 'minimum_living')).toEqual([48]);
    expect(at('person', 'special_support')).toEqual([61]);
    expect(at('household', 'no_labour_backstop')).toEqual([86]);
    expect(at('monitored', 'kind')).toEqual([13]);
    expect(at('monitored', 'risks')).toEqual([90, 91]);
    expect(at('monitored', 'identified_on')).toEqual([110]);
    expect(at('monitored', 'removed')).toEqual([163]);
    expect(at('monitored', 'health_measures')).toEqual([150]);
    expect(at('monitored', 'education_measures')).toEqual([156]);
    expect(at('monitored', 'after_self_paid')).toEqual([177]);
    expect(found.unused).toContain(16);
  });
});
