import type {Household} from '../model.ts';
import type {Random} from '../random.ts';

/** 大类 -> 子项, as the wide export writes them. */
export const MEASURES: Record<string, readonly string[]> = {
  产业帮扶: [
    '发展种植业',
    '发展养殖业',
    '产业奖补',
    '土地流转',
    '入股分红',
    '农业技术指导',
    '订单收购'
  ],
  就业帮扶: ['技能培训', '劳务输出', '外出务工补贴', '帮扶车间就业'],
  金融帮扶: ['小额信贷', '防贫保险', '小额信贷贴息'],
  公益岗位帮扶: ['护林员', '保洁员', '护路员', '水管员'],
  健康帮扶: ['参加城乡居民基本医疗保险个人缴费补贴', '大病集中救治', '慢病签约服务', '医疗救助'],
  综合保障: ['享受农村低保', '享受特困供养', '残疾人补贴', '临时救助', '参加城乡居民基本养老保险'],
  社会帮扶: ['定点帮扶', '慰问救助', '爱心捐赠'],
  教育帮扶: ['雨露计划', '享受国家助学金', '助学贷款'],
  义务教育保障: ['控辍保学', '送教上门'],
  住房安全保障: ['危房改造'],
  饮水安全保障: ['农村饮水安全工程'],
  搬迁: ['易地扶贫搬迁后续扶持'],
  生产生活条件改善: ['改厕', '入户路硬化'],
  基础设施建设: ['水利设施', '通村道路']
};

const FOR_RISK: Record<string, string> = {
  因病: '健康帮扶',
  因残: '综合保障',
  因学: '教育帮扶',
  因务工就业不稳: '就业帮扶',
  缺劳动力: '综合保障',
  因自然灾害: '社会帮扶',
  因安全住房: '住房安全保障',
  因安全饮水: '饮水安全保障',
  因意外事故: '社会帮扶',
  因产业项目失败: '产业帮扶'
};

/** The measures that the wide export shows of a monitored household. */
export function giveMonitoredMeasures(households: Household[], random: Random): void {
  for (const household of households) {
    if (!household.monitoring) continue;
    const kinds = new Set<string>();
    for (const risk of household.monitoring.risks) {
      const kind = FOR_RISK[risk];
      if (kind && random.chance(0.88)) kinds.add(kind);
    }
    if (random.chance(0.4)) kinds.add('产业帮扶');
    if (random.chance(0.3)) kinds.add('公益岗位帮扶');
    if (random.chance(0.55)) kinds.add('健康帮扶');
    if (random.chance(0.25)) kinds.add('社会帮扶');
    for (const kind of kinds) {
      const items = MEASURES[kind] ?? [];
      household.measures.set(kind, random.sample(items, Math.min(items.length, random.int(1, 2))));
    }
  }
}
