import { beforeAll, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import type { Person } from '#/platform/visit.ts';
import { type ReportWorld, reportWorld } from '../../../../test/harness/report-world.ts';
import { readForAudience } from './audience.actions.ts';

let world: ReportWorld;
let report: string;

beforeAll(async () => {
  world = await reportWorld();
  report = await world.compose();
});

const person = (personId: string, name: string): Person => ({
  ...{
    kind: 'person',
    personId,
    name,
    isAdministrator: false,
    memberships: [],
    sessionId: null,
    scopes: null,
  },
});

test('the team reads everything, each sentence led to its evidence; others read nothing of it', async () => {
  const { site, denis, outsider } = world;
  const read = (who: { personId: string }) =>
    site.as(who.personId, (transaction) =>
      readForAudience(transaction, person(who.personId, 'Quelqu’un'), report, { audience: 'team' }),
    );
  const told = await read(denis);
  expect(told).toMatchObject({ title: 'Bilan annuel de l’équipe, 2025-2026', version: null, removed: [] });
  const markdown = told!.sections.map((section) => section.markdown).join('\n');
  const cited = [...markdown.matchAll(/\{#(e\d+)\}/g)].map(([, name]) => name!);
  expect(cited.length).toBeGreaterThan(3);
  for (const name of cited) expect(told!.evidence.get(name)?.href).toBe(paths.reportEvidence(report, name));
  expect([...told!.figures.keys()]).toEqual(
    [...markdown.matchAll(/::figure\{#(f\d+)\}/g)].map(([, name]) => name),
  );
  expect(await read(outsider)).toBeNull();
});
