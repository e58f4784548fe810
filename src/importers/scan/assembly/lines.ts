import {CELL, cellPlace, noteCell, noteCellAt, takeRow} from './rows';
import {room} from './memory';
import {isUtf8} from './utf8';

const LF: u8 = 0x0a;
const CR: u8 = 0x0d;
const QUOTE: u8 = 0x22;
/** Answers of a step that are no place. */
const IRREGULAR: usize = 0;
const MORE: usize = 1;

let width: i32 = 0;
let delimiter: u8 = 0;
/** What ends the lines. */
let lineEnd: u8 = 0;
let isBlank: bool = false;
/** 64 bytes from `block` on, a bit for each at which a bare cell ends, or that it must not hold. */
let block: usize = 0;
let stops: u64 = 0;
/** Where the inside of a cell in quotes is written that holds quotes, each of them twice. */
let unquoted: usize = 0;
let unquotedEnd: usize = 0;
let unquotedRoom: usize = 0;

export function openLines(columns: i32, apart: u8): void {
  width = columns;
  delimiter = apart;
  lineEnd = 0;
  isBlank = false;
  unquotedRoom = 1 << 20;
  unquoted = room(unquotedRoom);
}

/** Where the last record ends that is whole and regular; 0 where one is not regular. */
export function takeLines(from: usize, end: usize, isLast: bool): usize {
  let at = from;
  block = at;
  stops = stopsIn(at);
  while (at < end) {
    const next = record(at, end, isLast);
    if (next == MORE) break;
    if (next == IRREGULAR) return IRREGULAR;
    at = next;
  }
  return isUtf8(from, at) ? at : IRREGULAR;
}

/** Where the next record begins. */
function record(from: usize, end: usize, isLast: bool): usize {
  const next = bareRecord(from, end);
  return next == MORE ? anyRecord(from, end, isLast) : next;
}

/** The same of a record that is whole and has no quotes, as nearly all are; MORE where it may be another. */
function bareRecord(from: usize, end: usize): usize {
  const apart = delimiter;
  const last = cellPlace(width - 1);
  let here = block;
  let all = stops;
  if (from - here >= 64) {
    here = from;
    all = stopsIn(from);
  }
  let left = all & (u64.MAX_VALUE << u64(from - here));
  let at = from;
  for (let place = cellPlace(0); ; place += CELL) {
    while (left == 0) {
      here += 64;
      if (here >= end) return MORE;
      left = all = stopsIn(here);
    }
    const stop = here + usize(ctz(left));
    left &= left - 1;
    noteCellAt(place, at, stop - at);
    at = stop + 1;
    if (place == last) break;
    if (load<u8>(stop) != apart) return MORE;
  }
  if (at >= end || load<u8>(at - 1) != (lineEnd == 0 ? LF : lineEnd)) return MORE;
  block = here;
  stops = all;
  const next = lineEndAfter(at - 1, end);
  return next == IRREGULAR || isRow() ? next : IRREGULAR;
}

/** Where the next record begins. Blank lines may only come at the very end. */
function anyRecord(from: usize, end: usize, isLast: bool): usize {
  let at = from;
  unquotedEnd = unquoted;
  for (let k = 0; k < width; k++) {
    at = cell(at, end, k);
    if (at == IRREGULAR) return IRREGULAR;
    if (at >= end) {
      if (!isLast) return MORE;
      return at == end && k + 1 == width && isRow() ? end : IRREGULAR;
    }
    const byte = load<u8>(at);
    if (byte == delimiter && k + 1 < width) at++;
    else if (byte == LF || byte == CR) {
      if (byte == CR && at + 1 == end && !isLast) return MORE;
      const next = lineEndAfter(at, end);
      if (next == IRREGULAR) return IRREGULAR;
      if (k + 1 == width) return isRow() ? next : IRREGULAR;
      isBlank = at == from;
      return isBlank ? next : IRREGULAR;
    } else break;
  }
  return IRREGULAR;
}

function isRow(): bool {
  return !isBlank && takeRow();
}

/** Notes the cell that begins at `from`; where it ends: beyond `end` where that cuts it. */
function cell(from: usize, end: usize, k: i32): usize {
  if (from < end && load<u8>(from) == QUOTE) return quotedCell(from, end, k);
  const after = stopAfter(from, end);
  noteCell(k, from, i32(after - from));
  return after;
}

function quotedCell(from: usize, end: usize, k: i32): usize {
  let quotes = 0;
  let at = from + 1;
  for (; ; at++) {
    if (at >= end) return end + 1;
    const byte = load<u8>(at);
    if (byte == 0) return IRREGULAR;
    if (byte != QUOTE) continue;
    if (at + 1 >= end || load<u8>(at + 1) != QUOTE) break;
    quotes++;
    at++;
  }
  if (quotes == 0) noteCell(k, from + 1, i32(at - from - 1));
  else if (!noteUnquoted(k, from + 1, at)) return IRREGULAR;
  return at + 1;
}

/** Notes the text between two quotes with one quote for two. */
function noteUnquoted(k: i32, from: usize, end: usize): bool {
  if (unquotedEnd + (end - from) > unquoted + unquotedRoom) return false;
  const start = unquotedEnd;
  for (let at = from; at < end; at++) {
    const byte = load<u8>(at);
    store<u8>(unquotedEnd++, byte);
    if (byte == QUOTE) at++;
  }
  noteCell(k, start, i32(unquotedEnd - start));
  return true;
}

/** What follows a line's end; every line ends alike. */
function lineEndAfter(at: usize, end: usize): usize {
  const byte = load<u8>(at);
  if (lineEnd == 0) lineEnd = byte;
  if (byte != lineEnd) return IRREGULAR;
  if (byte == LF) return at + 1;
  return at + 1 < end && load<u8>(at + 1) == LF ? at + 2 : IRREGULAR;
}

/** The next stop from `at` on, or `end`. */
function stopAfter(at: usize, end: usize): usize {
  let left: u64 = 0;
  if (at - block < 64) left = stops & (u64.MAX_VALUE << u64(at - block));
  else {
    block = at;
    left = stops = stopsIn(at);
  }
  while (left == 0) {
    block += 64;
    if (block >= end) {
      stops = 0;
      return end;
    }
    left = stops = stopsIn(block);
  }
  const stop = block + usize(ctz(left));
  return stop < end ? stop : end;
}

function stopsIn(at: usize): u64 {
  let bits: u64 = 0;
  for (let i: usize = 0; i < 64; i += 16) {
    const bytes = v128.load(at + i);
    const ends = v128.or(i8x16.eq(bytes, i8x16.splat(LF)), i8x16.eq(bytes, i8x16.splat(CR)));
    const marks = v128.or(i8x16.eq(bytes, i8x16.splat(QUOTE)), i8x16.eq(bytes, i8x16.splat(0)));
    const either = v128.or(v128.or(ends, marks), i8x16.eq(bytes, i8x16.splat(delimiter)));
    bits |= u64(i8x16.bitmask(either)) << i;
  }
  return bits;
}
