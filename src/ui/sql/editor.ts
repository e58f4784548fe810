import {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  type Completion,
  type CompletionContext,
  type CompletionResult
} from '@codemirror/autocomplete';
import {defaultKeymap, history, historyKeymap, indentWithTab} from '@codemirror/commands';
import {bracketMatching, indentUnit} from '@codemirror/language';
import {setDiagnostics, type Diagnostic} from '@codemirror/lint';
import {EditorState, Prec, type Extension} from '@codemirror/state';
import {drawSelection, EditorView, highlightSpecialChars, keymap, tooltips} from '@codemirror/view';
import {completionsAt, type Asked, type Candidate} from './complete.ts';
import {columnMeaning} from './details.ts';
import {sqlLanguage} from './language.ts';

/** What stands wrong in the text, and the sentence for it. */
export type Wrong = {readonly from: number; readonly to: number; readonly message: string};

export type EditorHooks = {
  readonly label: string;
  /** What is asked with now: the vocabulary and language of the moment. */
  readonly asked: () => Omit<Asked, 'explicit'>;
  readonly changed: (text: string) => void;
  readonly run: () => void;
  /** Escape, when no list of completions is open; true if something was cancelled. */
  readonly cancel: () => boolean;
};

/** An SQL editor as a CodeMirror view; works in a shadow root under the page's policy. */
export function sqlEditor(
  parent: HTMLElement,
  root: ShadowRoot,
  text: string,
  hooks: EditorHooks
): EditorView {
  return new EditorView({
    parent,
    root,
    state: EditorState.create({doc: text, extensions: extensions(parent, hooks)})
  });
}

function extensions(parent: HTMLElement, hooks: EditorHooks): Extension {
  return [
    history(),
    drawSelection(),
    highlightSpecialChars(),
    bracketMatching(),
    closeBrackets(),
    indentUnit.of('  '),
    EditorState.tabSize.of(2),
    EditorView.lineWrapping,
    sqlLanguage,
    tooltips({parent, position: 'absolute'}),
    autocompletion({
      override: [(context) => complete(context, hooks)],
      icons: false,
      maxRenderedOptions: 60
    }),
    Prec.high(
      keymap.of([
        {key: 'Mod-Enter', run: () => (hooks.run(), true)},
        {key: 'Tab', run: acceptCompletion}
      ])
    ),
    keymap.of([
      ...closeBracketsKeymap,
      ...completionKeymap,
      {key: 'Escape', run: () => hooks.cancel()},
      ...defaultKeymap,
      ...historyKeymap,
      indentWithTab
    ]),
    EditorView.contentAttributes.of({
      'aria-label': hooks.label,
      spellcheck: 'false',
      autocorrect: 'off',
      autocapitalize: 'off',
      translate: 'no'
    }),
    EditorView.updateListener.of(({docChanged, state}) => {
      if (docChanged) hooks.changed(state.doc.toString());
    })
  ];
}

function complete(context: CompletionContext, hooks: EditorHooks): CompletionResult | null {
  const asked = hooks.asked();
  const {explicit, pos, state} = context;
  const found = completionsAt(state.doc.toString(), pos, {...asked, explicit});
  if (!found) return null;
  return {
    from: found.from,
    filter: false,
    options: found.candidates.map((candidate) => option(candidate, asked))
  };
}

function option(candidate: Candidate, {lang}: Omit<Asked, 'explicit'>): Completion {
  const {label, insert, detail, kind, column} = candidate;
  const meaning = column ? columnMeaning(column, lang) : [];
  return {
    label,
    detail,
    type: kind,
    apply: insert,
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

/** Underlines what is wrong; nothing for none. */
export function markWrong(view: EditorView, wrong: readonly Wrong[]): void {
  const {length} = view.state.doc;
  const diagnostics = wrong.map(({from, to, message}): Diagnostic => ({
    from: Math.min(from, length),
    to: Math.min(Math.max(to, from), length),
    severity: 'error',
    message
  }));
  view.dispatch(setDiagnostics(view.state, diagnostics));
}
