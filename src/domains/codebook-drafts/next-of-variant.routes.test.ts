import { beforeAll, expect, test } from 'vitest';
import { annexeI } from '#/domains/codebooks/annexe-i.data.ts';
import { paths } from '#/paths.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';

let site: TestSite;
let keeper: Visitor;
let spaceId: string;

const textOf = async (address: string) =>
  ((await (await keeper.get(address)).text()).split('<main')[1] ?? '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');
const opened = async (base: { id: string; version: string }, as: string, version: string) => {
  const typed = { as, space: spaceId, version, titleFr: 'Chez nous', titleEn: '' };
  const answer = await keeper.post(paths.codebookWorkshop(base.id, base.version), typed);
  return answer.headers.get('location')!.split('/').at(-1)!;
};
const rename = (draft: string, label: string) =>
  keeper.post(paths.codebookDraftPart(draft, 'conventions', annexeI.conventions[0]!.id), {
    revision: '1',
    'question-fr': label,
    'question-en': '',
    'answer-fr': 'Une fois.',
    'answer-en': '',
  });

beforeAll(async () => {
  site = await testSite();
  keeper = await site.person('Maude Tremblay');
  spaceId = await site.space('Équipe', [[keeper, 'facilitator']]);
});

test('the next version of a variant says what it changes, and what the variant says of its own', async () => {
  const first = await opened(annexeI, 'variant', '1');
  expect(await textOf(paths.codebookDraft(first))).not.toContain('Ce que ce brouillon change');
  await rename(first, 'Comment comptons-nous ici ?');
  expect((await keeper.post(paths.codebookDraftPublication(first))).status).toBe(303);

  const next = await opened({ id: 'chez-nous', version: '1' }, 'next', '2');
  const before = await textOf(paths.codebookDraft(next));
  expect(before).toMatch(/Ce que ce brouillon change Rien encore/);
  expect(before).toMatch(/Ce que cette variante dit de plus ou autrement .*Comment comptons-nous ici/);
  expect(await textOf(paths.codebookDraftPlace(next, 'conventions'))).toMatch(
    /Comment comptons-nous ici.{1,40}(changé|renommé) ici/,
  );
  await rename(next, 'Et comment comptons-nous depuis ?');
  const after = await textOf(paths.codebookDraft(next));
  expect(after.match(/Et comment comptons-nous depuis/g)).toHaveLength(2);
});
