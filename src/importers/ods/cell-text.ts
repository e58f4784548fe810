import {
  cellNumberText,
  hundredthsText,
  numberText,
  percentText,
  type NumberKind
} from '../number-format.ts';

export type Attributes = Readonly<Record<string, string>>;

/** Up to here days are counted in another way than in Excel. */
const FIRST_DAYS = 60;

/**
 * A cell of an OpenDocument sheet as text, from its typed value where it has one, else from its paragraphs; `kind` is what its style says
 * of a number.
 */
export function odsText(
  attributes: Attributes,
  paragraphs: string,
  kind: NumberKind = 'number'
): string {
  const value = attributes['value'] ?? '';
  // LibreOffice stores a truth value of another program as a number that it shows as one
  if (/^[01]$/.test(value) && /^(?:TRUE|FALSE)$/.test(paragraphs)) return paragraphs;
  switch (attributes['value-type']) {
    case 'float':
    case 'currency':
      if (kind !== 'number' && !(kind === 'date' && Number(value) <= FIRST_DAYS))
        return numberOf(value, (number) => cellNumberText(number, kind, false));
      if (isPlain(value)) return isPadded(paragraphs, value) ? paragraphs : value;
      return numberOf(value, /^\d{4}\.\d0$/.test(paragraphs) ? hundredthsText : numberText);
    case 'percentage':
      return numberOf(value, percentText);
    case 'date':
      return dateText(attributes['date-value'] ?? '');
    case 'time':
      return timeText(attributes['time-value'] ?? '') ?? paragraphs;
    case 'boolean':
      return attributes['boolean-value'] === 'true' ? 'TRUE' : 'FALSE';
    default:
      return (attributes['string-value'] ?? '') || paragraphs;
  }
}

function isPlain(value: string): boolean {
  return /^-?\d{1,15}$/.test(value) && !/^-?0\d|^-0$/.test(value);
}

/** Whether a number is shown with zeros before it: 12 as 000012. */
function isPadded(shown: string, value: string): boolean {
  return /^0\d+$/.test(shown) && shown.replace(/^0+(?=\d)/, '') === value;
}

function numberOf(value: string, write: (value: number) => string): string {
  const number = Number(value);
  return value !== '' && Number.isFinite(number) ? write(number) : value;
}

/** '2024-06-30T12:00:00' as '2024-06-30 12:00:00', midnight left out, rounded to seconds: the rest is noise of binary days. */
function dateText(source: string): string {
  const match = /^(-?\d{4,})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}):(\d{2}(?:\.\d+)?))?$/.exec(source);
  if (match === null) return source;
  const [, year = '', month = '', day = '', hours, minutes, seconds] = match;
  if (hours === undefined) return source;
  const midnight = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (
    Number.isNaN(midnight.getTime()) ||
    !midnight.toISOString().startsWith(`${year}-${month}-${day}T`)
  )
    return source;
  const clock = Number(hours) * 3600 + Number(minutes) * 60 + Math.round(Number(seconds));
  const iso = new Date(midnight.getTime() + clock * 1000).toISOString();
  return iso.slice(11, 19) === '00:00:00'
    ? iso.slice(0, 10)
    : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
}

/** 'PT36H00M00S' as '36:00:00'. */
function timeText(source: string): string | undefined {
  const match = /^(-?)P(?:(\d+)D)?T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/.exec(source);
  if (match === null) return undefined;
  const [, sign = '', days = '0', hours = '0', minutes = '0', seconds = '0'] = match;
  const whole =
    (Number(days) * 24 + Number(hours)) * 3600 + Number(minutes) * 60 + Math.round(Number(seconds));
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return sign + parts.map((part) => String(part).padStart(2, '0')).join(':');
}
