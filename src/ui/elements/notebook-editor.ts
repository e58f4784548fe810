import {html, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import type {Source} from '../../notebook/draft.ts';
import type {CellKind} from '../../notebook/new-cell.ts';
import {newSource} from '../../notebook/new-cell.ts';
import type {CellAsk} from '../cell-ask.ts';
import {DeskElement} from '../desk-element.ts';
import {idOfSource, type Editing} from '../editing.ts';
import {sourceName} from '../edit-words.ts';
import type {OpenNotebook} from '../open-notebook.ts';
import {base} from '../styles/base.ts';
import {notebook} from '../styles/notebook.ts';
import {page} from '../styles/page.ts';
import {notebookEditor} from '../styles/notebook-editor.ts';
import {Watch} from '../watch.ts';
import {EDITING} from '../words/editing.ts';
import './add-cell.ts';
import './edit-bar.ts';
import {EditCell} from './edit-cell.ts';
import './edit-head.ts';
import './edit-outline.ts';
import './notebook-compare.ts';
import './notebook-text.ts';

declare global {
  interface HTMLElementTagNameMap {
    'notebook-editor': NotebookEditor;
  }
}

/** A notebook of one's own while it is edited: cell by cell, as one text, or beside the original. */
export class NotebookEditor extends DeskElement {
  static override properties: PropertyDeclarations = {
    open: {attribute: false},
    told: {state: true},
    renamed: {state: true}
  };
  declare open: OpenNotebook;
  declare told: string;
  /** The cell that was renamed last, and how many uses of it changed too. */
  declare renamed: {readonly at: number; readonly uses: number} | undefined;

  static override styles = [base, page, notebook, notebookEditor];

  /** The cell that gets the focus after the next update. */
  #focus: number | undefined;

  constructor() {
    super();
    this.told = '';
    this.addController(new Watch(this, () => this.open.editing));
    this.addController(new Watch(this, () => this.open));
  }

  protected override render(): TemplateResult | typeof nothing {
    const {open, desk} = this;
    const {editing} = open;
    if (!editing) return nothing;
    return html`<edit-bar .desk=${desk} .open=${open}></edit-bar>
      <stop-notice .desk=${desk} .open=${open}></stop-notice> ${this.#page(editing)}`;
  }

  #page(editing: Editing): TemplateResult {
    const {open, desk} = this;
    const {mode} = open.state;
    if (mode === 'text' || !editing.draft) {
      return html`<edit-head .desk=${desk} .open=${open}></edit-head>
        <notebook-text .desk=${desk} .open=${open}></notebook-text>`;
    }
    if (mode === 'compare') {
      return html`<edit-head .desk=${desk} .open=${open}></edit-head>
        <notebook-compare .desk=${desk} .open=${open}></notebook-compare>`;
    }
    return html`<div class="columns">
      <article>
        <edit-head .desk=${desk} .open=${open} .whole=${true}></edit-head>
        ${this.#cells(editing, editing.draft.cells)}
        <div class="end">
          <add-cell
            .desk=${desk}
            .label=${this.say(EDITING.addHere)}
            @add=${(event: CustomEvent<CellKind>) => this.#add(editing, editing.draft?.cells.length ?? 0, event.detail)}
          ></add-cell>
        </div>
        <p class="note">${this.say(EDITING.keys)}</p>
        <p class="unseen" role="status">${this.told}</p>
      </article>
      <aside>
        <edit-outline
          .desk=${desk}
          .editing=${editing}
          @go=${(event: CustomEvent<number>) => this.#go(editing, event.detail)}
        ></edit-outline>
      </aside>
    </div>`;
  }

  #cells(editing: Editing, cells: readonly Source[]): TemplateResult {
    const {reading, at} = editing.state;
    const {open, desk} = this;
    const leaves = open.run?.leaves;
    return html`${repeat(cells, idOfSource, (source, index) => {
      const read = reading?.cells[index];
      const key = read?.key;
      const kind = read?.cell?.kind;
      const shown = kind === 'prose' || kind === 'chart' || (key !== undefined && leaves?.has(key));
      return html`<edit-cell
        .desk=${desk}
        .open=${open}
        .source=${source}
        .read=${read}
        .state=${key === undefined ? IDLE : open.cell(key)}
        .edited=${at === index}
        .shown=${shown === true}
        .renamed=${this.renamed?.at === index ? this.renamed.uses : 0}
        @ask=${(event: CustomEvent<CellAsk>) => this.#asked(editing, index, event.detail)}
      ></edit-cell>`;
    })}`;
  }

  #asked(editing: Editing, index: number, ask: CellAsk): void {
    if (ask.do !== 'leave') this.renamed = undefined;
    switch (ask.do) {
      case 'open':
        return this.#open(editing, index);
      case 'close':
        this.#focus = index;
        return editing.open(undefined);
      case 'type':
        return editing.type(index, ask.text);
      case 'put':
        return editing.put(index, ask.source);
      case 'rename':
        return this.#rename(editing, index, ask);
      case 'add':
        return this.#add(editing, index + 1, ask.kind);
      case 'remove':
        return this.#remove(editing, index);
      case 'move':
        return this.#move(editing, index, index + ask.by);
      case 'go':
        return this.#go(editing, index + ask.by);
      case 'undo':
        return editing.undo();
      case 'redo':
        return editing.redo();
      case 'run':
        return this.#run(editing, index);
      case 'leave':
      default:
        editing.finish();
    }
  }

  /** The uses follow; who wants only the name has them put back, which is one step to undo as well. */
  #rename(editing: Editing, at: number, {name, uses}: Extract<CellAsk, {do: 'rename'}>): void {
    if (!uses) editing.undo();
    const found = editing.rename(at, name, uses);
    this.renamed = uses && found > 0 ? {at, uses: found} : undefined;
  }

  /** What has not changed runs once more. */
  #run(editing: Editing, index: number): void {
    const key = editing.state.reading?.cells[index]?.key;
    const changed = editing.finish();
    if (this.open.state.is === 'stopped') void this.desk.runs.anew(this.open);
    else if (!changed && key !== undefined) void this.open.rerun([key]);
  }

  #open(editing: Editing, index: number): void {
    this.#focus = index;
    editing.open(index);
  }

  #add(editing: Editing, at: number, kind: CellKind): void {
    const {reading} = editing.state;
    const cells = reading?.notebook.cells ?? [];
    const names = cells.flatMap((cell) => (cell.kind === 'prose' ? [] : [cell.name]));
    const drawn = reading?.cells
      .slice(0, at)
      .filter(({cell}) => ['sql', 'cube', 'take'].includes(cell?.kind ?? ''))
      .at(-1);
    const result = drawn?.key === undefined ? undefined : this.open.result(drawn.key);
    const above =
      drawn?.key !== undefined && result?.kind === 'table'
        ? {above: {name: drawn.key, columns: result.table.columns}}
        : {};
    const source = newSource(kind, {names, ...above});
    this.#focus = at;
    editing.change([{kind: 'splice', at, remove: 0, insert: [source]}], at);
  }

  #remove(editing: Editing, at: number): void {
    const cells = editing.draft?.cells ?? [];
    const source = cells[at];
    if (!source) return;
    this.told = this.say(EDITING.removedCell, {name: sourceName(source)});
    this.#focus = Math.min(at, cells.length - 2);
    editing.change([{kind: 'splice', at, remove: 1, insert: []}], undefined);
  }

  #move(editing: Editing, from: number, to: number): void {
    if (to < 0 || to >= (editing.draft?.cells.length ?? 0)) return;
    const {at} = editing.state;
    this.#focus = to;
    editing.change([{kind: 'move', from, to}], at === from ? to : undefined);
  }

  #go(editing: Editing, to: number): void {
    if (to < 0 || to >= (editing.draft?.cells.length ?? 0)) return;
    const cell = this.renderRoot.querySelectorAll<EditCell>('edit-cell')[to];
    cell?.focus();
    cell?.scrollIntoView({block: 'nearest'});
  }

  /** Undo and redo wherever no field takes them for itself; the focus stays where it was. */
  #key = (event: KeyboardEvent): void => {
    const {editing, state} = this.open;
    const [origin] = event.composedPath();
    const own = origin instanceof HTMLInputElement || event.defaultPrevented;
    if (own || state.mode === 'text' || !(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    if (key === 's') {
      event.preventDefault();
      void this.renderRoot.querySelector('edit-bar')?.save();
      return;
    }
    const redo = key === 'y' || (key === 'z' && event.shiftKey);
    if (!redo && key !== 'z') return;
    event.preventDefault();
    const active = this.shadowRoot?.activeElement;
    if (redo) editing?.redo();
    else editing?.undo();
    if (active instanceof EditCell) void this.updateComplete.then(() => active.focus());
  };

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.#key);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.#key);
  }

  protected override updated(): void {
    const at = this.#focus;
    this.#focus = undefined;
    if (at !== undefined) void this.#focusOn(at);
  }

  async #focusOn(at: number): Promise<void> {
    const cell = this.renderRoot.querySelectorAll<EditCell>('edit-cell')[at];
    await cell?.updateComplete;
    cell?.focus();
    cell?.scrollIntoView({block: 'nearest'});
  }
}

const IDLE = {kind: 'idle'} as const;

customElements.define('notebook-editor', NotebookEditor);
