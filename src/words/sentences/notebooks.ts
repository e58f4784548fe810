import type {Sentences} from '../sentence.ts';

const KEY_KINDS = {
  line: {
    zh: '“{text}”不是“key: value”的样子。',
    en: '“{text}” is not “key: value”.'
  },
  twice: {
    zh: '键 {key} 写了两次[，另一处在第 {other} 行]。',
    en: 'The key {key} is there twice[; the other is in line {other}].'
  },
  missing: {zh: '缺少键 {key}。', en: 'The key {key} is missing.'},
  unknown: {
    zh: '没有键 {key}。[是不是 {nearest}？][可以写：{allowed}。]',
    en: 'There is no key {key}.[ Did you mean {nearest}?][ It may be {allowed}.]'
  },
  value: {
    zh: '{key} 不能写“{value}”。[是不是 {nearest}？][可以写：{allowed}。]',
    en: '{key} cannot be “{value}”.[ Did you mean {nearest}?][ It may be {allowed}.]'
  }
} as const;

/** What is wrong with a notebook. */
export const NOTEBOOK_SENTENCES = {
  'notebook-front-matter': {
    what: {zh: '笔记本开头的说明有错。', en: 'The head of the notebook is wrong.'},
    by: {
      ...KEY_KINDS,
      open: {
        zh: '开头的 --- 没有对应的结尾。',
        en: 'The --- at the top is never closed.'
      },
      table: {
        zh: '{key} 里的“{name}”不是登记表。[是不是“{nearest}”？]',
        en: '“{name}” in {key} is no table of the registry.[ Did you mean “{nearest}”?]'
      }
    }
  },
  'notebook-fence': {
    what: {zh: '单元的第一行有错。', en: 'The first line of the cell is wrong.'},
    by: {
      open: {zh: '单元没有结尾的 ```。', en: 'The cell is never closed by ```.'},
      kind: {
        zh: '没有“{kind}”这种单元。[是不是 {nearest}？]只有 sql、cube、chart、input、take。',
        en: 'There is no kind of cell “{kind}”.[ Did you mean {nearest}?] There are sql, cube, chart, input and take.'
      },
      name: {zh: '{kind} 单元没有名字。', en: 'The {kind} cell has no name.'},
      'bad-name': {
        zh: '“{name}”不能作单元名：只能用文字、数字和下划线，不能以数字开头，后面不能再有别的。',
        en: '“{name}” cannot name a cell: letters, digits and underscores only, no digit first, and nothing after it.'
      }
    }
  },
  'notebook-key': {
    what: {zh: '单元里有一行不对。', en: 'A line of the cell is wrong.'},
    by: {
      ...KEY_KINDS,
      cell: {
        zh: '{key} 指的“{value}”不存在。[是不是“{nearest}”？]',
        en: '{key} names “{value}”, which does not exist.[ Did you mean “{nearest}”?]'
      }
    }
  },
  'notebook-unknown': {
    what: {
      zh: '没有可用的笔记本“{id}”。',
      en: 'There is no notebook “{id}” that works.'
    },
    todo: {
      zh: '请改 take 单元的 from，只写现成分析的名字。',
      en: 'Change from in the take cell: names of ready-made notebooks only.'
    }
  },
  'name-taken': {
    what: {zh: '名字“{name}”已被占用。', en: 'The name “{name}” is taken.'},
    by: {
      cell: {
        zh: '名字“{name}”已用于第 {other} 行的单元。',
        en: 'The name “{name}” is that of the cell in line {other}.'
      },
      input: {
        zh: '名字“{name}”已用于第 {other} 行的参数。',
        en: 'The name “{name}” is that of the input in line {other}.'
      },
      view: {
        zh: '“{name}”是登记表的名字：别的东西再叫这个名字，就会把登记表遮住，读到的就不是登记的数据了。',
        en: '“{name}” is a table of the registry: anything else of that name would hide it, and what is read would not be what is registered.'
      },
      table: {
        zh: '“{name}”是系统表的名字，别的东西不能再叫这个名字。',
        en: '“{name}” is a table of the engine; nothing else can have its name.'
      },
      keyword: {
        zh: '“{name}”是 SQL 的关键字，不能作名字。',
        en: '“{name}” is a word of SQL and cannot be a name.'
      }
    },
    todo: {zh: '请换一个名字[，例如 {offer}]。', en: 'Choose another name[, such as {offer}].'}
  },
  'statement-many': {
    what: {
      zh: '一个单元只能有一条查询，分号只能在最后。',
      en: 'A cell holds one query; a semicolon may only end it.'
    },
    todo: {zh: '请拆成几个单元。', en: 'Divide it into several cells.'}
  },
  'statement-kind': {
    what: {
      zh: '单元只能写查询（{allowed}）[，不能以“{word}”开头]。',
      en: 'A cell holds a query ({allowed})[; it cannot begin with “{word}”].'
    }
  },
  'cell-cycle': {
    what: {zh: '这些单元互相依赖：{cells}。', en: 'These cells need each other: {cells}.'},
    todo: {zh: '请去掉其中一处引用。', en: 'Remove one of the references.'}
  },
  'cell-depends': {
    what: {
      zh: '它用到的单元没有算出来：{cells}。',
      en: 'It needs what could not be computed: {cells}.'
    }
  },
  'figure-unknown': {
    what: {zh: '数字 {quote} 写得不对。', en: 'The figure {quote} is wrong.'},
    by: {
      form: {
        zh: '{quote} 应写成 cell.column 或 cell.column:format；要写花括号本身，请在前面加反斜杠。',
        en: '{quote} is not of the form cell.column or cell.column:format; a backslash before a brace makes it plain text.'
      },
      cell: {
        zh: '{quote} 引用的单元“{word}”不存在。[是不是“{nearest}”？]',
        en: '{quote} quotes the cell “{word}”, which does not exist.[ Did you mean “{nearest}”?]'
      },
      column: {
        zh: '{quote} 引用的列“{word}”不存在。[是不是“{nearest}”？][有：{allowed}。]',
        en: '{quote} quotes the column “{word}”, which does not exist.[ Did you mean “{nearest}”?][ There are {allowed}.]'
      },
      format: {
        zh: '{quote} 的格式“{word}”不存在。[是不是“{nearest}”？][有：{allowed}。]',
        en: 'The format “{word}” of {quote} does not exist.[ Did you mean “{nearest}”?][ There are {allowed}.]'
      }
    }
  },
  'figure-rows': {
    what: {
      zh: '{quote} 只能引用一行的结果，而“{cell}”有 {rows} 行。',
      en: '{quote} can only quote a result of one row; “{cell}” has {rows} {rows?row|rows}.'
    }
  },
  'chart-channel': {
    what: {
      zh: '图的 {channel} 用的列“{column}”不在结果里。[是不是“{nearest}”？][有：{allowed}。]',
      en: 'The column “{column}” for {channel} of the chart is not in the result.[ Did you mean “{nearest}”?][ There are {allowed}.]'
    }
  },
  'input-value': {
    what: {
      zh: '参数“{name}”不能取“{value}”。[可以取：{allowed}。]',
      en: 'The input “{name}” cannot be “{value}”.[ It can be: {allowed}.]'
    },
    todo: {
      zh: '请检查写法和允许的范围。',
      en: 'Check how it is written and what range is allowed.'
    }
  },
  'input-unknown': {
    what: {
      zh: '笔记本没有参数“{name}”。[是不是“{nearest}”？][有：{allowed}。]',
      en: 'The notebook has no input “{name}”.[ Did you mean “{nearest}”?][ It has: {allowed}.]'
    }
  },
  'cube-unit': {
    what: {
      zh: '“{unit}”不是登记表的主键，不能作计数单位。[是不是“{nearest}”？]',
      en: '“{unit}” is no key of the registry and cannot be counted.[ Did you mean “{nearest}”?]'
    },
    todo: {
      zh: '请用 household_id、village_code、project_id 这样的列。',
      en: 'Use a column such as household_id, village_code or project_id.'
    }
  },
  'table-missing': {
    what: {zh: '还没有载入：{tables}。', en: 'Not loaded yet: {tables}.'},
    todo: {
      zh: '请从系统导出这些表，拖到页面上。',
      en: 'Export these tables from their registry and drop them on the page.'
    }
  }
} as const satisfies Sentences;
