import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll} from 'vitest';
import {generate} from '../../sample-data/generator/generate.ts';
import {countyIsRead} from '../unit/engine/planted.ts';

/** Another county than the one that is committed: other headings, file forms, column orders, titles and habits. */
const made = mkdtempSync(join(tmpdir(), 'dishu-county-b-'));
generate({out: made, seed: 78, households: 900, style: 'b'});
afterAll(() => rmSync(made, {recursive: true, force: true}));

countyIsRead('county b, read by the product', made);
