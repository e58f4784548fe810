import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll} from 'vitest';
import {generate} from '../../sample-data/generator/generate.ts';
import {agreement} from './agreement.ts';
import {SECOND} from './reader/dialect.ts';

let made: string;

beforeAll(() => {
  made = mkdtempSync(join(tmpdir(), 'dishu-sample-b-'));
  generate({out: made, seed: 77, households: 3000, style: 'b'});
});

afterAll(() => rmSync(made, {recursive: true, force: true}));

agreement('a second reader of county b agrees with its truth', () => `${made}/`, SECOND);
