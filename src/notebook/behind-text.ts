import {
  SIGNS,
  type Behind,
  type BehindSum,
  type BehindTerm,
  type Constant,
  type Joined,
  type Sign
} from '../model/behind.ts';
import {isKeyOf, literal, quoted} from '../model/names.ts';
import {isPlainName} from './figures.ts';
import {codeTokens, nameOf, textOf, type Token} from './tokens.ts';

/** Words that are constants and not names. */
const WORDS: Readonly<Record<string, Constant>> = {true: true, false: false, null: null};

/**
 * Reads `cube.measure(dimension, dimension: column, dimension = 'a' | null, dimension <> 'b', dimension <> dimension)`, several of
 * them joined by `/`, `-`, `+` or `,`; undefined for anything else.
 */
export function readBehind(text: string): BehindSum | undefined {
  const reader = new Reader(codeTokens(text));
  const first = reader.behind();
  if (!first) return undefined;
  const joined: Joined[] = [];
  while (!reader.done) {
    const sign = reader.sign();
    const next = sign && reader.behind();
    if (!sign || !next) return undefined;
    joined.push({...next, sign});
  }
  return [first, ...joined];
}

/** One pass over the tokens; what does not fit reads as undefined. */
class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get done(): boolean {
    return this.#at >= this.#tokens.length;
  }

  sign(): Sign | undefined {
    const sign = SIGNS.find((each) => each === this.#tokens[this.#at]?.text);
    if (sign) this.#at += 1;
    return sign;
  }

  behind(): Behind | undefined {
    const cube = this.#name();
    if (cube === undefined) return undefined;
    const measure = this.#takes('.') ? this.#name() : '';
    if (measure === undefined) return undefined;
    const terms: BehindTerm[] = [];
    if (this.#takes('(')) {
      do {
        const term = this.#term();
        if (!term) return undefined;
        terms.push(term);
      } while (this.#takes(','));
      if (!this.#takes(')')) return undefined;
    }
    return {cube, ...(measure === '' ? {} : {measure}), terms};
  }

  #term(): BehindTerm | undefined {
    const dimension = this.#name();
    if (dimension === undefined) return undefined;
    if (this.#takes(':')) {
      const column = this.#name();
      return column === undefined ? undefined : {dimension, column};
    }
    if (this.#takes('=')) {
      const is = this.#constants();
      return is && {dimension, is};
    }
    if (!this.#takes('<>')) return {dimension, column: dimension};
    const differs = this.#name();
    if (differs !== undefined) return {dimension, differs};
    const not = this.#constants();
    return not && {dimension, not};
  }

  #constants(): Constant[] | undefined {
    const found: Constant[] = [];
    do {
      const constant = this.#constant();
      if (constant === undefined) return undefined;
      found.push(constant);
    } while (this.#takes('|'));
    return found;
  }

  #constant(): Constant | undefined {
    const negative = this.#takes('-');
    const token = this.#tokens[this.#at];
    if (!token) return undefined;
    this.#at += 1;
    if (token.kind === 'number') return (negative ? -1 : 1) * Number(token.text);
    if (negative) return undefined;
    return token.kind === 'string' ? textOf(token) : WORDS[token.text.toLowerCase()];
  }

  #name(): string | undefined {
    const token = this.#tokens[this.#at];
    if (!token || token.kind === 'string' || isKeyOf(WORDS, token.text.toLowerCase()))
      return undefined;
    const name = nameOf(token);
    if (name !== undefined) this.#at += 1;
    return name;
  }

  #takes(text: string): boolean {
    if (this.#tokens[this.#at]?.text !== text) return false;
    this.#at += 1;
    return true;
  }
}

/** The text that reads as the same. */
export function printBehind([first, ...joined]: BehindSum): string {
  const rest = joined.map(
    (each) => `${each.sign === ',' ? '' : ' '}${each.sign} ${printOne(each)}`
  );
  return [printOne(first), ...rest].join('');
}

function printOne({cube, measure, terms}: Behind): string {
  const name = measure === undefined ? written(cube) : `${written(cube)}.${written(measure)}`;
  return terms.length === 0 ? name : `${name}(${terms.map(printTerm).join(', ')})`;
}

function printTerm(term: BehindTerm): string {
  const dimension = written(term.dimension);
  if ('is' in term) return `${dimension} = ${term.is.map(printConstant).join(' | ')}`;
  if ('not' in term) return `${dimension} <> ${term.not.map(printConstant).join(' | ')}`;
  if ('differs' in term) return `${dimension} <> ${written(term.differs)}`;
  return term.column === term.dimension ? dimension : `${dimension}: ${written(term.column)}`;
}

function written(name: string): string {
  return isPlainName(name) && !isKeyOf(WORDS, name.toLowerCase()) ? name : quoted(name);
}

function printConstant(constant: Constant): string {
  return typeof constant === 'string' ? literal(constant) : String(constant);
}
