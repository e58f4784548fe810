import type {Lang, Text} from '../model/text.ts';

/** A query to begin with: what it answers, and the query in the names of either language. `needs`: tables without which it says nothing. */
export type Example = {
  readonly title: Text;
  readonly needs: readonly string[];
  readonly sql: Readonly<Record<Lang, string>>;
};

export const EXAMPLES: readonly Example[] = [
  {
    title: {
      zh: '各乡镇有多少户、多少人，收入中位数多少',
      en: 'Households, people and median income by township'
    },
    needs: ['household'],
    sql: {
      zh: `select 乡镇, count(*) as 户数, sum(人数) as 人数,
       median(人均纯收入) as 收入中位数
from 户
group by all order by 户数 desc`,
      en: `select township, count(*) as households, sum(size) as people,
       median(income_per_head) as median_income
from household
group by all order by households desc`
    }
  },
  {
    title: {zh: '主要致贫原因，从多到少', en: 'Main causes of poverty, most frequent first'},
    needs: ['household'],
    sql: {
      zh: `select 主要致贫原因, count(*) as 户数,
       round(count(*) / sum(count(*)) over () * 100, 1) as 占比
from 户 where 主要致贫原因 is not null
group by all order by 户数 desc`,
      en: `select main_cause, count(*) as households,
       round(count(*) / sum(count(*)) over () * 100, 1) as percent
from household where main_cause is not null
group by all order by households desc`
    }
  },
  {
    title: {zh: '每一期各有多少户', en: 'Households of every edition'},
    needs: ['household'],
    sql: {
      zh: `select 期, count(*) as 户数 from 户_历次 group by all order by 期`,
      en: `select as_of, count(*) as households from household_all group by all order by as_of`
    }
  },
  {
    title: {zh: '家里有残疾人的监测户', en: 'Monitored households with a disabled member'},
    needs: ['monitored', 'person'],
    sql: {
      zh: `select m.* from 监测户 m
where exists (from 人 p where p.户编号 = m.户编号 and p.残疾类别 is not null)`,
      en: `select m.* from monitored m
where exists (from person p where p.household_id = m.household_id and p.disability_kind is not null)`
    }
  },
  {
    title: {zh: '每个文件读进来多少行', en: 'Rows read from each file'},
    needs: [],
    sql: {
      zh: `select file as 文件, sheet as 工作表, table_name as 表, as_of as 数据日期, rows_loaded as 行数
from data.source where current order by 行数 desc`,
      en: `select file, sheet, table_name, as_of, rows_loaded
from data.source where current order by rows_loaded desc`
    }
  },
  {
    title: {
      zh: '读不出的单元格，按列和原因',
      en: 'Cells that could not be read, by column and reason'
    },
    needs: [],
    sql: {
      zh: `select column_name as 列, problem as 原因, count(*) as 处 from data.import_issue
group by all order by 处 desc, 列`,
      en: `select column_name, problem, count(*) as cells from data.import_issue
group by all order by cells desc, column_name`
    }
  }
];
