import {testCounty} from './county.ts';

testCounty('file');
