import {certificate, fifteenDigits, scientific, wrongCheck} from '../ids.ts';
import {members2, type Household, type Person} from '../model.ts';
import type {Planter} from './tools.ts';

const fullWidth = (text: string) =>
  [...text].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('');

/** ID numbers of the wide export in all the ways in which offices damage them. */
export function plantIds(planter: Planter, households: readonly Household[]): void {
  const people = households.flatMap(members2);
  const disabled = people.filter((p) => p.disability);
  plantCertificates(planter, disabled);
  const id = (
    kind: string,
    from: readonly Person[],
    n: number,
    cell: (p: Person) => string | number,
    treated: (p: Person) => string | null
  ) => planter.persons(kind, '证件号码', from, n, (p) => ({cell: cell(p), treated: treated(p)}));
  id(
    'id-placeholder',
    people,
    18,
    (p) => `999999${p.born}0000`,
    () => null
  );
  id(
    'id-scientific-text',
    people,
    11,
    (p) => scientific(p.idNumber),
    () => null
  );
  id(
    'id-stored-as-number',
    people.filter((p) => !p.idNumber.endsWith('X')),
    9,
    (p) => Number(fifteenDigits(p.idNumber)),
    () => null
  );
  id(
    'id-lower-x',
    people.filter((p) => p.idNumber.endsWith('X')),
    40,
    (p) => p.idNumber.toLowerCase(),
    (p) => p.idNumber
  );
  id(
    'id-full-width',
    people,
    12,
    (p) => fullWidth(p.idNumber),
    (p) => p.idNumber
  );
  id(
    'id-spaces',
    people,
    15,
    (p) => `${p.idNumber.slice(0, 6)} ${p.idNumber.slice(6, 14)} ${p.idNumber.slice(14)}`,
    (p) => p.idNumber
  );
  id(
    'id-apostrophe',
    people,
    20,
    (p) => `'${p.idNumber}`,
    (p) => p.idNumber
  );
  id(
    'id-wrong-check',
    people,
    25,
    (p) => wrongCheck(p.idNumber),
    (p) => wrongCheck(p.idNumber)
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
