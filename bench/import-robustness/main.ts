import {variantsOf} from './pollute.ts';
import {readers} from './readers.ts';
import {pointsOf} from './score.ts';
import {TABLES} from './tables.ts';

/** Prints, for each kind of pollution and reader, the mean points of ten. `--worst` lists the files where ours does worst. */
async function main(): Promise<void> {
  const variants = TABLES.flatMap(variantsOf);
  const kinds = [...new Set(variants.map(({kind}) => kind))];
  const list = await readers();
  const points = new Map<string, number[]>();
  const worst: {name: string; points: number}[] = [];
  for (const reader of list) {
    for (const variant of variants) {
      const got = pointsOf(await reader.load(variant.text), variant);
      for (const key of [`${reader.name}|${variant.kind}`, `${reader.name}|`])
        points.set(key, [...(points.get(key) ?? []), got]);
      if (reader.name === 'dishu' && got < 10) worst.push({name: variant.name, points: got});
    }
    reader.close?.();
  }
  const mean = (key: string): string => {
    const all = points.get(key) ?? [];
    return (all.reduce((sum, value) => sum + value, 0) / all.length).toFixed(2);
  };
  const rows = kinds.map((kind) => [kind, ...list.map(({name}) => mean(`${name}|${kind}`))]);
  const everyKind = list.map(({name}) => {
    const means = kinds.map((kind) => Number(mean(`${name}|${kind}`)));
    return (means.reduce((sum, value) => sum + value, 0) / kinds.length).toFixed(2);
  });
  print([
    ['pollution', ...list.map(({name}) => name)],
    ...rows,
    ['mean of the kinds', ...everyKind],
    [`mean of ${variants.length} files`, ...list.map(({name}) => mean(`${name}|`))]
  ]);
  if (process.argv.includes('--worst'))
    for (const {name, points: got} of worst.toSorted((a, b) => a.points - b.points).slice(0, 40))
      console.log(got.toFixed(2), name);
}

function print(rows: readonly (readonly string[])[]): void {
  const widths = rows[0]?.map((_, k) => Math.max(...rows.map((row) => row[k]?.length ?? 0))) ?? [];
  for (const row of rows)
    console.log(
      row
        .map((cell, k) => (k === 0 ? cell.padEnd(widths[k] ?? 0) : cell.padStart(widths[k] ?? 0)))
        .join('  ')
    );
}

await main();
