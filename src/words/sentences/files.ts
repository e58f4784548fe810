import type {Sentences} from '../sentence.ts';

/** Why a file could not be read. */
export const FILE_SENTENCES = {
  'file-empty': {
    what: {zh: '文件是空的。', en: 'The file is empty.'},
    todo: {zh: '请重新导出。', en: 'Export it again.'}
  },
  'mappings-newer': {
    what: {
      zh: '这份对应关系是更新的版本存的。',
      en: 'These mappings were saved by a newer version.'
    },
    todo: {
      zh: '请用新版的底数打开，或者让对方用旧版再存一份。',
      en: 'Open them in a newer Dishu, or have them saved again by this version.'
    }
  },
  'file-unreadable': {
    what: {
      zh: '文件读不出来[：{message}]。',
      en: 'The file could not be read[: {message}].'
    },
    todo: {
      zh: '请确认文件没有被移走、删除或被别的程序占用，再拖进来一次。',
      en: 'Make sure that it was not moved, deleted or locked by another program, and drop it again.'
    }
  },
  'path-missing': {
    what: {zh: '没有这个文件或文件夹。', en: 'There is no such file or folder.'},
    todo: {zh: '请核对命令里写的路径。', en: 'Check the path in the command.'}
  },
  'path-refused': {
    what: {
      zh: '系统不让在这里读写[（{message}）]。',
      en: 'The system lets nobody read or write here[ ({message})].'
    },
    todo: {zh: '请换一个路径，或检查权限。', en: 'Take another path, or see to its permissions.'}
  },
  'path-no-notebook': {
    what: {zh: '这不是笔记本。', en: 'This is no notebook.'},
    by: {
      folder: {zh: '这是一个文件夹，不是笔记本。', en: 'This is a folder and no notebook.'},
      file: {
        zh: '这个文件不是笔记本：笔记本的文件名以 .md 结尾。',
        en: 'This file is no notebook: the name of a notebook’s file ends in .md.'
      }
    },
    todo: {
      zh: '请写一个 .md 文件，或自带笔记本的名字：{names}。',
      en: 'Name an .md file, or a ready-made notebook: {names}.'
    }
  },
  'file-unknown-kind': {
    what: {
      zh: '认不出这是什么文件[（{kind}）]。',
      en: 'This kind of file is not known[ ({kind})].'
    },
    todo: {
      zh: '可以读 .xlsx、.xls、.ods、.et、.csv、.txt、.json、.parquet、.arrow 和装着它们的 .zip。请另存为其中一种。',
      en: 'Dishu reads .xlsx, .xls, .ods, .et, .csv, .txt, .json, .parquet, .arrow and a .zip of them. Save it as one of these.'
    }
  },
  'file-picture': {
    what: {
      zh: '这是一张图片[（{kind}）]，里面没有表格数据。',
      en: 'This is a picture[ ({kind})]; it holds no table.'
    },
    todo: {
      zh: '请向提供的人要原始表格，不要截图或扫描件。',
      en: 'Ask for the table itself instead of a screenshot or scan.'
    }
  },
  'file-document': {
    what: {
      zh: '这是一份文档[（{kind}）]，不是表格。',
      en: 'This is a document[ ({kind})], not a table.'
    },
    todo: {
      zh: '请把里面的表复制到工作簿里再拖进来。',
      en: 'Copy its table into a workbook and drop that.'
    }
  },
  'file-truncated': {
    what: {
      zh: '文件不完整，后面的部分丢失了[（{name}）]。',
      en: 'The file is cut short; its end is missing[ ({name})].'
    },
    todo: {
      zh: '多半是下载或拷贝时中断，请重新下载或拷贝。',
      en: 'A download or copy was probably interrupted: do it again.'
    }
  },
  'file-changed': {
    what: {
      zh: '文件与打开时不一样了，或者已经不在原处。',
      en: 'The file is no longer what it was when it was opened, or no longer where it was.'
    },
    todo: {zh: '请重新打开这个文件。', en: 'Open it again.'}
  },
  'file-damaged': {
    what: {
      zh: '文件的内容已损坏，读不下去。',
      en: 'The content of the file is damaged and cannot be read on.'
    },
    todo: {
      zh: '请用原来的软件打开看一看，重新导出或拷贝。',
      en: 'Open it in the program it comes from, and export or copy it again.'
    }
  },
  'file-too-large': {
    what: {
      zh: '文件太大[：{size} 字节，这种文件最多 {most} 字节]。',
      en: 'The file is too large[: {size} bytes, and files of this kind may have {most}].'
    },
    todo: {
      zh: '请按乡镇分开导出，或另存为 .csv。',
      en: 'Export it by township, or save it as .csv.'
    }
  },
  'table-wide': {
    what: {
      zh: '表格有 {columns} 列，太宽了，最多能读 {most} 列。',
      en: 'The table has {columns} columns, which is too wide: at most {most} can be read.'
    },
    todo: {
      zh: '多半是换行丢失或行列颠倒了，请核对后重新导出；确实这么宽的，请按列拆成几个文件。',
      en: 'Mostly its line ends are lost, or its rows stand as columns: check it and export it again. If it really is so wide, part its columns over several files.'
    }
  },
  'workbook-password': {
    what: {zh: '工作簿有密码，打不开。', en: 'The workbook is protected by a password.'},
    todo: {
      zh: '请在 Excel 或 WPS 中取消密码，保存后再拖进来。',
      en: 'Remove the password in Excel or WPS, save it and drop it again.'
    }
  },
  'zip-encrypted': {
    what: {
      zh: '压缩包有密码，里面的文件读不出来[（{name}）]。',
      en: 'The archive is encrypted[ ({name})].'
    },
    todo: {
      zh: '请先解压，再把文件夹拖进来。',
      en: 'Unpack it first and drop the folder.'
    }
  },
  'zip-bomb': {
    what: {
      zh: '压缩包解开后大得不正常[（{name}）][，{size} 字节][，套了 {depth} 层]，没有读。',
      en: 'The archive would unpack to an abnormal size[ ({name})][, {size} bytes][, {depth} levels deep]; it was not read.'
    },
    todo: {
      zh: '请先解压，看清里面是什么，再把需要的文件拖进来。',
      en: 'Unpack it, look at what is inside and drop the files that you need.'
    }
  },
  'zip-damaged': {
    what: {
      zh: '压缩包已损坏[，读到“{name}”时出错]。',
      en: 'The archive is damaged[, at “{name}”].'
    },
    todo: {zh: '请重新下载或拷贝。', en: 'Download or copy it again.'}
  },
  'zip-method': {
    what: {
      zh: '压缩的方式不支持[，“{name}”没有读]。',
      en: 'It is compressed in a way that is not supported[; “{name}” was not read].'
    },
    todo: {
      zh: '请解压后把文件夹拖进来；是工作簿的，请打开另存一次。',
      en: 'Unpack it and drop the folder; a workbook, open and save it once.'
    }
  },
  'sheet-no-table': {
    what: {zh: '里面没有表格。', en: 'There is no table in it.'},
    todo: {
      zh: '请打开看一看，是不是拖错了文件。',
      en: 'Open it and see whether it is the right file.'
    }
  },
  'sheet-unsure': {
    what: {
      zh: '像“{tables}”，但拿不准，没有当作登记表载入。',
      en: 'This looks like {tables}, but not surely enough: it was not loaded as a table of the registry.'
    },
    todo: {
      zh: '请在页面上打开它，确认是哪个表、哪一列是什么。',
      en: 'Open it on the page and say which table it is and which column is which.'
    }
  },
  'import-stalled': {
    what: {
      zh: '半分钟没有进展，已停止读这个文件。',
      en: 'Nothing moved for half a minute, so reading was stopped.'
    },
    todo: {
      zh: '这一批都没有导入，数据和原来一样。请去掉这个文件再导入，或先把它另存为 .xlsx 或 .csv。',
      en: 'Nothing of this batch was taken in; the data is as before. Try again without the file, or save it as .xlsx or .csv first.'
    }
  },
  'import-cancelled': {
    what: {
      zh: '导入已取消，数据和原来一样。',
      en: 'The import was cancelled; the data is as before.'
    }
  },
  'same-file': {
    what: {
      zh: '和[“{other}”]已载入的文件完全相同，没有重复载入。',
      en: 'It is the very same as a file that is loaded[, “{other}”], and was not loaded twice.'
    }
  }
} as const satisfies Sentences;
