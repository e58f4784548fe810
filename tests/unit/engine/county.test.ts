import {join} from 'node:path';
import {countyIsRead} from './planted.ts';

countyIsRead('the sample county', join(import.meta.dirname, '../../../sample-data'));
