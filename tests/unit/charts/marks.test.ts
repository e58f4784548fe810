import {parseHTML} from 'linkedom';
import {expect, test} from 'vitest';
import {ownMeasure} from '../../../src/model/chart.ts';
import {linkMarks, steppedTo} from '../../../src/ui/chart-marks.ts';
import {all, drawn, example} from './drawing.ts';

const bars = () =>
  drawn(
    example({form: 'bar', channels: {y: 'cause', x: 'main', outline: 'any'}}, [
      {cause: '因病', main: 3, any: 5},
      {cause: '因残', main: 2, any: 2},
      {cause: '因学', main: null, any: 1}
    ])
  );

test('a mark says its row, and its channel where that is not the form’s own measure', () => {
  const svg = bars();
  const said = all(svg, '[data-row]').map((mark) => [
    mark.getAttribute('data-row'),
    mark.getAttribute('data-channel')
  ]);
  expect(said).toEqual([
    ['0', 'outline'],
    ['1', 'outline'],
    ['2', 'outline'],
    ['0', null],
    ['1', null],
    ['2', null]
  ]);
});

test('what hangs below the zero line is the other measure', () => {
  const svg = drawn(
    example({form: 'column', channels: {x: 'month', y: 'in', below: 'out'}}, [
      {month: '2023-01-01', in: 5, out: 1}
    ])
  );
  expect(all(svg, '[data-row]').map((mark) => mark.getAttribute('data-channel'))).toEqual([
    null,
    'below'
  ]);
});

test('linked marks are links with a name; one of them is a stop of the Tab key', () => {
  const svg = bars();
  linkMarks(svg, (row, channel) => (row === 2 ? undefined : `#/${channel}/${row}`));
  const links = all(svg, '[role="link"]');
  expect(links.map((mark) => mark.getAttribute('data-way'))).toEqual([
    '#/outline/0',
    '#/outline/1',
    '#//0',
    '#//1'
  ]);
  expect(links.map((mark) => mark.getAttribute('tabindex'))).toEqual(['0', '-1', '-1', '-1']);
  expect(links[2]?.getAttribute('aria-label')).toBe('因病：main 3，any 5');
  expect(svg.getAttribute('role')).toBe('group');
});

test('a chart whose marks lead nowhere stays a picture', () => {
  const svg = bars();
  linkMarks(svg, () => undefined);
  expect(svg.getAttribute('role')).toBe('img');
  expect(all(svg, '[tabindex]')).toEqual([]);
});

test('arrows go from mark to mark and stop at the ends', () => {
  expect(steppedTo('ArrowRight', 0, 3)).toBe(1);
  expect(steppedTo('ArrowDown', 2, 3)).toBeUndefined();
  expect(steppedTo('ArrowLeft', 2, 3)).toBe(1);
  expect(steppedTo('ArrowUp', 0, 3)).toBeUndefined();
  expect(steppedTo('Home', 2, 3)).toBe(0);
  expect(steppedTo('End', 0, 3)).toBe(2);
  expect(steppedTo('a', 0, 3)).toBeUndefined();
  expect(steppedTo('End', -1, 0)).toBeUndefined();
});

test('the measure of a form', () => {
  expect(ownMeasure('bar')).toBe('x');
  expect(ownMeasure('heat')).toBe('value');
  expect(ownMeasure('histogram')).toBe('y');
  expect(ownMeasure('rank')).toBe('y');
  expect(ownMeasure('table')).toBe('');
});

test('a linked text is named by what it shows and by its tooltip, which it gives up', () => {
  const {document} = parseHTML(
    '<svg><text data-row="0">3,367 / 4,437<title>因病：3,367</title></text><text data-row="1">石门乡<title>石门乡：54 户</title></text><rect data-row="2"><title>因学：722</title></rect></svg>'
  );
  const svg = document.querySelector('svg') as unknown as SVGElement;
  for (let turn = 0; turn < 2; turn++) {
    linkMarks(svg, (row) => `#/${row}`);
    expect(
      [...svg.querySelectorAll('[data-row]')].map((mark) => mark.getAttribute('aria-label'))
    ).toEqual(['3,367 / 4,437 因病：3,367', '石门乡：54 户', '因学：722']);
  }
  expect(svg.querySelectorAll('title').length).toBe(1);
});
