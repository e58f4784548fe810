import type {InputCell, InputForm} from '../model/notebook.ts';
import type {Text} from '../model/text.ts';
import {definedOf} from './defined.ts';
import {keyLine, textLines} from './key-lines.ts';
import type {Keys} from './keys.ts';
import {valueFromText} from './values.ts';

export const INPUT_FORMS: readonly InputForm[] = [
  'date',
  'number',
  'integer',
  'text',
  'select',
  'many',
  'toggle'
];

/** The input that the keys describe: form, label, value, from, options, min, max, step, unit, note. */
export function readInput(name: string, line: number, keys: Keys): InputCell | undefined {
  const given = keys.needed('form');
  const form = INPUT_FORMS.find((each) => each === given);
  if (form === undefined) {
    if (given) keys.reject('form', given, INPUT_FORMS.join(', '));
    return undefined;
  }
  const more = definedOf({
    value: keys.string('value'),
    from: keys.string('from'),
    options: readOptions(keys),
    min: keys.number('min'),
    max: keys.number('max'),
    step: keys.number('step'),
    unit: keys.text('unit'),
    note: keys.text('note')
  });
  const input: InputCell = {
    kind: 'input',
    name,
    form,
    label: keys.text('label') ?? {zh: name, en: name},
    ...more,
    line
  };
  checkInput(input, keys);
  keys.close();
  return input;
}

function checkInput(input: InputCell, keys: Keys): void {
  const chooses = input.form === 'select' || input.form === 'many';
  if (chooses && input.from === undefined && input.options === undefined) keys.needed('options');
  if (input.value === undefined) return;
  if (valueFromText(input, input.value) === undefined) {
    keys.reject('value', input.value, EXAMPLES[input.form]);
  }
}

/** A value of each form, for the sentence that refuses another. */
export const EXAMPLES: Readonly<Record<InputForm, string>> = {
  date: '2024-06-30',
  number: '1.5',
  integer: '3',
  text: '',
  select: '',
  many: '',
  toggle: 'true, false'
};

/** 'a=甲=A; b=乙=B'; 'a=甲' names both languages alike, 'a' stands for itself. */
function readOptions(keys: Keys): {value: string; label: Text}[] | undefined {
  const text = keys.string('options');
  if (text === undefined) return undefined;
  return text
    .split(/[;；\n]/)
    .map((option) => option.split('=').map((part) => part.trim()))
    .flatMap(([value, zh, en]) =>
      value ? [{value, label: {zh: zh ?? value, en: en ?? zh ?? value}}] : []
    );
}

export function printInput(input: InputCell): string[] {
  return [
    ...keyLine('form', input.form),
    ...textLines('label', input.label),
    ...keyLine('value', input.value),
    ...keyLine('from', input.from),
    ...keyLine('options', input.options?.map(printOption).join('; ')),
    ...keyLine('min', input.min),
    ...keyLine('max', input.max),
    ...keyLine('step', input.step),
    ...textLines('unit', input.unit),
    ...textLines('note', input.note)
  ];
}

function printOption({value, label}: {readonly value: string; readonly label: Text}): string {
  if (label.zh !== label.en) return `${value}=${label.zh}=${label.en}`;
  return label.zh === value ? value : `${value}=${label.zh}`;
}
