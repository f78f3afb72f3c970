import { expect, test } from 'vitest';
import { domains } from '#/app/domains.ts';
import { plantStory } from '#/app/story.ts';
import { storyId } from '#/platform/ids.ts';
import { testSite } from '../../../../test/harness/site.ts';

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
});
