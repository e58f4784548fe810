import {css, html, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import {failureOf, type Failure} from '../../model/failure.ts';
import {DeskElement} from '../desk-element.ts';
import {saveFile} from '../export/save.ts';
import {mappingsFile} from '../mapping-files.ts';
import {reportFile} from '../report-file.ts';
import {base} from '../styles/base.ts';
import {IMPORT} from '../words/import.ts';
import './cell-failure.ts';

declare global {
  interface HTMLElementTagNameMap {
    'import-save': ImportSave;
  }
}

/** Buttons that save what the report knows: the corrected readings for the next county, the report as a workbook. */
export class ImportSave extends DeskElement {
  static override properties: PropertyDeclarations = {
    saving: {state: true},
    failure: {state: true}
  };
  declare saving: boolean;
  declare failure: Failure | undefined;

  static override styles = [
    base,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px 10px;
      }
    `
  ];

  constructor() {
    super();
    this.saving = false;
  }

  protected override render(): TemplateResult {
    const {mappings} = this.desk.keeper.workspace;
    const {failure, saving} = this;
    return html`${
        mappings.length > 0
          ? html`<button @click=${() => saveFile(mappingsFile(mappings), this.#name('json'))}>
              ${this.say(IMPORT.saveMappings)}
            </button>`
          : nothing
      }
      <button ?disabled=${saving} @click=${() => void this.#save()}>
        ${this.say(saving ? IMPORT.saving : IMPORT.saveReport)}
      </button>
      ${
        failure
          ? html`<cell-failure .desk=${this.desk} .failure=${failure}></cell-failure>`
          : nothing
      }`;
  }

  #name(ending: 'json' | 'xlsx'): string {
    const {county} = this.desk.state;
    const what = this.say(ending === 'json' ? IMPORT.mappingsName : IMPORT.reportName);
    return `${county}${what}.${ending}`;
  }

  async #save(): Promise<void> {
    this.saving = true;
    this.failure = undefined;
    try {
      saveFile(await reportFile(this.desk), this.#name('xlsx'));
    } catch (thrown) {
      this.failure = failureOf(thrown);
    }
    this.saving = false;
  }
}

customElements.define('import-save', ImportSave);
