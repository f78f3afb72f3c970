import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tablesOf } from './personal-data.rules.ts';

test('lists become tables, the rest one table of names and values', () => {
  const held = {
    account: { name: 'Odile', email: null, joinedAt: new Date('2026-03-18T14:00:00Z') },
    note: 'un mot',
    sessionsOpened: [
      { device: 'Firefox', seen: 2 },
      { device: 'Safari', extra: { nested: true } },
    ],
    nothing: [],
    languages: ['fr', 'en'],
  };
  expect(tablesOf('people', held)).toEqual([
    {
      name: 'people',
      rows: [
        ['name', 'value'],
        ['account.name', 'Odile'],
        ['account.email', null],
        ['account.joinedAt', '2026-03-18T14:00:00.000Z'],
        ['note', 'un mot'],
        ['languages', '["fr","en"]'],
      ],
    },
    {
      name: 'people-sessions-opened',
      rows: [
        ['device', 'seen', 'extra'],
        ['Firefox', 2, null],
        ['Safari', null, '{"nested":true}'],
      ],
    },
  ]);
  expect(tablesOf('empty', { list: [] })).toEqual([]);
});

test('whatever is held gives tables of equal rows, under plain names, and loses no value', () => {
  const held = fc.dictionary(fc.string(), fc.jsonValue());
  fc.assert(
    fc.property(fc.string(), held, (domain, values) => {
      const tables = tablesOf(domain, values as Record<string, unknown>);
      for (const { name, rows } of tables) {
        expect(name).toMatch(/^[a-z0-9-]+$/);
        expect(new Set(rows.map((row) => row.length)).size).toBe(1);
      }
      const cells = tables.flatMap((table) => table.rows.flat());
      for (const value of Object.values(values)) {
        if (typeof value === 'string') expect(cells).toContain(value);
      }
    }),
  );
});
