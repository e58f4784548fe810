import {parseArgs} from 'node:util';
import {generate} from './generate.ts';

const {values} = parseArgs({
  options: {
    out: {type: 'string', default: new URL('..', import.meta.url).pathname},
    seed: {type: 'string', default: '2024'},
    households: {type: 'string'},
    style: {type: 'string', default: 'a'}
  }
});

const style = values.style === 'b' || values.style === 'c' ? values.style : 'a';
generate({
  out: values.out,
  seed: Number(values.seed),
  households: Number(values.households ?? (style === 'a' ? 16600 : 3000)),
  style
});
