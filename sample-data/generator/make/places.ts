import type {Cause, OldVillage, Township, Village} from '../model.ts';
import type {Random} from '../random.ts';
import type {Words} from '../words.ts';

const LEANS: Partial<Record<Cause, number>>[] = [
  {},
  {缺技术: 2.2},
  {因灾: 9},
  {},
  {缺资金: 1.8},
  {},
  {交通条件落后: 14},
  {},
  {因学: 1.6},
  {缺劳力: 1.5},
  {因残: 3.2},
  {},
  {自身发展动力不足: 5},
  {缺土地: 12},
  {缺水: 45},
  {因病: 1.5}
];

/** Townships of unequal size with their villages; a few names stand in three townships. */
export function makePlaces(words: Words, random: Random, villageCount: number): Township[] {
  const shares = words.townships.map(() => 0.45 + random.next());
  const whole = shares.reduce((a, b) => a + b, 0);
  const names = nameSource(words, random);
  const townships = words.townships.map((name, i): Township => {
    const code = `${words.code}${100 + i}`;
    const township: Township = {name, code, villages: [], lean: LEANS[i % LEANS.length] ?? {}};
    const count = Math.max(4, Math.round((villageCount * (shares[i] ?? 1)) / whole));
    for (let v = 0; v < count; v++) township.villages.push(makeVillage(township, v, names, random));
    return township;
  });
  repeatNames(words.repeated, townships, random);
  changeDivision(townships, random);
  return townships;
}

function nameSource(words: Words, random: Random): () => string {
  const all = words.villageHeads.flatMap((h) => words.villageTails.map((t) => h + t));
  const rest = random.shuffle(all);
  return () => rest.pop() ?? '无名';
}

function makeVillage(
  township: Township,
  order: number,
  names: () => string,
  random: Random
): Village {
  const community = order === 0 && random.chance(0.5);
  const size = random.logNormal(community ? 620 : 330, 0.5);
  const households = Math.round(Math.min(1250, Math.max(48, size)));
  return {
    name: names() + (community ? '社区' : '村'),
    code: `${township.code}${200 + order}`,
    township,
    community,
    attribute: random.weighted({脱贫村: 42, 非贫困村: 50, 深度贫困村: 8}),
    households,
    people: Math.round(households * (2.9 + random.next() * 0.9)),
    before: []
  };
}

/** Each of these names in three different townships. */
function repeatNames(names: readonly string[], townships: Township[], random: Random): void {
  const free = new Map(townships.map((t) => [t, t.villages.filter((v) => !v.community)]));
  for (const name of names) {
    for (const township of random.sample(townships, 3)) {
      const village = free.get(township)?.pop();
      if (village) village.name = `${name}村`;
    }
  }
}

/** In March 2024 some pairs of villages became one and some took another name. */
function changeDivision(townships: Township[], random: Random): void {
  const big = random.sample(
    townships.filter((t) => t.villages.length >= 10),
    7
  );
  for (const [i, township] of big.entries()) {
    const [a, b] = township.villages
      .filter((v) => !v.community && v.before.length === 0)
      .slice(2, 4);
    if (!a || !b) continue;
    if (i < 4) merge(township, a, b, random);
    else rename(a, random);
  }
}

function merge(township: Township, a: Village, b: Village, random: Random): void {
  const old = (v: Village): OldVillage => ({name: v.name, code: v.code, change: '合并'});
  a.before = [old(a), old(b)];
  a.name = `${a.name.slice(0, 1)}${b.name.slice(0, 1)}${random.pick(['新', '兴', '合'])}村`;
  a.households += b.households;
  a.people += b.people;
  township.villages = township.villages.filter((v) => v !== b);
}

function rename(village: Village, random: Random): void {
  village.before = [{name: village.name, code: village.code, change: '更名'}];
  village.name = `${random.pick(['锦绣', '福源', '凤鸣', '云溪'])}${village.name.slice(1)}`;
}
