import type {Doubt} from '../model/sheet.ts';
import type {Encoding} from './encoding.ts';
import {western} from './western.ts';

/** Decodes texts of cells one by one; `doubts` says once that some of them may be garbled. */
export type CellDecoder = {
  readonly decode: (bytes: Uint8Array) => string;
  readonly doubt: () => void;
  readonly doubts: Doubt[];
};

/** What cannot be decoded is doubted once. */
export function cellDecoder({name, sure}: Encoding): CellDecoder {
  const doubts: Doubt[] = sure ? [] : [{code: 'encoding-unsure'}];
  const strict = new TextDecoder(name, {fatal: true, ignoreBOM: true});
  const lenient = new TextDecoder(name, {ignoreBOM: true});
  const doubt = (): void => {
    if (doubts.every(({code}) => code !== 'encoding-unsure'))
      doubts.unshift({code: 'encoding-unsure'});
  };
  const decode = (bytes: Uint8Array): string => {
    try {
      return western(name, strict.decode(bytes));
    } catch {
      doubt();
      return lenient.decode(bytes);
    }
  };
  return {decode, doubt, doubts};
}
