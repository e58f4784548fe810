import {html, type TemplateResult} from 'lit';
import {DeskElement} from '../desk-element.ts';
import {base} from '../styles/base.ts';
import {page} from '../styles/page.ts';
import {LINEAGE} from '../words/lineage.ts';
import {SHELL} from '../words/shell.ts';
import './file-picker.ts';
import './import-progress.ts';

declare global {
  interface HTMLElementTagNameMap {
    'needs-data': NeedsData;
  }
}

/** Stands for a page that was reopened before its data were. */
export class NeedsData extends DeskElement {
  static override styles = [base, page];

  protected override render(): TemplateResult {
    const {importing} = this.desk.state;
    return html`<div class="head">
        <h1>${this.say(SHELL.noCounty)}</h1>
        <p class="answer">${this.say(LINEAGE.needsData)}</p>
      </div>
      <section>
        ${
          importing.is === 'running'
            ? html`<import-progress .desk=${this.desk}></import-progress>`
            : html`<file-picker .desk=${this.desk}></file-picker>`
        }
      </section>`;
  }
}

customElements.define('needs-data', NeedsData);
