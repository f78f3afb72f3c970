import { expect, test } from 'vitest';
import { storyId } from '#/platform/ids.ts';
import { testSite } from '../../../test/harness/site.ts';
import { seedStatements } from './statements.seed.ts';

test('the story gets its two statements, compiled, whatever the day it is told', async () => {
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
    const rows = await transaction.query<{ calendar_id: string; period_id: string; number: number }>({
      text: `SELECT calendar_id, period_id, number FROM statements JOIN compilations ON statement_id = statements.id ORDER BY 2, 3`,
    });
    expect(rows.map((row) => `${row.calendar_id} ${row.period_id} ${row.number}`)).toEqual([
      'year 2025-2026 1',
      'year 2025-2026 2',
      'financial 2025-2026-p12 1',
      'financial 2025-2026-p12 2',
      'financial 2025-2026-p13 1',
      'year 2026-2027 1',
    ]);
  });
});
