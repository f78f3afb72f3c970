import { beforeAll, describe, expect, test } from 'vitest';
import { shippedCodebooks } from '#/domains/codebooks/codebooks.public.ts';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import { type TestSite, testSite, type Visitor } from '../../../../test/harness/site.ts';

let site: TestSite;
let maude: Visitor;
let guest: Visitor;
let other: Visitor;
let spaceId: string;
let address: string;

const textOf = async (answer: Response | Promise<Response>) =>
  (await (await answer).text()).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

/** An act of a dossier with two axes, whose author says that education had the largest share. */
async function noteTraces(personId: string, space: string): Promise<void> {
  await site.system(async (transaction) => {
    const dossierId = newId();
    await transaction.query({
      text: `INSERT INTO dossiers (id, space_id, number, title, state, state_since_on, service_axes, opened_by)
             VALUES ($1, $2, 1, 'La banque alimentaire', 'accompanying', '2026-01-05', '{soutien-organismes,determinants-sociaux}', $3)`,
      values: [dossierId, space, personId],
    });
    const [attached, alone] = [newId(), newId()];
    await transaction.query({
      text: `INSERT INTO traces (id, space_id, author_id, title, text, event_on, duration_minutes, natures, nature_shares, addressee)
             VALUES ($1, $3, $4, 'Atelier', 'Atelier', '2026-02-10', 120, '{concertation,popular-education}', '{30,70}', 'group'),
                    ($2, $3, $4, 'Appel', 'Appel', '2026-02-11', 15, '{concertation}', '{}', 'person')`,
      values: [attached, alone, space, personId],
    });
    await transaction.query({
      text: 'INSERT INTO trace_dossiers (trace_id, dossier_id) VALUES ($1, $2)',
      values: [attached, dossierId],
    });
  });
}

beforeAll(async () => {
  site = await testSite();
  maude = await site.person('Maude Tremblay');
  guest = await site.person('Denis Roy');
  other = await site.person('Inès Haddad');
  spaceId = await site.space('Équipe', [
    [maude, 'member'],
    [guest, 'guest'],
  ]);
  await site.space('Ailleurs', [[other, 'facilitator']]);
  await noteTraces(maude.personId, spaceId);
  address = `${paths.statementsSideBySide}?espace=${spaceId}&du=2026-02-01&au=2026-02-28`;
});

describe('before several frameworks have read a period', () => {
  test('the page says how to come to it, and a period nobody read is not there', async () => {
    expect(await textOf(maude.get(paths.statementsSideBySide))).toContain(
      'Aucune période lue par plusieurs cadres',
    );
    expect((await maude.get(address)).status).toBe(404);
  });
});

describe('a period read by three frameworks', () => {
  beforeAll(async () => {
    for (const { id, version } of shippedCodebooks) {
      const made = await maude.post(paths.newStatement, {
        spaceId,
        codebook: `${id} ${version}`,
        period: 'month 2026-02',
        year: '2025-2026',
      });
      expect(made.status).toBe(303);
    }
  });

  test('is listed, and opens on the same days read by each, with the rule that picks one code', async () => {
    const list = await (await guest.get(paths.statementsSideBySide)).text();
    expect(list).toContain(address.replaceAll('&', '&amp;'));
    const page = await textOf(guest.get(address));
    for (const part of [
      'Annexe I',
      'Axes de service de l’établissement',
      'Fonds du Rivage (exemple fictif)',
      'Actions sur les déterminants sociaux de la santé',
      'Éducation populaire (exemple fictif)',
      'Soutien individuel',
      'Hors de tout dossier',
      'la nature qui a la plus grande part dans la trace',
      'ne dit pas',
      'Rien ici ne s’additionne',
    ]) {
      expect(page).toContain(part);
    }
    const english = await textOf(guest.get(address, { 'accept-language': 'en' }));
    expect(english).toContain('the kind with the largest share');
    expect(english).not.toContain('exemple fictif');
  });

  test('has no total: no figure is the sum of the lines of a framework', async () => {
    const html = await (await maude.get(address)).text();
    expect(html).not.toMatch(/<tfoot|\btotal\b/i);
  });

  test('opens each figure on its own statement', async () => {
    const html = await (await maude.get(address)).text();
    const links = [...html.matchAll(/href="(\/releves\/[^"]+\/chiffres\/[^"]+)"/g)].map(
      ([, link]) => link ?? '',
    );
    expect(links.length).toBeGreaterThanOrEqual(5);
    const figure = await textOf(maude.get(links.find((link) => link.includes('categorie-education')) ?? ''));
    expect(figure).toContain('Un seul code parmi plusieurs');
    expect(figure).toContain('Atelier');
  });

  test('is for those of the space alone', async () => {
    expect((await site.stranger.get(address)).status).toBe(303);
    expect((await other.get(address)).status).toBe(404);
    expect(await textOf(other.get(paths.statementsSideBySide))).not.toContain('Équipe, du');
    expect((await maude.get(`${paths.statementsSideBySide}?espace=x&du=2026-02-01&au=x`)).status).toBe(404);
  });
});
