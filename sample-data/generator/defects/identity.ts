import {certificate, fifteenDigits, scientific, wrongCheck} from '../ids.ts';
import {members2, type Household, type Person} from '../model.ts';
import type {Planter} from './tools.ts';

const fullWidth = (text: string) =>
  Array.from(text, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('');

interface Damage {
  kind: string;
  usual: number;
  /** Whose number can be damaged so; everybody's when left out. */
  whose?: (id: string) => boolean;
  cell: (p: Person) => string | number;
  treated: (p: Person) => string | null;
}

const lost = () => null;
const same = (p: Person) => p.idNumber;
const spaced = (id: string) => `${id.slice(0, 6)} ${id.slice(6, 14)} ${id.slice(14)}`;
const asNumber = (p: Person) => Number(fifteenDigits(p.idNumber));

const DAMAGES: readonly Damage[] = [
  {kind: 'id-placeholder', usual: 18, cell: (p) => `999999${p.born}0000`, treated: lost},
  {kind: 'id-scientific-text', usual: 11, cell: (p) => scientific(p.idNumber), treated: lost},
  {
    kind: 'id-stored-as-number',
    usual: 9,
    whose: (id) => !id.endsWith('X'),
    cell: asNumber,
    treated: lost
  },
  {
    kind: 'id-lower-x',
    usual: 40,
    whose: (id) => id.endsWith('X'),
    cell: (p) => p.idNumber.toLowerCase(),
    treated: same
  },
  {kind: 'id-full-width', usual: 12, cell: (p) => fullWidth(p.idNumber), treated: same},
  {kind: 'id-spaces', usual: 15, cell: (p) => spaced(p.idNumber), treated: same},
  {kind: 'id-apostrophe', usual: 20, cell: (p) => `'${p.idNumber}`, treated: same},
  {
    kind: 'id-wrong-check',
    usual: 25,
    cell: (p) => wrongCheck(p.idNumber),
    treated: (p) => wrongCheck(p.idNumber)
  }
];

/** ID numbers of the wide export in all the ways in which offices damage them. */
export function plantIds(planter: Planter, households: readonly Household[]): void {
  const people = households.flatMap(members2);
  plantCertificates(
    planter,
    people.filter((p) => p.disability)
  );
  for (const {kind, usual, whose, cell, treated} of DAMAGES)
    planter.persons(
      kind,
      '证件号码',
      whose ? people.filter((p) => whose(p.idNumber)) : people,
      usual,
      (p) => ({cell: cell(p), treated: treated(p)})
    );
  plantTwins(planter, households);
}

function plantCertificates(planter: Planter, disabled: readonly Person[]): void {
  const write = (kind: string, n: number, reissue: boolean) => {
    const chosen = planter.persons(kind, '证件号码', disabled, n, (p) => ({
      cell: certificate(p.idNumber, p.disability?.kind ?? 4, p.disability?.grade ?? 3, reissue),
      treated: p.idNumber
    }));
    for (const person of chosen)
      planter.cell('id-kind-certificate', 'wide', person.id, '证件类型', '残疾人证', '残疾人证');
  };
  write('id-certificate-20', 120, false);
  write('id-certificate-22', 14, true);
}

/** Two people with one number, and one person who stands in two households. */
function plantTwins(planter: Planter, households: readonly Household[]): void {
  const big = households.filter((h) => members2(h).length >= 3);
  const donors = planter.random.sample(big, 400);
  let next = 0;
  const donor = () => donors[next++]?.members[0];
  planter.persons(
    'id-duplicate',
    '证件号码',
    big.map((h) => members2(h)[1] as Person),
    10,
    () => {
      const number = donor()?.idNumber ?? '';
      return {cell: number, treated: number};
    }
  );
  const second = planter.choose(
    'wide',
    '证件号码',
    big.map((h) => members2(h)[2] as Person),
    9,
    (p) => p.id
  );
  for (const person of second) {
    const original = donor();
    if (!original) continue;
    planter.cell(
      'person-in-two-households',
      'wide',
      person.id,
      '证件号码',
      original.idNumber,
      original.idNumber
    );
    planter.cell(
      'person-in-two-households-name',
      'wide',
      person.id,
      '姓名',
      original.name,
      original.name
    );
  }
}
