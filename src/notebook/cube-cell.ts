import type {CubeCell, Measure} from '../model/notebook.ts';
import {isPlainName} from './figures.ts';
import {keyLine} from './key-lines.ts';
import type {Keys} from './keys.ts';
import {measureParts} from './measure.ts';

const OWN_COLUMNS = ['margin', 'units'];

/** The cube that the keys from, unit, by, where and measure.NAME describe; what is wrong goes to the keys' report. */
export function readCube(name: string, line: number, keys: Keys): CubeCell {
  const from = keys.needed('from');
  const unit = keys.needed('unit');
  const by = keys.list('by');
  const where = keys.string('where');
  const measures = readMeasures(keys);
  if (from && !from.split('.').every(isPlainName)) keys.reject('from', from, 'household, 户, cell');
  const columns = [...OWN_COLUMNS, ...by, ...measures.flatMap((m) => [m.name, `${m.name}_units`])];
  const twice = columns.find((column, index) => columns.indexOf(column) !== index);
  if (twice !== undefined) {
    keys.reject(by.includes(twice) ? 'by' : `measure.${twice.replace(/_units$/, '')}`, twice, '');
  }
  keys.close();
  return {
    kind: 'cube',
    name,
    from,
    unit,
    by,
    measures,
    ...(where === undefined ? {} : {where}),
    line
  };
}

function readMeasures(keys: Keys): Measure[] {
  return keys.under('measure').map(({key, value}) => {
    const full = `measure.${key}`;
    if (!isPlainName(key)) keys.reject(full, key, 'measure.people');
    if (!measureParts(value)) keys.reject(full, value, 'sum(income), count(*), units(size > 3)');
    return {name: key, expression: value};
  });
}

export function printCube(cube: CubeCell): string[] {
  return [
    ...keyLine('from', cube.from),
    ...keyLine('unit', cube.unit),
    ...(cube.by.length > 0 ? keyLine('by', cube.by.join(', ')) : []),
    ...keyLine('where', cube.where),
    ...cube.measures.flatMap(({name, expression}) => keyLine(`measure.${name}`, expression))
  ];
}
