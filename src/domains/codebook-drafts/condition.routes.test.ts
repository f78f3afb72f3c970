import { beforeAll, expect, test } from 'vitest';
import { type Codebook, shippedCodebooks } from '#/domains/codebooks/codebooks.public.ts';
import { paths } from '#/paths.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';

let site: TestSite;
let keeper: Visitor;
let draft: string;
const [annexeI] = shippedCodebooks as [Codebook];

const page = async (at: string) => (await keeper.get(at)).text();
const bookOf = async () => {
  const [row] = await site.system((transaction) =>
    transaction.query<{ content: Codebook; revision: number }>({
      text: 'SELECT content, revision FROM codebook_drafts WHERE id = $1',
      values: [draft],
    }),
  );
  return row!;
};
const failsWhen = async (id: string) =>
  (await bookOf()).content.validations.find((one) => one.id === id)?.failsWhen;
const change = async (id: string, typed: Record<string, string | string[]>) => {
  const { content, revision } = await bookOf();
  const validation = content.validations.find((one) => one.id === id)!;
  return keeper.post(paths.codebookDraftPart(draft, 'verifications', id), {
    revision: String(revision),
    'sentence-fr': validation.sentence.fr,
    'sentence-en': validation.sentence.en,
    importance: validation.importance,
    'whatToDo-fr': validation.whatToDo.fr,
    'whatToDo-en': validation.whatToDo.en,
    reference: '',
    ...typed,
  });
};

beforeAll(async () => {
  site = await testSite();
  keeper = await site.person('Maude Tremblay');
  const space = await site.space('Équipe', [[keeper, 'secretary']]);
  const opened = await keeper.post(paths.codebookWorkshop(annexeI.id, annexeI.version), {
    as: 'variant',
    space,
    version: '1',
    titleFr: 'Conditions choisies',
    titleEn: '',
  });
  draft = opened.headers.get('location')!.split('/').at(-1)!;
});

test('a condition is shown as it would have been picked, in words, and what picks cannot say as a text', async () => {
  const picked = await page(paths.codebookDraftPart(draft, 'verifications', 'participants-hors-norme'));
  expect(picked).toMatch(/name="failsWhen-how"[^>]*value="picked"[^>]*checked/);
  expect(picked).toContain('name="failsWhen-0-subject" value="kind"');
  expect(picked).toMatch(/name="failsWhen-0-value"[^>]*value="usager-communautaire"[^>]*checked/);
  expect(picked).toContain('name="failsWhen-1-subject" value="hasParticipantCount"');
  const typed = await page(paths.codebookDraftPart(draft, 'verifications', 'intervenants-insuffisants'));
  expect(typed).toMatch(/name="failsWhen-how"[^>]*value="typed"[^>]*checked/);
  expect(typed).toContain('field.practitionerCount != null and field.practitionerCount &lt; 1');
  const always = await page(paths.codebookDraftPart(draft, 'champs', 'actType'));
  expect(always).toMatch(/name="requiredWhen-how"[^>]*value="always"[^>]*checked/);
  // Only a validation looks at what a declaration gives in its fields.
  expect(picked).toContain('<option value="field.actType"');
  expect(always).not.toContain('<option value="field.actType"');
});

test('picks become FEEL; one more is asked for without losing what was picked, and one is taken out', async () => {
  const asked = await change('date-future', {
    'failsWhen-how': 'picked',
    'failsWhen-join': 'or',
    'failsWhen-0-subject': 'isInFuture',
    'failsWhen-0-mode': 'yes',
    'failsWhen-plus': 'placeKind',
    suite: 'failsWhen',
  });
  const onward = asked.headers.get('location')!;
  expect(onward).toContain('condition=placeKind');
  expect(await failsWhen('date-future')).toBe('isInFuture');
  const more = await page(onward);
  expect(more).toContain('name="failsWhen-1-subject" value="placeKind"');
  expect(more).toMatch(/name="failsWhen-1-value"[^>]*value="school"/);
  await change('date-future', {
    'failsWhen-how': 'picked',
    'failsWhen-join': 'or',
    'failsWhen-0-subject': 'isInFuture',
    'failsWhen-0-mode': 'yes',
    'failsWhen-1-subject': 'placeKind',
    'failsWhen-1-mode': 'oneOf',
    'failsWhen-1-value': ['school', 'home'],
  });
  expect(await failsWhen('date-future')).toBe('isInFuture or placeKind in ("school", "home")');
  await change('date-future', {
    'failsWhen-how': 'picked',
    'failsWhen-join': 'and',
    'failsWhen-0-subject': 'isInFuture',
    'failsWhen-0-mode': 'any',
    'failsWhen-1-subject': 'field.actType',
    'failsWhen-1-mode': 'given',
  });
  expect(await failsWhen('date-future')).toBe('field.actType != null');
});

test('a text counts only when it is chosen, and nothing picked is never', async () => {
  await change('date-future', {
    'failsWhen-how': 'typed',
    failsWhen: 'isInFuture and (act = "x" or hasDossier)',
  });
  expect(await failsWhen('date-future')).toBe('isInFuture and (act = "x" or hasDossier)');
  await change('date-future', { 'failsWhen-how': 'picked', failsWhen: 'isInFuture' });
  expect(await failsWhen('date-future')).toBe('false');
  await change('date-future', { 'failsWhen-how': 'always', failsWhen: '' });
  expect(await failsWhen('date-future')).toBe('true');
  // A subject that is no name is not written.
  await change('date-future', {
    'failsWhen-how': 'picked',
    'failsWhen-0-subject': 'isInFuture) or (true',
    'failsWhen-0-mode': 'yes',
  });
  expect(await failsWhen('date-future')).toBe('false');
});
