import {afterAll, beforeAll, describe} from 'vitest';
import type {Database} from '../../src/model/engine.ts';
import {openNativeDatabase} from '../../src/node/native-database.ts';
import {causesOnTheSample} from './causes.sample.ts';
import {COUNTY, loadFolder, reusing} from './county.ts';
import {disbursementOnTheSample} from './disbursement.sample.ts';
import {industryOnTheSample} from './industry.sample.ts';
import {overviewOnTheSample} from './overview.sample.ts';
import {riskOnTheSample} from './risk.sample.ts';

let database: Database | undefined;
const open = (): Database => {
  if (!database) throw new Error('the sample county is not loaded');
  return database;
};

beforeAll(async () => {
  database = reusing(await openNativeDatabase());
  await loadFolder(database, COUNTY);
});

afterAll(async () => {
  await database?.close();
});

describe('overview on the sample county', () => overviewOnTheSample(open));
describe('disbursement on the sample county', () => disbursementOnTheSample(open));
describe('causes on the sample county', () => causesOnTheSample(open));
describe('risk on the sample county', () => riskOnTheSample(open));
describe('industry on the sample county', () => industryOnTheSample(open));
