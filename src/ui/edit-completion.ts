import {TABLES} from '../registry/tables/index.ts';
import {
  completeKeys,
  completeProse,
  type KeyedKind,
  type Offer,
  type Offers,
  type Surroundings
} from '../notebook/complete.ts';
import {fenceParts, type Source} from '../notebook/draft.ts';
import {registryTable} from '../notebook/names.ts';
import type {Desk} from './desk.ts';
import {loadFunctions, vocabularyOf} from './edit-vocabulary.ts';
import type {OpenNotebook} from './open-notebook.ts';
import {offersAt} from './sql/complete.ts';
import {say} from '../words/say.ts';
import {EDITING} from './words/editing.ts';

const KEYED: readonly KeyedKind[] = ['cube', 'chart', 'input', 'take'];

/** What may be written at a place of a cell's text; `undefined` stands for the front matter. */
export function completionOf(
  desk: Desk,
  open: OpenNotebook,
  source: Source | undefined
): (text: string, at: number) => Offers | undefined {
  const around = surroundings(desk, open);
  if (!source) return (text, at) => inWords(desk, completeKeys('head', text, at, around));
  if (source.kind === 'prose') return (text, at) => completeProse(text, at, around);
  const kind = fenceParts(source.info).kind;
  const keyed = KEYED.find((each) => each === kind);
  if (keyed) return (text, at) => inWords(desk, completeKeys(keyed, text, at, around));
  void loadFunctions(desk);
  return (text, at) => completeSql(desk, open, text, at);
}

/** What a cell cannot do without says so. */
function inWords(desk: Desk, offers: Offers | undefined): Offers | undefined {
  const detail = say(EDITING.required, desk.state.lang);
  const options = offers?.options.map((offer) => (offer.needed ? {...offer, detail} : offer));
  return offers && options ? {...offers, options} : undefined;
}

function surroundings(desk: Desk, open: OpenNotebook): Surroundings {
  const cells = open.notebook?.cells ?? [];
  return {
    cells: cells.flatMap((cell) =>
      ['sql', 'cube', 'take'].includes(cell.kind) && cell.kind !== 'prose' ? [cell.name] : []
    ),
    notebooks: desk.state.notebooks.flatMap(({id, own}) => (own ? [] : [id])),
    columnsOf: (name) => {
      const result = open.result(name);
      if (result?.kind === 'table') {
        return result.table.columns.map((column) => ({label: column.name, detail: column.type}));
      }
      return registryColumns(name);
    }
  };
}

/** Columns of a registry table under the names in which the table itself is named, with the other beside. */
function registryColumns(name: string): readonly Offer[] {
  const table = TABLES[registryTable(name) ?? ''];
  const chinese = /\p{Script=Han}/u.test(name);
  return (table?.columns ?? []).map(({name: en, zh}) =>
    chinese ? {label: zh, detail: en} : {label: en, detail: zh}
  );
}

/** The console's completion, over what the notebook knows. */
function completeSql(desk: Desk, open: OpenNotebook, text: string, at: number): Offers | undefined {
  const {lang} = desk.state;
  const vocabulary = vocabularyOf(desk, open);
  return offersAt(text, at, {vocabulary, lang, explicit: false, kinds: () => undefined});
}
