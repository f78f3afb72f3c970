import { expect, test } from 'vitest';
import { shippedCodebooks } from '#/domains/codebooks/codebooks.public.ts';
import { storyId } from '#/platform/ids.ts';
import { testSite } from '../../../test/harness/site.ts';
import { seedStatements } from './statements.seed.ts';

test('the story gets its two statements for each framework, compiled, whatever the day it is told', async () => {
  const site = await testSite();
  await site.system(async (transaction) => {
    await transaction.query({
      text: "INSERT INTO people (id, name) VALUES ($1, 'Maude Lavigueur')",
      values: [storyId('person:maude')],
    });
    await transaction.query({
      text: "INSERT INTO spaces (id, name, kind) VALUES ($1, 'Équipe', 'team')",
      values: [storyId('space:equipe')],
    });
    for (const today of ['2026-04-01', '2026-03-18', '2026-03-18'])
      await seedStatements({ transaction, services: site.services, today });
    const rows = await transaction.query<{ codebook_id: string; name: string }>({
      text: `SELECT codebook_id, calendar_id || ' ' || period_id || ' ' || number AS name
             FROM statements JOIN compilations ON statement_id = statements.id ORDER BY period_id, number`,
    });
    for (const codebook of shippedCodebooks) {
      const mine = rows.filter(({ codebook_id: id }) => id === codebook.id).map(({ name }) => name);
      expect(mine).toEqual([
        'year 2025-2026 1',
        'year 2025-2026 2',
        'financial 2025-2026-p12 1',
        'financial 2025-2026-p12 2',
        'financial 2025-2026-p13 1',
        'year 2026-2027 1',
      ]);
    }
  });
});
