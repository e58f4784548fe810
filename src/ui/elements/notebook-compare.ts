import {html, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import {
  compareCells,
  compareTexts,
  nearChanges,
  type ComparedCell,
  type ComparedLine,
  type LinePiece
} from '../../notebook/compare.ts';
import type {Draft, Source} from '../../notebook/draft.ts';
import type {Edit} from '../../notebook/edit.ts';
import {textOfSource} from '../../notebook/spot.ts';
import {listed} from '../../words/say.ts';
import {DeskElement} from '../desk-element.ts';
import {kindWords, sourceName} from '../edit-words.ts';
import type {OpenNotebook} from '../open-notebook.ts';
import {base} from '../styles/base.ts';
import {compare} from '../styles/compare.ts';
import {Watch} from '../watch.ts';
import {EDITING} from '../words/editing.ts';

declare global {
  interface HTMLElementTagNameMap {
    'notebook-compare': NotebookCompare;
  }
}

/** One's own notebook beside the ready-made one that it was copied from: what was added, taken away and changed. */
export class NotebookCompare extends DeskElement {
  static override properties: PropertyDeclarations = {open: {attribute: false}};
  declare open: OpenNotebook;

  static override styles = [base, compare];

  constructor() {
    super();
    this.addController(new Watch(this, () => this.open.editing));
  }

  protected override render(): TemplateResult {
    const origin = this.desk.notebook(this.open.notebook?.origin ?? '');
    const [original, own] = [origin?.draft, this.open.draft];
    if (!original || !own) return html`<p>${this.say(EDITING.noOriginal)}</p>`;
    const cells = compareCells(original, own).filter(({kind}) => kind !== 'same');
    const head = compareTexts(withoutOrigin(original.head), withoutOrigin(own.head));
    const title = origin?.notebook?.title[this.desk.state.lang] ?? '';
    const headed = head.some(({kind}) => kind !== 'same');
    return html`<p class="answer" role="status">${this.#summary(cells, headed, title)}</p>
      ${headed ? this.#head(head) : nothing} ${cells.map((cell) => this.#cell(cell, own))}`;
  }

  #summary(cells: readonly ComparedCell[], headed: boolean, title: string): string {
    const count = (...kinds: string[]): number =>
      cells.filter(({kind}) => kinds.includes(kind)).length;
    const parts = [
      [EDITING.nChanged, count('changed')],
      [EDITING.nAdded, count('added')],
      [EDITING.nRemoved, count('removed')],
      [EDITING.nMoved, count('moved')]
    ] as const;
    const counted = parts.filter(([, n]) => n > 0).map(([text, n]) => this.say(text, {n}));
    const said = headed ? [this.say(EDITING.headChanged), ...counted] : counted;
    if (said.length === 0) return this.say(EDITING.same, {title});
    return this.say(EDITING.differs, {title, list: listed(said, this.desk.state.lang)});
  }

  #head(lines: readonly ComparedLine[]): TemplateResult {
    return html`<section>
      <div class="head"><h2>${this.say(EDITING.head)}</h2></div>
      ${this.#lines(lines, this.say(EDITING.head))}
    </section>`;
  }

  #cell(cell: ComparedCell, own: Draft): TemplateResult {
    const source = cell.kind === 'removed' ? cell.original : cell.own;
    const name = sourceName(source) || this.say(kindWords(source));
    return html`<section>
      <div class="head">
        <h2>
          <span class="kind">${this.say(kindWords(source))}</span>
          <span translate="no">${name}</span>
        </h2>
        <span class="note">${this.say(whatOf(cell))}</span>
        <button class="quiet" @click=${() => this.#restore(cell, own)}>
          ${this.say(EDITING.restore)} <span class="unseen" translate="no">${name}</span>
        </button>
      </div>
      ${this.#lines(linesOf(cell), name)}
    </section>`;
  }

  #lines(all: readonly ComparedLine[], label: string): TemplateResult {
    const lines = nearChanges(all);
    return html`<div class="lines" translate="no" tabindex="0" role="group" aria-label=${label}>
      ${lines.map(
        ({kind, pieces, gap}) =>
          html`${gap > 0 ? html`<p class="gap">⋯</p>` : nothing}
            <div class=${kind}>
              ${kind === 'same' ? nothing : html`<span class="unseen">${this.#side(kind)}</span>`}
              <span class="line">${pieces.map(pieceTemplate)}</span>
            </div>`
      )}
    </div>`;
  }

  #side(kind: 'added' | 'removed'): string {
    return this.say(kind === 'added' ? EDITING.addedLine : EDITING.removedLine);
  }

  #restore(cell: ComparedCell, own: Draft): void {
    const edits = restoring(cell, this.#original(), own);
    if (edits.length > 0) this.open.editing?.change(edits, undefined);
  }

  #original(): Draft | undefined {
    return this.desk.notebook(this.open.notebook?.origin ?? '')?.draft;
  }
}

function pieceTemplate({text, changed}: LinePiece): TemplateResult | string {
  return changed ? html`<mark>${text}</mark>` : text;
}

/** The edits that make a cell what the original has. A moved cell goes behind the cell that it follows there. */
function restoring(cell: ComparedCell, original: Draft | undefined, own: Draft): Edit[] {
  const {at} = cell;
  const put = (remove: number, insert: readonly Source[]): Edit[] => [
    {kind: 'splice', at, remove, insert: insert.map((source) => ({...source}))}
  ];
  switch (cell.kind) {
    case 'added':
      return put(1, []);
    case 'removed':
      return put(0, [cell.original]);
    case 'changed':
      return put(1, [cell.original]);
    case 'moved':
      return original
        ? [{kind: 'move', from: at, to: formerPlace(cell.own, at, original, own)}]
        : [];
    case 'same':
    default:
      return [];
  }
}

function formerPlace(source: Source, at: number, original: Draft, own: Draft): number {
  const id = (each: Source): string =>
    each.kind === 'fence' ? each.info : `${each.lang} ${each.text}`;
  const place = original.cells.findIndex((each) => id(each) === id(source));
  const rest = own.cells.filter((_, index) => index !== at).map(id);
  for (let before = place - 1; before >= 0; before--) {
    const other = original.cells[before];
    const found = other ? rest.indexOf(id(other)) : -1;
    if (found >= 0) return found + 1;
  }
  return 0;
}

function whatOf(cell: ComparedCell): (typeof EDITING)[keyof typeof EDITING] {
  if (cell.kind === 'changed') return cell.moved ? EDITING.changedMoved : EDITING.changed;
  return {added: EDITING.added, removed: EDITING.gone, moved: EDITING.moved, same: EDITING.moved}[
    cell.kind
  ];
}

function linesOf(cell: ComparedCell): readonly ComparedLine[] {
  if (cell.kind === 'changed') return cell.lines;
  if (cell.kind === 'moved' || cell.kind === 'same') return [];
  const kind = cell.kind;
  const source = kind === 'removed' ? cell.original : cell.own;
  return textOfSource(source)
    .split('\n')
    .map((text) => ({kind, pieces: [{text, changed: false}]}));
}

/** A copy names its original; that is no difference. */
function withoutOrigin(head: string): string {
  return head
    .split('\n')
    .filter((line) => !line.startsWith('origin:'))
    .join('\n');
}

customElements.define('notebook-compare', NotebookCompare);
