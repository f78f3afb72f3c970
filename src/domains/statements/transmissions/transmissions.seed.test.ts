import { expect, test } from 'vitest';
import { domains } from '#/app/domains.ts';
import { plantStory } from '#/app/story.ts';
import { previewRelease } from '#/domains/protection/protection.public.ts';
import { statementSummaries } from '#/domains/statements/statement.store.ts';
import { storyId } from '#/platform/ids.ts';
import { testSite } from '../../../../test/harness/site.ts';
import { readyToLeave } from './leaving.actions.ts';
import { statementToTransmit } from './transmission.actions.ts';

test('the story has a statement accepted and told back, and one returned with its reason', async () => {
  const site = await testSite();
  expect(await plantStory(site.services, domains)).toBe(true);
  const told = await site.as(storyId('person:denis'), (transaction) =>
    transaction.query<{ purpose: string; answer: string; feedback: number; hidden: number; shown: number }>({
      text: `SELECT purpose_kind AS purpose, (SELECT state FROM statement_states s WHERE s.transmission_id = t.id AND s.state <> 'submitted') AS answer,
               (SELECT count(*) FROM transmission_feedback f WHERE f.transmission_id = t.id) AS feedback,
               (SELECT count(*) FROM jsonb_array_elements(content -> 'figures') f WHERE (f #>> '{count,isHidden}')::boolean) AS hidden,
               (SELECT count(*) FROM jsonb_array_elements(content -> 'figures') f WHERE NOT (f #>> '{count,isHidden}')::boolean) AS shown
             FROM transmissions t ORDER BY purpose_kind`,
    }),
  );
  expect(told).toMatchObject([
    { purpose: 'account', answer: 'accepted', feedback: 1 },
    { purpose: 'planning', answer: 'returned', feedback: 0 },
  ]);
  // The story shows both: figures that are read, and figures that are hidden.
  for (const { hidden, shown } of told) {
    expect(hidden).toBeGreaterThan(0);
    expect(shown).toBeGreaterThan(0);
  }
  // Another framework over the same traces leaves tied to it, and shows what it may.
  await site.system(async (transaction) => {
    const scope = { spaceId: storyId('space:equipe'), limit: 50, after: null };
    const { statements } = await statementSummaries(transaction, scope);
    const axes = statements.find(
      ({ codebook, calendarId }) => codebook.id === 'axes-de-service' && calendarId === 'financial',
    )!;
    const read = (await statementToTransmit(transaction, axes))!;
    const ready = await readyToLeave(transaction, read, { today: axes.endsOn, timeZone: 'America/Toronto' });
    if (ready.kind !== 'ready') throw new Error(ready.key);
    const { states } = await previewRelease(transaction, axes.spaceId, ready.publication);
    const tiedTo = ready.publication.relations.filter(({ total, parts }) =>
      [total, ...parts].some((name) => name.startsWith('s-4-2-r-23-annexe-i/')),
    );
    expect(tiedTo.length).toBeGreaterThan(0);
    expect(ready.publication.cells.some(({ isWithheld }) => isWithheld)).toBe(true);
    expect([...states.values()].filter(({ kind }) => kind === 'shown').length).toBeGreaterThan(0);
  });
}, 180_000);
