import { beforeAll, describe, expect, test } from 'vitest';
import { annexeI } from '#/domains/codebooks/annexe-i.data.ts';
import type { Codebook } from '#/domains/codebooks/codebooks.public.ts';
import { paths } from '#/paths.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';

let site: TestSite;
let keeper: Visitor;
let boss: Visitor;
let elsewhere: Visitor;
let spaceId: string;

const book = (id: string, version: string): Codebook => ({
  ...structuredClone(annexeI),
  id,
  version,
  official: false,
  title: { fr: `Cadre ${id}`, en: `Framework ${id}` },
});
const textOf = async (answer: Response | Promise<Response>) =>
  ((await (await answer).text()).split('<main')[1] ?? '').replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const open = async (who: Visitor, base: { id: string; version: string }, as: string, version: string) => {
  const typed = { as, space: spaceId, version, titleFr: `Variante ${version}`, titleEn: '' };
  return who.post(paths.codebookWorkshop(base.id, base.version), typed);
};
const opened = async (...wish: Parameters<typeof open>) => {
  const answer = await open(...wish);
  expect(answer.status).toBe(303);
  return answer.headers.get('location')!.split('/').at(-1)!;
};
const statusIn = async (who: Visitor, id: string, version: string) =>
  (await who.get(paths.codebookVersion(id, version))).status;

beforeAll(async () => {
  site = await testSite();
  keeper = await site.person('Maude Tremblay');
  boss = await site.person('Denis Lavoie', { administrator: true });
  elsewhere = await site.person('Inès Roy');
  spaceId = await site.space('Équipe', [
    [keeper, 'facilitator'],
    [boss, 'secretary'],
  ]);
  await site.space('Ailleurs', [[elsewhere, 'facilitator']]);
});

describe('a draft published for everybody here', () => {
  test('is published so by an administrator, who is asked for whom; the others publish in their space', async () => {
    const id = await opened(boss, annexeI, 'variant', 'pour-tous');
    expect(await textOf(keeper.get(paths.codebookDraftPublication(id)))).not.toContain('Pour qui');
    const forged = await keeper.post(paths.codebookDraftPublication(id), { pour: 'everybody' });
    expect(forged.status).toBe(422);
    expect(await textOf(boss.get(paths.codebookDraftPublication(id)))).toMatch(
      /Pour qui.*Les membres de « ?.Équipe.*Tout le monde ici/,
    );
    expect(await statusIn(elsewhere, 'variante-pour-tous', 'pour-tous')).toBe(404);
    const answer = await boss.post(paths.codebookDraftPublication(id), { pour: 'everybody' });
    expect(answer.headers.get('location')).toBe(paths.codebookVersion('variante-pour-tous', 'pour-tous'));
    expect(await statusIn(elsewhere, 'variante-pour-tous', 'pour-tous')).toBe(200);
    expect(await textOf(elsewhere.get(paths.codebooks))).toContain('pour tout le monde ici');
    expect(await textOf(keeper.get(paths.codebookDraft(id)))).toContain('Ce brouillon est publié');
    const happenings = await site.system((transaction) =>
      transaction.query<{ space_id: string | null }>({
        text: `SELECT space_id FROM happenings WHERE kind = 'codebook.published' AND details ->> 'id' = 'variante-pour-tous'`,
      }),
    );
    expect(happenings).toEqual([{ space_id: null }]);
  });

  test('may extend only what everybody reads: what it extends is named when it does not', async () => {
    await keeper.send('POST', '/api/v1/codebooks', { spaceId, codebook: book('a-nous', '1') });
    const id = await opened(boss, { id: 'a-nous', version: '1' }, 'variant', 'sur-le-notre');
    const refused = await boss.post(paths.codebookDraftPublication(id), { pour: 'everybody' });
    expect(refused.status).toBe(422);
    const text = await textOf(refused);
    expect(text).toContain('Rien n’a été publié');
    expect(text).toContain('a-nous');
    expect((await boss.post(paths.codebookDraftPublication(id), { pour: 'space' })).status).toBe(303);
    expect(await statusIn(elsewhere, 'variante-sur-le-notre', 'sur-le-notre')).toBe(404);
  });

  test('follows what is everybody’s: an administrator opens it and publishes it, whoever else writes it', async () => {
    await boss.send('POST', '/api/v1/codebooks', { spaceId: null, codebook: book('commun', '1') });
    const base = { id: 'commun', version: '1' };
    expect((await open(keeper, base, 'next', '2')).status).toBe(422);
    expect(await textOf(keeper.get(paths.codebookWorkshop('commun', '1')))).not.toContain(
      'La version suivante de ce cadre',
    );
    const id = await opened(boss, base, 'next', '2');
    const page = await textOf(keeper.get(paths.codebookDraftPublication(id)));
    expect(page).toContain('une administratrice ou un administrateur le publie');
    expect(page).not.toContain('Publier pour de bon');
    expect((await keeper.post(paths.codebookDraftPublication(id))).status).toBe(422);
    expect((await keeper.post(paths.codebookDraftPublication(id), { pour: 'space' })).status).toBe(422);
    expect((await boss.post(paths.codebookDraftPublication(id), { pour: 'space' })).status).toBe(422);
    expect((await boss.post(paths.codebookDraftPublication(id), { pour: 'everybody' })).status).toBe(303);
    expect(await textOf(elsewhere.get(paths.codebookVersion('commun', '1')))).toContain(
      'Une version plus récente remplace celle-ci',
    );
  });
});

describe('by the API', () => {
  const draftsOf = async (who: Visitor, as: 'variant' | 'next', base: object, version: string) => {
    const wish = { spaceId, base, as, version, title: { fr: `Par programme ${version}` } };
    const answer = await who.send('POST', '/api/v1/codebook-drafts', wish);
    return { answer, id: answer.ok ? ((await answer.json()) as { id: string }).id : '' };
  };
  const publish = (who: Visitor, id: string, audience = '') =>
    who.send('POST', `/api/v1/codebook-drafts/${id}/publication${audience}`, undefined, {
      'if-match': '"1"',
    });

  test('the same is asked by `for`, and refused to the same', async () => {
    await boss.send('POST', '/api/v1/codebooks', { spaceId: null, codebook: book('partage', '1') });
    const base = { id: 'partage', version: '1' };
    expect((await draftsOf(keeper, 'next', base, '2')).answer.status).toBe(422);
    const next = await draftsOf(boss, 'next', base, '2');
    expect(next.answer.status).toBe(201);
    expect((await publish(keeper, next.id)).status).toBe(403);
    expect((await publish(boss, next.id, '?for=space')).status).toBe(403);
    expect((await publish(boss, next.id, '?for=ailleurs')).status).toBe(422);
    expect((await publish(boss, next.id)).status).toBe(201);
    expect(await statusIn(elsewhere, 'partage', '2')).toBe(200);

    const variant = await draftsOf(keeper, 'variant', base, '7');
    expect((await publish(keeper, variant.id, '?for=everybody')).status).toBe(403);
    expect((await publish(keeper, variant.id)).status).toBe(201);
    expect(await statusIn(elsewhere, 'par-programme-7', '7')).toBe(404);
  });
});
