import type {Sentences} from '../sentence.ts';

/** What the console does not run. */
export const CONSOLE_SENTENCES = {
  'console-refused': {
    what: {
      zh: '查询台不运行 {word}：这里只运行查询、SET VARIABLE 和 CREATE TEMP。',
      en: 'The console does not run {word}: only queries, SET VARIABLE and CREATE TEMP.'
    },
    by: {
      changes: {
        zh: '{word} 会改动数据，查询台不运行：登记的表只能读。',
        en: '{word} would change data, and the console does not run it: the tables of the registry can only be read.'
      },
      files: {
        zh: '{word} 会读写文件，查询台不运行。要存结果，请用结果下方的“导出”。',
        en: '{word} would read or write files, and the console does not run it. To save a result, use Export below it.'
      },
      setting: {
        zh: '{word} 会改动设置，查询台不运行；变量用 SET VARIABLE 名字 = 值。',
        en: '{word} would change settings, and the console does not run it; for a variable write SET VARIABLE name = value.'
      },
      permanent: {
        zh: '查询台只建临时表和临时视图：请写 CREATE TEMP TABLE 或 CREATE TEMP VIEW。',
        en: 'The console makes only temporary tables and views: write CREATE TEMP TABLE or CREATE TEMP VIEW.'
      },
      macro: {
        zh: '查询台不建宏和函数：它们会盖住现有的口径。',
        en: 'The console makes no macros or functions: they would hide the definitions that are there.'
      },
      kind: {
        zh: '查询台只建临时表和临时视图，不建 {word}。',
        en: 'The console makes only temporary tables and views, no {word}.'
      },
      place: {
        zh: '临时表只能放在自己的地方：名字前不写库名和模式名。',
        en: 'A temporary table has one place: write its name without a database or schema.'
      }
    }
  },
  'wide-sign': {
    what: {
      zh: '“{sign}”是全角符号，SQL 里要写半角的 {right}。',
      en: '“{sign}” is a full-width sign; SQL wants {right}.'
    },
    by: {
      quote: {
        zh: '{sign} 不是 SQL 的引号：文本用半角的 \'…\'，名字用半角的 "…"。',
        en: '{sign} is no quote of SQL: write \'…\' around a text, "…" around a name.'
      }
    },
    todo: {
      zh: '如果它是名字的一部分，请给名字加半角双引号。',
      en: 'If it belongs to a name, put the name in double quotes.'
    }
  }
} as const satisfies Sentences;
