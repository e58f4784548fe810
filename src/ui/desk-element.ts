import {LitElement, type PropertyDeclarations} from 'lit';
import type {Text} from '../model/text.ts';
import type {Desk} from './desk.ts';
import {Watch} from './watch.ts';
import {say, type Blanks} from '../words/say.ts';

/** An element that shows a part of the desk: it is given `desk` and updates with it. */
export class DeskElement extends LitElement {
  static override properties: PropertyDeclarations = {desk: {attribute: false}};
  declare desk: Desk;

  constructor() {
    super();
    this.addController(new Watch(this, () => this.desk));
  }

  /** A text in the reader's language. */
  protected say(text: Text, blanks?: Blanks): string {
    return say(text, this.desk.state.lang, blanks);
  }
}
