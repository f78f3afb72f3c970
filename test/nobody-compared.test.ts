import { beforeAll, describe, expect, test } from 'vitest';
import { domains } from '#/app/domains.ts';
import { paths } from '#/paths.ts';
import { type TestSite, testSite, type Visitor } from './harness/site.ts';

/** Comparing two teams, or two people, is offered nowhere: neither by an address, nor by what may be asked of one. */

const routes = domains.flatMap((domain) => domain.routes);
const operations = domains.flatMap((domain) => domain.api ?? []);

/** Several frameworks over one team's traces stand side by side: never two teams. */
const sideBySide = ['/releves/cote-a-cote'];

let site: TestSite;
let maude: Visitor;
let rene: Visitor;
let north: string;
let south: string;
let joint: string;

beforeAll(async () => {
  site = await testSite();
  maude = await site.person('Maude Tremblay');
  rene = await site.person('René Lavoie');
  const members = [
    [maude, 'facilitator'],
    [rene, 'member'],
  ] as const;
  north = await site.space('Équipe du Nord', members);
  south = await site.space('Équipe du Sud', members);
  const note = (who: Visitor, spaceId: string) =>
    who.send('POST', '/api/v1/traces', {
      spaceId,
      text: 'Table du logement',
      eventOn: '2026-02-10',
      natures: [{ nature: 'concertation' }],
      durationMinutes: 90,
    });
  for (const [who, space] of [
    [maude, north],
    [maude, north],
    [rene, north],
    [rene, north],
    [rene, north],
    [maude, south],
  ] as const)
    expect((await note(who, space)).status).toBe(201);
  const made = await maude.send('POST', '/api/v1/reports', {
    template: 'bilan-equipe',
    spaceIds: [north, south],
    startsOn: '2025-04-01',
    endsOn: '2026-03-31',
  });
  expect(made.status, await made.clone().text()).toBe(201);
  joint = ((await made.json()) as { id: string }).id;
}, 60_000);

describe('the whole list of addresses', () => {
  test('names no comparison, no ranking, and at most one team and one person', () => {
    const all = [...routes, ...operations].map(({ path }) => path);
    expect(all.length).toBeGreaterThan(400);
    const telling = /compar|classement|palmar|rang\b|rank|versus|leaderboard|cote-a-cote|side-by-side|total/i;
    expect([...new Set(all.filter((path) => telling.test(path)))]).toEqual(sideBySide);
    const named = (path: string, what: RegExp) => path.match(what)?.length ?? 0;
    for (const path of all) {
      expect(named(path, /:(?:espace|space|equipe|team)s?\b/gi), path).toBeLessThan(2);
      expect(named(path, /:(?:personne|person|membre|member)s?\b/gi), path).toBeLessThan(2);
    }
  });

  test('no call may be asked for two teams, for a person, for an order by amount or for a total', () => {
    const asked = operations.flatMap(({ query }) => Object.keys(query?.shape ?? {}));
    expect(asked.length).toBeGreaterThan(30);
    const telling =
      /compar|contre|versus|rank|rang|order|^tri|^sort$|sortby|total|person|people|author|auteur|membre|member|spaces|espaces|teams|equipes/i;
    expect(asked.filter((name) => telling.test(name))).toEqual([]);
    for (const { operationId, query } of operations)
      for (const [name, shape] of Object.entries(query?.shape ?? {}))
        if (/^(?:space|espace)/.test(name)) {
          const { data = null } = shape.safeParse([north, south]);
          expect(Array.isArray(data) && data.length > 1, `${operationId} ${name}`).toBe(false);
        }
  });
});

describe('what is asked and not offered', () => {
  /** Keys made for each opening of a page, and where links lead back to. */
  const opening = /value="[\w-]{16,}"|\?[^"]*"/g;
  const bare = async (address: string) => {
    const answer = await maude.get(address);
    const html = await answer.text();
    return `${answer.status} ${/<main[\s\S]*<\/main>/.exec(html)?.[0]?.replaceAll(opening, '') ?? ''}`;
  };
  /** Pages that need no more than a space or a bilan to be named. */
  const pages = () =>
    routes
      .filter(({ method, path }) => method === 'GET' && /^[^:]*(?::(?:espace|bilan)[^:]*)?$/.test(path))
      .map(({ path }) => path.replace(':espace', north).replace(':bilan', joint))
      .filter((path) => !/deconnexion|fichier|export|document|flux|\.(?:json|xml|js|css|txt)$/.test(path));

  test('changes no page, of one team or of a joint bilan', async () => {
    expect(pages().length).toBeGreaterThan(60);
    for (const address of [...pages(), paths.report(joint)]) {
      // A notice of what was just done is shown once.
      await bare(address);
      const first = await bare(address);
      for (const asked of [
        `comparer=${south}&avec=${south}`,
        `equipes=${north},${south}&personnes=${maude.personId},${rene.personId}`,
        `personne=${rene.personId}&auteur=${rene.personId}`,
        'tri=nombre&par=personne&grouper=espace',
      ])
        expect(await bare(`${address}?${asked}`), `${address}?${asked}`).toBe(first);
    }
  }, 120_000);

  test('a joint bilan says what was done together: no number beside a team, or beside a person', async () => {
    const said = await (await maude.send('GET', `/api/v1/reports/${joint}`)).text();
    const page = await (await maude.get(paths.report(joint))).text();
    const text = page.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
    expect(text).toContain('Équipe du Nord');
    expect(said).toContain('traces');
    for (const found of [said, text]) {
      for (const name of ['Équipe du Nord', 'Équipe du Sud', 'Maude Tremblay', 'René Lavoie']) {
        const near = new RegExp(
          `${name}[^.\\w]{1,6}\\d+ (?:traces?|heures?|h\\b|actes?)|\\d+ (?:traces?|heures?|actes?) [^.]{0,20}${name}`,
        );
        expect(near.exec(found)?.[0] ?? null, name).toBeNull();
      }
    }
    const figures = (JSON.parse(said) as { figures: Record<string, unknown> }).figures;
    expect(JSON.stringify(figures)).not.toMatch(/Équipe du (?:Nord|Sud)|Maude|René/);
  });
});
