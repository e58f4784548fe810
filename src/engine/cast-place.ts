import {letting, type Macro} from './macro.ts';

const BARE = `regexp_replace(clean(t), '\\s+', '', 'g')`;

/** 平川镇人民政府 -> 平川镇; 城关街道办事处, 城关街道办 -> 城关街道. */
const PLACE = `regexp_replace(regexp_replace(${BARE}, '人民政府$', ''), '街道办(事处)?$', '街道')`;

/** 红星村委会, 红星行政村, 红星村民委员会 -> 红星村; 红星社区居委会, 红星居委会 -> 红星社区. */
const VILLAGE = `regexp_replace(regexp_replace(s, '(社区)?(居民委员会|居委会)$', '社区'),
  '(行政村|村)?(村民委员会|村委会|村委)$|行政村$', '村')`;

export const PLACE_MACROS: readonly Macro[] = [
  {
    name: 'as_place',
    parameters: 't',
    sql: `CASE WHEN regexp_full_match(t, '[一-龥]+[省市州盟县区旗乡镇]') THEN t WHEN t IS NOT NULL AND NOT is_missing_label(t)
      THEN ${PLACE} END`,
    doc: {
      zh: '县、乡镇名：去掉空白和“人民政府”，街道办事处写作街道',
      en: 'A county or township by name, without spaces and 人民政府; 街道办事处 becomes 街道'
    }
  },
  {
    name: 'as_village',
    parameters: 't',
    sql: `CASE WHEN regexp_full_match(t, '[0-9一-龥]+村') AND NOT ends_with(t, '行政村') THEN t
      WHEN t IS NOT NULL AND NOT is_missing_label(t) THEN ${letting('s', BARE, VILLAGE)} END`,
    doc: {
      zh: '行政村名：村委会、行政村、村民委员会写作村，居委会写作社区',
      en: 'A village by name: 村委会, 行政村 become 村, 居委会 becomes 社区'
    }
  }
];
