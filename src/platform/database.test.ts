import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { type TestSite, testSite } from '../../test/harness/site.ts';
import { newId } from './ids.ts';

let site: TestSite;
const personId = newId();
const claim = (key: string) => ({
  text: 'INSERT INTO submissions (person_id, key, print) VALUES ($1, $2, $3) RETURNING key',
  values: [personId, key, "l’empreinte d'ici"],
});
const keys = () =>
  site.system((transaction) =>
    transaction.query<{ key: string; outcome: unknown }>({
      text: 'SELECT key, outcome FROM submissions ORDER BY key',
    }),
  );

beforeAll(async () => {
  site = await testSite();
});

describe('a transaction opened with a statement', () => {
  test('runs it as the person, and gives its rows', async () => {
    const { transaction, rows } = await site.services.database.openWith<{ role: string; person: string }>(
      personId,
      { text: 'SELECT current_user::text AS role, viewer_id()::text AS person' },
    );
    await transaction.rollback();
    expect(rows).toEqual([{ role: 'toile_viewer', person: personId }]);
  });

  test('carries any text as it is, and null as null', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\u0000', '').toWellFormed()),
        async (text) => {
          const { transaction, rows } = await site.services.database.openWith(personId, {
            text: "SELECT $1::text AS text, $2::text IS NULL AS nothing, '$'::text AS sign",
            values: [text, null],
          });
          await transaction.rollback();
          expect(rows).toEqual([{ text, nothing: true, sign: '$' }]);
        },
      ),
      { numRuns: 200, examples: [["';--"], ['\\'], ["\\'"], ['$1'], ['é\n« »']] },
    );
  });

  test('is not opened when the statement fails', async () => {
    const opening = site.services.database.openWith(personId, { text: 'SELECT 1 / 0' });
    await expect(opening).rejects.toThrow('division by zero');
    const { transaction, rows } = await site.services.database.openWith(personId, {
      text: 'SELECT 1 AS one',
    });
    await transaction.rollback();
    expect(rows).toEqual([{ one: 1 }]);
  });
});

describe('a commit', () => {
  test('does its last statement with the rest, and nothing of it when that one fails', async () => {
    const kept = await site.services.database.openWith(personId, claim('gardee-gardee-gardee'));
    await kept.transaction.commit({
      text: 'UPDATE submissions SET outcome = $2 WHERE key = $1',
      values: ['gardee-gardee-gardee', '{"to":"/l’an d\'avant"}'],
    });
    const lost = await site.services.database.openWith(personId, claim('perdue-perdue-perdue'));
    await expect(
      lost.transaction.commit({ text: 'UPDATE submissions SET outcome = $1', values: ['pas du JSON'] }),
    ).rejects.toThrow();
    expect(await keys()).toEqual([{ key: 'gardee-gardee-gardee', outcome: { to: "/l’an d'avant" } }]);
  });

  test('is refused when a failure was passed over in silence', async () => {
    const { transaction } = await site.services.database.openWith(personId, claim('muette-muette-muette'));
    await transaction.query({ text: 'SELECT 1 / 0' }).catch(() => {});
    await expect(transaction.commit()).rejects.toThrow('could not be committed');
    expect(await keys()).toHaveLength(1);
  });
});

describe('rows given one by one', () => {
  const each = (text: string, take: (row: { n: number }) => void) =>
    site.as(personId, async (transaction) => {
      await transaction.eachRow({ text }, take);
      return transaction.query({ text: 'SELECT 1 AS one' });
    });

  test('come all, in their order, and the transaction goes on', async () => {
    const seen: number[] = [];
    const after = await each('SELECT n FROM generate_series(1, 3000) AS n', ({ n }) => seen.push(n));
    expect(seen).toEqual(Array.from({ length: 3000 }, (_, index) => index + 1));
    expect(after).toEqual([{ one: 1 }]);
  });

  test('tell what fails, in the database or in what takes them', async () => {
    const dividing = each('SELECT 1 / (n - 2) AS n FROM generate_series(1, 3) AS n', () => {});
    await expect(dividing).rejects.toThrow('division by zero');
    let taken = 0;
    const refusing = each('SELECT n FROM generate_series(1, 3000) AS n', () => {
      taken += 1;
      throw new Error('not this one');
    });
    await expect(refusing).rejects.toThrow('not this one');
    expect(taken).toBe(1);
  });
});
