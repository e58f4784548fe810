import {code, codeList} from './list.ts';

/** Lists of the person columns (domain dictionary 1.18). */
export const PERSON_LISTS = [
  codeList('sex', '性别', code('男', 'Male', '男性'), code('女', 'Female', '女性')),
  codeList(
    'relation',
    '与户主关系',
    code('户主', 'Head', '本人 本人或户主 户主本人'),
    code('配偶', 'Spouse', '妻 夫 妻子 丈夫 之妻 之夫 老伴 爱人'),
    code('之子', 'Son', '子 儿子 长子 次子 三子 独生子 继子 养子'),
    code('之女', 'Daughter', '女 女儿 长女 次女 三女 独生女 继女 养女'),
    code('之儿媳', 'Daughter-in-law', '儿媳'),
    code('之女婿', 'Son-in-law', '女婿'),
    code('之孙子', 'Grandson (son’s)', '孙子 之孙'),
    code('之孙女', 'Granddaughter (son’s)', '孙女'),
    code('之外孙子', 'Grandson (daughter’s)', '外孙子 外孙 之外孙'),
    code('之外孙女', 'Granddaughter (daughter’s)', '外孙女'),
    code('之父', 'Father', '父 父亲 之父亲'),
    code('之母', 'Mother', '母 母亲 之母亲'),
    code('之岳父', 'Wife’s father', '岳父'),
    code('之岳母', 'Wife’s mother', '岳母'),
    code('之公公', 'Husband’s father', '公公'),
    code('之婆婆', 'Husband’s mother', '婆婆'),
    code('之祖父', 'Grandfather (father’s)', '祖父 爷爷'),
    code('之祖母', 'Grandmother (father’s)', '祖母 奶奶'),
    code('之外祖父', 'Grandfather (mother’s)', '外祖父 外公'),
    code('之外祖母', 'Grandmother (mother’s)', '外祖母 外婆'),
    code('之兄弟姐妹', 'Brother or sister', '兄弟姐妹 之兄 之弟 之姐 之妹 兄 弟 姐 妹'),
    code('之兄弟媳妇', 'Brother’s wife', '兄弟媳妇 之弟媳 弟媳 之嫂'),
    code('之叔伯', 'Uncle', '叔伯 之叔 之伯'),
    code('之侄儿', 'Nephew', '侄儿 之侄子 侄子'),
    code('之侄女', 'Niece', '侄女'),
    code('之曾孙子', 'Great-grandson', '曾孙子 曾孙 之曾孙'),
    code('之曾孙女', 'Great-granddaughter', '曾孙女'),
    code('其他', 'Other', '其它')
  ),
  codeList(
    'health',
    '健康状况',
    code('健康', 'Healthy', '健康或良好 良好 健康良好'),
    code('长期慢性病', 'Long-term chronic illness', '慢性病 慢病 长期慢病 患有长期慢性病'),
    code('患有大病', 'Serious illness', '大病 重病 患大病 重大疾病'),
    code('残疾', 'Disabled', '残 残疾人 患有残疾')
  ),
  codeList(
    'labour',
    '劳动技能',
    code('普通劳动力', 'Ordinary labour', '普通劳动 普通 普劳 普通劳力'),
    code('技能劳动力', 'Skilled labour', '技能劳动能力 技能 技能劳动 技术劳动力'),
    code(
      '弱劳动力或半劳动力',
      'Weak or half labour',
      '弱劳动力 半劳动力 弱半劳动力 弱劳力或半劳力 弱劳动力半劳动力 弱劳力 半劳力'
    ),
    code('丧失劳动力', 'Lost the ability to work', '散失劳动力 丧失劳动能力 丧失'),
    code('无劳动力', 'No labour', '无劳动能力 无劳力')
  ),
  codeList(
    'education',
    '文化程度',
    code('学龄前儿童', 'Below school age', '学龄前'),
    code('文盲或半文盲', 'Illiterate or nearly so', '文盲 半文盲 文盲半文盲'),
    code('小学', 'Primary school', '小学文化'),
    code('初中', 'Lower secondary', '初级中学 初中文化'),
    code('高中', 'Upper secondary', '中专 高中中专 高中或中专 职高 中职'),
    code('大专', 'College', '专科 大学专科 大专及以上 高职'),
    code('本科及以上', 'University', '本科 大学本科 大学 研究生 硕士 本科以上')
  ),
  codeList(
    'student_status',
    '在校生状况',
    code('非在校生', 'Not a student', '非在校 不在校 未在校 否'),
    code('学龄前儿童', 'Below school age', '学龄前'),
    code('学前教育', 'Pre-school', '幼儿园'),
    code(
      '小学',
      'Primary school',
      '小学在读 小学一年级 小学二年级 小学三年级 小学四年级 小学五年级 小学六年级'
    ),
    code('七年级', 'Year 7', '初一 初中一年级 七年级在读'),
    code('八年级', 'Year 8', '初二 初中二年级 八年级在读'),
    code('九年级', 'Year 9', '初三 初中三年级 九年级在读'),
    code('普通高中一年级', 'Senior secondary, year 1', '高一 高中一年级'),
    code('普通高中二年级', 'Senior secondary, year 2', '高二 高中二年级'),
    code('普通高中三年级', 'Senior secondary, year 3', '高三 高中三年级'),
    code('中职一年级', 'Secondary vocational, year 1', '中专一年级'),
    code('中职二年级', 'Secondary vocational, year 2', '中专二年级'),
    code('中职三年级', 'Secondary vocational, year 3', '中专三年级'),
    code('高职高专一年级', 'Higher vocational, year 1', '大专一年级 高职一年级'),
    code('高职高专二年级', 'Higher vocational, year 2', '大专二年级 高职二年级'),
    code('高职高专三年级', 'Higher vocational, year 3', '大专三年级 高职三年级'),
    code('技师学院一年级', 'Technician college, year 1'),
    code('技师学院二年级', 'Technician college, year 2'),
    code('技师学院三年级', 'Technician college, year 3'),
    code('技师学院四年级', 'Technician college, year 4'),
    code('本科一年级', 'University, year 1', '大学一年级 大一'),
    code('本科二年级', 'University, year 2', '大学二年级 大二'),
    code('本科三年级', 'University, year 3', '大学三年级 大三'),
    code('本科四年级', 'University, year 4', '大学四年级 大四'),
    code('本科五年级', 'University, year 5', '大学五年级 大五'),
    code('硕士研究生及以上', 'Postgraduate', '研究生 硕士 硕士及以上 博士')
  ),
  codeList(
    'paper_kind',
    '证件类型',
    code('居民身份证', 'Resident identity card', '身份证 居民身份证件'),
    code('残疾人证', 'Disability certificate', '残疾证'),
    code('军官证', 'Officer’s card'),
    code('其他', 'Other', '其它')
  ),
  codeList(
    'political',
    '政治面貌',
    code('中共党员', 'Party member', '党员 共产党员'),
    code('中共预备党员', 'Probationary party member', '预备党员'),
    code('共青团员', 'Youth league member', '团员'),
    code('群众', 'No party'),
    code('其他', 'Other', '其它')
  ),
  codeList(
    'disability_kind',
    '残疾类别',
    code('视力', 'Sight', '视力残疾'),
    code('听力', 'Hearing', '听力残疾'),
    code('言语', 'Speech', '言语残疾 语言 语言残疾'),
    code('肢体', 'Limbs', '肢体残疾'),
    code('智力', 'Intellectual', '智力残疾'),
    code('精神', 'Mental', '精神残疾'),
    code('多重', 'Multiple', '多重残疾')
  ),
  codeList(
    'disability_grade',
    '残疾等级',
    code('一级', 'Grade 1', '壹级 1级 Ⅰ级'),
    code('二级', 'Grade 2', '贰级 2级 Ⅱ级'),
    code('三级', 'Grade 3', '叁级 3级 Ⅲ级'),
    code('四级', 'Grade 4', '肆级 4级 Ⅳ级')
  ),
  codeList(
    'minimum_living',
    '享受低保政策情况',
    code('未享受', 'None', '否 不享受 未享受低保'),
    code('农村低保', 'Rural allowance', '是 有 享受 享受农村低保 农低保 低保'),
    code('城市低保', 'Urban allowance', '享受城市低保 城镇低保 城低保')
  ),
  codeList(
    'special_support',
    '享受特困供养政策情况',
    code('不享受', 'None', '否 未享受'),
    code(
      '农村特困',
      'Rural special support',
      '是 有 享受 农村特困供养 农村五保 特困供养 五保 特困'
    ),
    code('城市特困', 'Urban special support', '城市特困供养 城镇特困')
  ),
  codeList(
    'work_channel',
    '就业渠道',
    code('自主就业', 'On their own', '自主择业 自谋职业'),
    code('劳务输出', 'Organised labour export', '有组织劳务输出 政府组织劳务输出 组织输出'),
    code('亲友介绍', 'Through family or friends', '亲朋好友介绍 熟人介绍'),
    code('帮扶车间', 'Support workshop', '扶贫车间 就业帮扶车间'),
    code('公益岗位', 'Public-welfare post', '公益性岗位 公益岗'),
    code('社区工厂', 'Community factory'),
    code('本地企业', 'Local company', '企业吸纳 龙头企业'),
    code('自主创业', 'Own business', '创业'),
    code('其他', 'Other', '其它')
  )
] as const;
