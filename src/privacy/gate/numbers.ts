/** A kind of number that may stand nowhere in a file. */
export type NumberKind = 'id-number' | 'phone' | 'card';

export type FoundNumber = {readonly kind: NumberKind; readonly text: string; readonly at: number};

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** ID numbers (18, 15, 20 and 22 digits), mobile numbers and bank cards in a text, in any of the ways in which they are written. */
export function personalNumbers(text: string): FoundNumber[] {
  const plain = halfWidth(text);
  const found = [...runsOf(plain), ...groupedRuns(plain)];
  return found.flatMap(({digits, at, alone}) => {
    const kind = kindOf(digits, alone);
    return kind === undefined ? [] : [{kind, text: digits, at}];
  });
}

/** Full-width digits, letters and spaces as half-width ones; signs without width are gone. */
function halfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
    .replaceAll('\u3000', ' ');
}

type DigitRun = {readonly digits: string; readonly at: number; readonly alone: boolean};

/** Digits that follow each other; `alone`: no letter stands beside them, as in a hash. */
function runsOf(text: string): DigitRun[] {
  return [...text.matchAll(/\d{11,22}[xX]?/g)].map((match) => {
    const [before, after] = [
      text[match.index - 1] ?? ' ',
      text[match.index + match[0].length] ?? ' '
    ];
    return {
      digits: match[0],
      at: match.index,
      alone: !/[A-Za-z\d.]/.test(before) && !/[A-Za-z\d.]/.test(after)
    };
  });
}

/** Digits in groups, parted by one space, hyphen or point each: 139 1234 5678, 580199-19950615-1233. Dates and years are none. */
function groupedRuns(text: string): DigitRun[] {
  const runs = text.matchAll(/(?<![\d.,])\d{1,8}(?:[ \-·.]\d{1,8}){1,17}[xX]?(?![\d.,])/g);
  return [...runs].flatMap((match) => {
    const groups = match[0].split(/[ \-·.]/);
    const years = groups.every((group) => /^(19|20)\d\d$/.test(group));
    const dates = /\d{4}-\d\d-\d\d/.test(match[0]);
    const digits = groups.join('');
    if (years || dates || digits.length < 11 || digits.length > 22) return [];
    return [{digits, at: match.index, alone: true}];
  });
}

function kindOf(digits: string, alone: boolean): NumberKind | undefined {
  if (isId(digits)) return 'id-number';
  if (!alone) return undefined;
  if (/^(?:86)?1[3-9]\d{9}$/.test(digits)) return 'phone';
  return isCard(digits) ? 'card' : undefined;
}

/** Whatever is built like one: its date is a day, its check digit may be wrong. A disability paper begins with one. */
function isId(digits: string): boolean {
  if (/^\d{17}[\dxX]$/.test(digits)) return isDay(digits.slice(6, 14)) && isRegion(digits);
  if (/^\d{15}$/.test(digits)) return isDay(`19${digits.slice(6, 12)}`) && isRegion(digits);
  if (/^\d{20}(\d\d)?$/.test(digits))
    return isId(digits.slice(0, 18)) && checks(digits.slice(0, 18));
  return false;
}

function isRegion(digits: string): boolean {
  return /^[1-9]\d/.test(digits);
}

function isDay(text: string): boolean {
  const [year, month, day] = [
    Number(text.slice(0, 4)),
    Number(text.slice(4, 6)),
    Number(text.slice(6))
  ];
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** ISO 7064 MOD 11-2 of GB 11643. */
function checks(id: string): boolean {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(id[at]), 0);
  return '10X98765432'[sum % 11] === id[17]?.toUpperCase();
}

/** 15 to 19 digits of an issuer's range that pass Luhn's check. */
function isCard(digits: string): boolean {
  if (!/^[3-6]\d{14,18}$/.test(digits)) return false;
  const sum = Array.from(digits)
    .reverse()
    .reduce((total, digit, at) => {
      const value = Number(digit) * (at % 2 === 1 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}
