import {testCounty} from './county.ts';

testCounty('served');
