import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {generate} from '../../sample-data/generator/generate.ts';
import {filesBelow} from './reader/files.ts';

const committed = new URL('../../sample-data/', import.meta.url).pathname;
let made: string;

beforeAll(() => {
  made = mkdtempSync(join(tmpdir(), 'dishu-sample-'));
  generate({out: made, seed: 2024, households: 16600, style: 'a'});
});

afterAll(() => rmSync(made, {recursive: true, force: true}));

describe('the committed county', () => {
  it('is what the generator writes, byte for byte', () => {
    const names = filesBelow(join(made, 'county'));
    expect(filesBelow(join(committed, 'county'))).toEqual(names);
    const differing = names.filter((name) => {
      const [a, b] = [made, committed].map((folder) => readFileSync(join(folder, 'county', name)));
      return a === undefined || b === undefined || !a.equals(b);
    });
    expect(differing).toEqual([]);
    expect(readFileSync(join(made, 'truth.json'), 'utf8')).toBe(
      readFileSync(join(committed, 'truth.json'), 'utf8')
    );
  });

  it('is smaller than 12 MB', () => {
    const names = filesBelow(join(committed, 'county'));
    const bytes = names.reduce(
      (a, name) => a + readFileSync(join(committed, 'county', name)).length,
      0
    );
    expect(bytes).toBeLessThan(12_000_000);
    expect(bytes).toBeGreaterThan(8_000_000);
  });
});

describe('the guide', () => {
  it('lists every planted kind with its count', () => {
    const guide = readFileSync(join(committed, 'README.md'), 'utf8');
    const truth = JSON.parse(readFileSync(join(committed, 'truth.json'), 'utf8'));
    const rows = guide.matchAll(/^\|\s*([a-z0-9-]+)\s*\|\s*(\d+)\s*\|/gm);
    const listed = Array.from(rows, (m) => [m[1], Number(m[2])]);
    expect(listed).toEqual(
      truth.planted.map((p: {kind: string; count: number}) => [p.kind, p.count])
    );
  });
});
