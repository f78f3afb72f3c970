import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { annexeI } from '#/domains/codebooks/annexe-i.data.ts';
import { createTraces } from '#/domains/traces/traces.public.ts';
import { paths } from '#/paths.ts';
import { type StopReason, threads, WorkStopped } from '#/platform/threads.ts';
import { type TestSite, testSite, type Visitor } from '../../../../test/harness/site.ts';

let site: TestSite;
let maude: Visitor;
let statement: string;

const purpose = 'Préparer la rencontre annuelle sur les services';
const wish = () => ({
  recipient: 'outside',
  outsideName: 'La Fondation du Rivage',
  purposeKind: 'account',
  purpose,
  layout: '',
});
const modes = ['in-person', 'telephone', 'video', 'writing'] as const;
const natures = ['concertation', 'citizen-participation', 'popular-education'] as const;

beforeAll(async () => {
  site = await testSite();
  maude = await site.person('Maude Tremblay');
  const team = await site.space('Équipe', [[maude, 'facilitator']]);
  const drafts = modes.flatMap((mode) =>
    natures.map((nature) => ({
      spaceId: team,
      text: 'Une rencontre',
      eventOn: '2026-02-10',
      mode,
      natures: [{ nature, sharePercent: null }],
      peopleCount: 12,
    })),
  );
  await site.as(maude.personId, (transaction) =>
    createTraces(transaction, personOf(maude), drafts, { enteredAt: new Date('2026-03-11T15:00:00Z') }),
  );
  const answer = await maude.post(paths.newStatement, {
    spaceId: team,
    codebook: `${annexeI.id} ${annexeI.version}`,
    period: 'month 2026-02',
    year: '2025-2026',
  });
  statement = answer.headers.get('location')!.split('/').at(-1)!;
});
afterEach(() => {
  vi.restoreAllMocks();
});

const personOf = ({ personId }: Visitor) => ({
  kind: 'person' as const,
  personId,
  name: '',
  isAdministrator: false,
  memberships: [],
  sessionId: null,
  scopes: null,
});

/** Releases, transmissions and turns there are. */
const left = () =>
  site.system((transaction) =>
    transaction.query({
      text: `SELECT (SELECT count(*) FROM releases) AS releases, (SELECT count(*) FROM transmissions) AS transmissions,
               (SELECT count(*) FROM statement_states) AS turns`,
    }),
  );
const nothingLeft = [{ releases: 0, transmissions: 0, turns: 0 }];

describe('when protecting is not brought to its end', () => {
  test.for([
    ['busy', 'D’autres publications sont en train d’être protégées.', 'work-busy'],
    ['tooSlow', 'trop nombreux, ou trop liés', 'work-too-long'],
    ['tooHeavy', 'trop nombreux, ou trop liés', 'work-too-long'],
    ['broken', 's’est arrêtée avant la fin', 'work-stopped'],
  ] as const satisfies readonly (readonly [StopReason, string, string])[])(
    '(%s) nothing leaves, and the page says so',
    async ([reason, sentence, code]) => {
      const run = vi.spyOn(threads, 'run').mockRejectedValue(new WorkStopped(reason));
      const shown = await maude.get(paths.statementTransmission(statement));
      expect(shown.status).toBe(200);
      expect(await shown.text()).toContain(sentence);
      expect(run).toHaveBeenCalledTimes(1);

      const refused = await maude.post(paths.statementTransmission(statement), wish());
      expect(refused.status).toBe(422);
      const text = await refused.text();
      expect(text).toContain(sentence);
      expect(text).toContain('Rien n’est parti');
      expect(text).toContain(purpose);
      // The page does not try again by itself.
      expect(run).toHaveBeenCalledTimes(2);

      const api = await maude.send('POST', `${paths.api}/statements/${statement}/transmissions`, {
        recipientSpaceId: null,
        recipientName: 'La Fondation du Rivage',
        purposeKind: 'account',
        purpose,
      });
      expect(api.status).toBe(503);
      expect((await api.json()).type).toContain(code);
      expect(await left()).toEqual(nothingLeft);
    },
  );

  test('the next try is as good as the first', async () => {
    vi.spyOn(threads, 'run').mockRejectedValueOnce(new WorkStopped('broken'));
    expect((await maude.post(paths.statementTransmission(statement), wish())).status).toBe(422);
    expect(await left()).toEqual(nothingLeft);
    expect((await maude.post(paths.statementTransmission(statement), wish())).status).toBe(303);
    expect(await left()).toEqual([{ releases: 1, transmissions: 1, turns: 1 }]);
  });
});
