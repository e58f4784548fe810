import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll} from 'vitest';
import {generate} from '../../sample-data/generator/generate.ts';
import {agreement} from './agreement.ts';
import {THIRD} from './reader/dialect.ts';

let made: string;

beforeAll(() => {
  made = mkdtempSync(join(tmpdir(), 'dishu-sample-c-'));
  generate({out: made, seed: 79, households: 1200, style: 'c'});
});

afterAll(() => rmSync(made, {recursive: true, force: true}));

agreement('a second reader of county c agrees with its truth', () => `${made}/`, THIRD);
