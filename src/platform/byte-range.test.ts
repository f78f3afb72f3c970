import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byteRangeIn } from './byte-range.ts';

test('the ways of asking for some bytes', () => {
  expect(byteRangeIn('bytes=0-99', 1000)).toEqual({ start: 0, end: 99 });
  expect(byteRangeIn('bytes=900-', 1000)).toEqual({ start: 900, end: 999 });
  expect(byteRangeIn('bytes=-100', 1000)).toEqual({ start: 900, end: 999 });
  expect(byteRangeIn('bytes=-5000', 1000)).toEqual({ start: 0, end: 999 });
  expect(byteRangeIn('bytes=0-5000', 1000)).toEqual({ start: 0, end: 999 });
});

test('what is not one range of bytes gives the whole file', () => {
  for (const header of [
    null,
    '',
    'bytes=',
    'bytes=-',
    'bytes=5-2',
    'bytes=0-1,4-5',
    'lines=1-2',
    'bytes=a-b',
  ])
    expect(byteRangeIn(header, 1000), String(header)).toBeNull();
});

test('what begins after the end is beyond it', () => {
  for (const header of ['bytes=1000-', 'bytes=1000-1001', 'bytes=-0'])
    expect(byteRangeIn(header, 1000), header).toBe('beyond');
  expect(byteRangeIn('bytes=0-', 0)).toBe('beyond');
});

test('a range is always inside the file, whatever is asked', () => {
  const edge = fc.option(fc.nat(2000), { nil: '' });
  fc.assert(
    fc.property(edge, edge, fc.nat(1500), (from, to, size) => {
      const range = byteRangeIn(`bytes=${from}-${to}`, size);
      if (range === null || range === 'beyond') return;
      expect(range.start).toBeGreaterThanOrEqual(0);
      expect(range.start).toBeLessThanOrEqual(range.end);
      expect(range.end).toBeLessThan(size);
    }),
  );
});
