import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DumpReader } from './backup-load.ts';

async function* cut(text: string, sizes: number[]): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length]!;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function read(reader: DumpReader): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of reader.rows()) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}

/** Rows as COPY writes them: a backslash is always followed by a letter or another backslash. */
const row = fc
  .array(
    fc.constantFrom('a', 'é', '\t', '\\N', '\\n', '\\\\', '\\\\.', '.', 'COPY public.a (id) FROM stdin;'),
    { maxLength: 6 },
  )
  .map((parts) => `${parts.join('')}\n`);

describe('DumpReader', () => {
  test('gives back the rows of every table, however the bytes are cut', async () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(row, { maxLength: 5 }), { maxLength: 4 }),
        sizes,
        async (tables, cuts) => {
          const text = tables
            .map((rows, number) => `-- before\n\nCOPY t${number} (a) FROM stdin;\n${rows.join('')}\\.\n`)
            .join('');
          const reader = new DumpReader(cut(`${text}\nCOMMIT;\n`, cuts));
          for (const [number, rows] of tables.entries()) {
            expect(await reader.skipPast(`COPY t${number} (a) FROM stdin;`)).toBe(true);
            expect(await read(reader)).toBe(rows.join(''));
          }
          expect(await reader.skipPast('COPY more (a) FROM stdin;')).toBe(false);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('says when a dump stops in the middle of a table', async () => {
    for (const text of [
      'COPY t (a) FROM stdin;\none\ntwo',
      'COPY t (a) FROM stdin;\n',
      'COPY t (a) FROM stdin;\n\\.',
    ]) {
      const reader = new DumpReader(cut(text, [7]));
      expect(await reader.skipPast('COPY t (a) FROM stdin;')).toBe(true);
      await expect(read(reader)).rejects.toThrow('middle of a table');
    }
  });
});
