import {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  closeCompletion,
  completionKeymap,
  type Completion,
  type CompletionContext,
  type CompletionResult
} from '@codemirror/autocomplete';
import {defaultKeymap, history, historyKeymap} from '@codemirror/commands';
import {bracketMatching} from '@codemirror/language';
import {lintGutter, setDiagnostics, type Diagnostic} from '@codemirror/lint';
import {Annotation, EditorState, Prec, RangeSetBuilder, type Extension} from '@codemirror/state';
import {
  Decoration,
  EditorView,
  keymap,
  lineNumbers,
  ViewPlugin,
  type DecorationSet,
  type KeyBinding,
  type ViewUpdate
} from '@codemirror/view';
import type {Offer, Offers} from '../../notebook/complete.ts';
import {sqlLanguage} from '../sql/language.ts';
import {marksOf, type Language} from './marks.ts';

type Offered = Offers | undefined;

/** `asked`: by hand, so that something is offered where nothing is typed yet. What is not known yet is waited for. */
export type Complete = (text: string, at: number, asked: boolean) => Offered | Promise<Offered>;

/** What is wrong at a stretch of the text. */
export type Fault = {readonly from: number; readonly to: number; readonly message: string};

/** What an editor tells: `typed` with the whole text; `run`, `close`, `undo`, `redo` are keys. */
export type CodePort = {
  typed(text: string): void;
  key(what: 'run' | 'close' | 'undo' | 'redo'): void;
};

export type CodeOptions = {
  readonly root: ShadowRoot;
  readonly parent: HTMLElement;
  readonly text: string;
  readonly language: Language;
  /** Its accessible name, which follows the language and the cell's name. */
  readonly label: () => string;
  readonly complete: Complete;
  readonly port: CodePort;
};

const fromOutside = Annotation.define<boolean>();

/** An editor without a history of its own: undo and redo are the notebook's. A text that stands alone has its own. */
export function openCode(options: CodeOptions): EditorView {
  const {root, parent, text, language, label, complete, port} = options;
  const alone = language === 'notebook' || language === 'script';
  const extensions: Extension[] = [
    Prec.high(keymap.of([{key: 'Tab', run: acceptCompletion}])),
    isSql(language) ? brackets : [],
    keymap.of([...ownKeys(port, alone), ...completionKeymap, ...defaultKeymap]),
    ...(alone ? [history(), keymap.of(historyKeymap)] : []),
    ...(language === 'notebook' ? [lineNumbers(), lintGutter()] : []),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of(() => ({
      'aria-label': label(),
      translate: 'no',
      spellcheck: 'false'
    })),
    autocompletion({override: [(context) => offered(context, complete)], icons: false}),
    isSql(language) ? sqlLanguage : coloured(language),
    ownInput(),
    EditorView.updateListener.of((update) => {
      const outside = update.transactions.some((each) => each.annotation(fromOutside));
      if (update.docChanged && !outside) port.typed(update.state.doc.toString());
    })
  ];
  return new EditorView({root, parent, state: EditorState.create({doc: text, extensions})});
}

function isSql(language: Language): boolean {
  return language === 'sql' || language === 'script';
}

const brackets: Extension = [closeBrackets(), bracketMatching(), keymap.of(closeBracketsKeymap)];

function ownKeys(port: CodePort, alone: boolean): KeyBinding[] {
  const told = (what: Parameters<CodePort['key']>[0]) => (view: EditorView) => {
    closeCompletion(view);
    port.key(what);
    return true;
  };
  const undo = alone
    ? []
    : [
        {key: 'Mod-z', run: told('undo')},
        {key: 'Mod-Shift-z', run: told('redo')},
        {key: 'Mod-y', run: told('redo')}
      ];
  return [{key: 'Mod-Enter', run: told('run')}, ...undo];
}

/**
 * What is typed over a selection goes in by us: Chromium would give it the look of what it replaces as an inline style, which the
 * content policy refuses.
 */
function ownInput(): Extension {
  return EditorView.domEventHandlers({
    beforeinput: (event, view) => {
      const {data, inputType} = event;
      const over = !view.composing && !view.state.selection.main.empty;
      if (inputType !== 'insertText' || data === null || !over) return false;
      event.preventDefault();
      view.dispatch(view.state.replaceSelection(data), {userEvent: 'input.type'});
      return true;
    }
  });
}

/** Replaces what differs between the text that is shown and another; the cursor stays where it can. */
export function showText(view: EditorView, text: string): void {
  const former = view.state.doc.toString();
  if (former === text) return;
  const most = Math.min(former.length, text.length);
  let start = 0;
  while (start < most && former[start] === text[start]) start += 1;
  let end = 0;
  while (end < most - start && former.at(-1 - end) === text.at(-1 - end)) end += 1;
  view.dispatch({
    changes: {from: start, to: former.length - end, insert: text.slice(start, text.length - end)},
    annotations: fromOutside.of(true)
  });
}

/** Puts the cursor at the beginning of a line, in the middle of what is seen. */
export function goToLine(view: EditorView, line: number): void {
  const {from} = view.state.doc.line(Math.max(1, Math.min(line, view.state.doc.lines)));
  const effects = EditorView.scrollIntoView(from, {y: 'center'});
  view.dispatch({selection: {anchor: from}, effects});
  view.focus();
}

/** Underlines what is wrong; places outside of the text are left out. */
export function showFaults(view: EditorView, faults: readonly Fault[]): void {
  const {length} = view.state.doc;
  const diagnostics = faults.flatMap(({from, to, message}): Diagnostic[] =>
    from <= length ? [{from, to: Math.min(to, length), message, severity: 'error'}] : []
  );
  view.dispatch(setDiagnostics(view.state, diagnostics));
}

async function offered(
  context: CompletionContext,
  complete: Complete
): Promise<CompletionResult | null> {
  const offers = await complete(context.state.doc.toString(), context.pos, context.explicit);
  if (!offers || offers.options.length === 0) return null;
  const options = offers.options.map(option);
  if (offers.ranked) return {from: offers.from, options, filter: false};
  if (offers.from === context.pos && !context.explicit && !opens(context)) return null;
  return {from: offers.from, options};
}

/** What fits equally well stands in the order in which it is offered. */
function option({meaning = [], needed, ...offer}: Offer, index: number): Completion {
  return {
    ...offer,
    sortText: String(index).padStart(4, '0'),
    ...(needed && {boost: 1}),
    ...(meaning.length > 0 && {info: () => paragraphs(meaning)})
  };
}

function paragraphs(lines: readonly string[]): HTMLElement {
  const box = document.createElement('div');
  for (const line of lines) {
    const paragraph = document.createElement('p');
    paragraph.textContent = line;
    box.append(paragraph);
  }
  return box;
}

/** Signs after which something is to be said. */
function opens(context: CompletionContext): boolean {
  return context.matchBefore(/[{.:：,，、] ?$/u) !== null;
}

function coloured(language: Language): Extension {
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;

      constructor(view: EditorView) {
        this.decorations = decorated(view, language);
      }

      update({docChanged, view}: ViewUpdate): void {
        if (docChanged) this.decorations = decorated(view, language);
      }
    },
    {decorations: (plugin) => plugin.decorations}
  );
}

function decorated(view: EditorView, language: Language): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const mark of marksOf(view.state.doc.toString(), language)) {
    builder.add(mark.from, mark.to, Decoration.mark({class: `tok-${mark.class}`}));
  }
  return builder.finish();
}
