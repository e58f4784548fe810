import type {RegistryTable} from '../../model/dictionary.ts';
import {column} from './column.ts';
import {HOUSEHOLD_ID, PERSON, places} from './shared.ts';

/** 人: domain dictionary 1.3. */
export const person: RegistryTable = {
  name: 'person',
  zh: '人',
  en: 'Persons',
  key: ['household_id', 'id_number'],
  unit: {zh: '一人', en: 'one person'},
  needs: [
    ['household_id'],
    ['name'],
    ['id_number', 'person_id'],
    ['relation'],
    ['health', 'labour', 'education', 'student_status']
  ],
  columns: [
    ...places('quasi'),
    HOUSEHOLD_ID,
    column('person_id', '人编号', 'Person number', 'key', 'direct', {
      also: '人口编号 人员编号 人员编码 人编码 成员编号 成员编码 家庭成员编号 家庭成员编码 人员ID 人员标识 AAB001'
    }),
    ...PERSON,
    column('paper_kind', '证件类型', 'Kind of paper', 'label', 'sensitive', {codes: 'paper_kind'}),
    column('sex', '性别', 'Sex', 'label', 'quasi', {codes: 'sex', also: 'AAB003'}),
    column('born_on', '出生日期', 'Born on', 'date', 'quasi', {also: '出生年月日 出生年月 生日'}),
    column('relation', '与户主关系', 'Relation to the head', 'label', 'quasi', {
      codes: 'relation',
      also: '与户主的关系 户主关系 家庭关系 与户主之关系 AAB006'
    }),
    column('ethnic', '民族', 'Ethnic group', 'text', 'sensitive', {also: 'AAB007'}),
    column('political', '政治面貌', 'Party membership', 'label', 'sensitive', {
      codes: 'political',
      also: 'AAK033'
    }),
    column('education', '文化程度', 'Education', 'label', 'quasi', {
      codes: 'education',
      also: '学历 受教育程度 教育程度 文化水平 AAB008'
    }),
    column('student_status', '在校生状况', 'At school', 'label', 'quasi', {
      codes: 'student_status',
      also: '在校情况 在校生情况 在校状态 就学情况 就学状况 就读情况 在校状况 是否在校 AAB009 是否在校及学段 在校及学段 就读学段'
    }),
    column('dropout_reason', '失学或辍学原因', 'Why out of school', 'text', 'sensitive', {
      also: '失学辍学原因 义务教育阶段未上学原因'
    }),
    column('health', '健康状况', 'Health', 'labels', 'sensitive', {
      codes: 'health',
      also: '身体状况 身体健康状况 健康情况 AAB017'
    }),
    column('labour', '劳动技能', 'Labour', 'label', 'sensitive', {
      codes: 'labour',
      also: '劳动能力 劳动能力情况 劳动能力状况 劳动能力类型 劳动技能类型 劳动技能情况 劳动力状况 劳动力类型 劳动力情况 劳动技能状况 AAB010'
    }),
    column('work_state', '务工状况', 'Working away', 'text', 'quasi', {also: '务工情况'}),
    column('work_months', '务工时间', 'Months of work', 'number', 'quasi', {
      unit: '个月',
      also: '务工时间(月) 务工月数 务工时长 AAB012 外出务工时长 外出务工月数 年内务工月数 外出务工时长(月)'
    }),
    column('work_place', '务工所在地', 'Place of work', 'text', 'quasi', {also: '务工地点 务工地'}),
    column('work_employer', '务工企业名称', 'Employer', 'text', 'quasi', {also: '务工单位'}),
    column('work_channel', '就业渠道', 'How the work was found', 'label', 'quasi', {
      codes: 'work_channel',
      also: '就业渠道(易地搬迁后扶使用)'
    }),
    column('industry', '产业分类', 'Branch', 'text', 'quasi'),
    column('abroad', '是否国外务工', 'Works abroad', 'yes-no', 'quasi'),
    column('post_kind', '公益性岗位', 'Public-welfare post', 'text', 'quasi', {
      also: '公益岗位 公益性岗位类型 公益岗位类型'
    }),
    column('post_months', '公益性岗位月数', 'Months in the post', 'number', 'quasi', {
      unit: '个月',
      also: '公益岗位月数'
    }),
    column(
      'medical_insurance',
      '参加城乡居民基本医疗保险',
      'Resident medical insurance',
      'yes-no',
      'sensitive',
      {
        also: '是否参加城乡居民基本医疗保险 是否参加城乡居民医疗保险 是否参加城乡居民医保 是否参加居民医保 是否参加基本医疗保险 是否参加医保 城乡居民医保 参加城乡居民医保 是否参加新型农村合作医疗(城乡居民基本医疗保险) 参加新型农村合作医疗 是否参加新型农村合作医疗 参加新农合 AAB013'
      }
    ),
    column(
      'employee_medical_insurance',
      '参加城镇职工基本医疗保险',
      'Employee medical insurance',
      'yes-no',
      'sensitive',
      {also: '是否参加城镇职工基本医疗保险'}
    ),
    column(
      'serious_insurance',
      '参加大病保险',
      'Serious-illness insurance',
      'yes-no',
      'sensitive',
      {
        also: '是否参加大病保险 参加大病医疗 是否参加大病医疗 AAB022'
      }
    ),
    column(
      'commercial_insurance',
      '参加商业补充医疗保险',
      'Commercial medical insurance',
      'yes-no',
      'sensitive',
      {also: '是否参加商业补充医疗保险 商业补充医疗保险 AAB067'}
    ),
    column('accident_insurance', '人身意外保险补贴', 'Accident insurance', 'yes-no', 'sensitive', {
      also: '是否享受人身意外保险补贴 AAB066'
    }),
    column('medical_aid', '接受医疗救助', 'Medical aid', 'yes-no', 'sensitive', {
      also: '是否接受医疗救助 是否接受大病医疗救助 接受大病医疗救助'
    }),
    column('other_health_aid', '接受其他健康帮扶', 'Other health support', 'yes-no', 'sensitive', {
      also: '是否接受其他健康帮扶 是否接受其他健康扶贫'
    }),
    column('pension', '参加城乡居民基本养老保险', 'Resident pension', 'yes-no', 'sensitive', {
      also: '是否参加城乡居民基本养老保险 是否参加城乡居民社会养老保险 AAB014'
    }),
    column(
      'employee_pension',
      '参加城镇职工基本养老保险',
      'Employee pension',
      'yes-no',
      'sensitive',
      {
        also: '是否参加城镇职工基本养老保险'
      }
    ),
    column('minimum_living', '享受低保政策情况', 'Minimum living allowance', 'label', 'sensitive', {
      codes: 'minimum_living',
      also: '是否享受低保 享受农村低保 是否享受农村低保 享受低保情况 低保情况 是否低保 享受低保 AAB030'
    }),
    column('special_support', '享受特困供养政策情况', 'Special support', 'label', 'sensitive', {
      codes: 'special_support',
      also: '是否特困供养人员 是否特困供养 享受特困供养情况 特困供养人员 是否五保'
    }),
    column('disability_kind', '残疾类别', 'Kind of disability', 'label', 'sensitive', {
      codes: 'disability_kind',
      also: '残疾类型'
    }),
    column('disability_grade', '残疾等级', 'Grade of disability', 'label', 'sensitive', {
      codes: 'disability_grade',
      also: '残疾级别'
    }),
    column('disability_paper', '残疾证号', 'Disability certificate', 'key', 'direct', {
      also: '残疾人证号 残疾证编号 残疾人证号码'
    }),
    column('disability_paper_year', '残疾证办证年度', 'Certificate since', 'year', 'sensitive', {
      also: '残疾证办理年度'
    }),
    column('mandarin', '会讲普通话', 'Speaks Mandarin', 'yes-no', 'quasi', {
      also: '是否会讲普通话 AAB065'
    }),
    column('dropout', '义务教育失学辍学', 'Out of compulsory school', 'yes-no', 'sensitive', {
      also: '是否义务教育阶段适龄儿童少年失学辍学 义务教育阶段是否失学辍学 是否失学辍学 是否失学或辍学 是否失学 是否辍学'
    }),
    column('phone', '人联系电话', 'Phone', 'phone', 'direct', {
      also: '成员联系电话 家庭成员联系电话 本人联系电话 人员联系电话'
    }),
    column('identified_on', '人员识别时间', 'Registered in', 'month', 'quasi', {
      also: '人口识别时间 人识别时间'
    }),
    column('on_register', '人员状态', 'State on the register', 'text', 'none', {
      also: '在册状态 有效标志 人口状态 AAB015 AAR100'
    }),
    column('year', '年度', 'Year', 'year', 'none', {also: '数据年度 AAR040'}),
    column('collector', '信息采集人', 'Recorded by', 'text', 'direct'),
    column('collector_phone', '信息采集人联系电话', 'Phone of the recorder', 'phone', 'direct')
  ]
};
