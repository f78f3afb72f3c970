import { beforeAll, expect, test } from 'vitest';
import {
  type Codebook,
  type Field,
  type Output,
  shippedCodebooks,
} from '#/domains/codebooks/codebooks.public.ts';
import { paths } from '#/paths.ts';
import { type TestSite, type Typed, testSite, type Visitor } from '../../../test/harness/site.ts';

let site: TestSite;
let keeper: Visitor;
let draft: string;
const [annexeI] = shippedCodebooks as [Codebook];

const bookOf = async () => {
  const [row] = await site.system((transaction) =>
    transaction.query<{ content: Codebook; revision: number }>({
      text: 'SELECT content, revision FROM codebook_drafts WHERE id = $1',
      values: [draft],
    }),
  );
  return row!;
};
const fieldOf = async (id: string) =>
  (await bookOf()).content.fields.find((field) => field.id === id) as Field;
const outputOf = async (id: string): Promise<Output | null> => (await fieldOf(id)).output;
const at = (id: string) => paths.codebookDraftPart(draft, 'champs', id);
const pageOf = async (address: string) => (await keeper.get(address)).text();

/** Everything that the form of a page would post, as it stands. */
function formOn(html: string): Record<string, string | string[]> {
  const typed: Record<string, string[]> = {};
  const main = html.slice(html.indexOf('name="revision"') - 40);
  const add = (name: string, value: string) => {
    typed[name] = [
      ...(typed[name] ?? []),
      value.replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&gt;', '>'),
    ];
  };
  const attribute = (tag: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];
  for (const [tag] of main.matchAll(/<input\b[^>]*>/g)) {
    const kind = attribute(tag, 'type');
    const isOn = (kind !== 'checkbox' && kind !== 'radio') || /\schecked\b/.test(tag);
    if (isOn) add(attribute(tag, 'name') ?? '', attribute(tag, 'value') ?? '');
  }
  for (const [, head = '', options = ''] of main.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
    const all = [...options.matchAll(/<option\b[^>]*>/g)].map(([tag]) => tag);
    const chosen = all.find((tag) => /\sselected\b/.test(tag)) ?? all[0] ?? '';
    add(attribute(head, 'name') ?? '', attribute(chosen, 'value') ?? '');
  }
  for (const [, head = '', text = ''] of main.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g))
    add(attribute(head, 'name') ?? '', text);
  return typed;
}

const post = async (address: string, changes: Typed) => {
  const { lieu, partie, sens, _key, ...typed } = formOn(await pageOf(address));
  void [lieu, partie, sens, _key];
  return keeper.post(address.split('?')[0]!, { ...typed, ...changes });
};

beforeAll(async () => {
  site = await testSite();
  keeper = await site.person('Maude Tremblay');
  const space = await site.space('Équipe', [[keeper, 'secretary']]);
  const opened = await keeper.post(paths.codebookWorkshop(annexeI.id, annexeI.version), {
    as: 'variant',
    space,
    version: '1',
    titleFr: 'Champs remplis autrement',
    titleEn: '',
  });
  draft = opened.headers.get('location')!.split('/').at(-1)!;
});

const filledByFormula = annexeI.fields.filter(({ output }) => output && 'feel' in output);

test('saving a field as it is shown changes nothing, letter for letter', async () => {
  expect(filledByFormula.length).toBeGreaterThan(2);
  for (const field of annexeI.fields) {
    const saved = await post(at(field.id), {});
    expect(saved.status, field.id).toBe(303);
    expect(await outputOf(field.id), field.id).toEqual(field.output);
  }
});

test('the formulas of the shipped framework are shown as choices, and read in words', async () => {
  for (const field of filledByFormula) {
    const html = await pageOf(at(field.id));
    expect(html, field.id).not.toMatch(/<option value="feel" selected/);
  }
  const published = await pageOf(paths.codebookVersion(annexeI.id, annexeI.version));
  for (const { output } of filledByFormula)
    expect(published).not.toContain(`<code>${(output as { feel: string }).feel.replaceAll('"', '&quot;')}`);
  expect(published).toContain('Sinon');
});

test('a case is added, its value picked, and another condition added to it; a formula stays for the rest', async () => {
  const field = annexeI.fields.find(({ codeList }) => codeList === 'raison')!;
  const codes = annexeI.codeLists.find(({ id }) => id === 'raison')!.codes;
  const [one, two] = [codes[0]!.id, codes[1]!.id];
  const name = 'output';
  const asked = await post(at(field.id), {
    [`${name}-how`]: 'cases',
    suite: name,
    [`${name}-plus`]: 'contactMode',
  });
  const further = asked.headers.get('location')!;
  expect(further).toContain('condition=contactMode');
  await post(further, {
    [`${name}-cas-0-0-value`]: ['video', 'telephone'],
    [`${name}-cas-0-gives`]: one,
    [`${name}-sinon-gives`]: two,
    suite: `${name}-cas-0`,
    [`${name}-cas-0-plus`]: 'hasDossier',
  });
  expect(await outputOf(field.id)).toEqual({
    feel: `if contactMode in ("video", "telephone") then "${one}" else "${two}"`,
  });
  await post(`${at(field.id)}?de=${name}-cas-0&condition=hasDossier`, { [`${name}-cas-0-1-mode`]: 'no' });
  const feel = `if contactMode in ("telephone", "video") and not(hasDossier) then "${one}" else "${two}"`;
  expect(await outputOf(field.id)).toEqual({ feel });
  expect(await pageOf(at(field.id))).toContain('Cas 1');

  await post(at(field.id), {
    [`${name}-how`]: 'feel',
    [`${name}-feel`]: 'if hasDossier then requestOrigin else null',
  });
  expect(await outputOf(field.id)).toEqual({ feel: 'if hasDossier then requestOrigin else null' });
  expect(await pageOf(at(field.id))).toMatch(/<option value="feel" selected/);
  await post(at(field.id), {});
  expect(await outputOf(field.id)).toEqual({ feel: 'if hasDossier then requestOrigin else null' });
});

test('a rule fills a field by cases, asked for on its own page', async () => {
  const address = paths.codebookDraftRule(draft, 'communautaire-ponctuelle');
  const asked = await post(address, { suite: 'champ', 'plus-champ': 'reasons' });
  const shown = asked.headers.get('location')!.split('#')[0]!;
  const more = await post(shown, {
    'field-reasons-how': 'cases',
    suite: 'field-reasons',
    'field-reasons-plus': 'hasPartners',
  });
  const further = more.headers.get('location')!;
  expect(further).toContain('cas=hasPartners');
  const [code] = annexeI.codeLists.find(({ id }) => id === 'raison')!.codes;
  await post(further.split('#')[0]!, { 'field-reasons-cas-0-gives': code!.id });
  const { content } = await bookOf();
  const row = content.mapping.groups
    .flatMap(({ rows }) => rows)
    .find(({ id }) => id === 'communautaire-ponctuelle');
  expect(row).toMatchObject({
    declare: { fields: { reasons: { feel: `if hasPartners then "${code!.id}" else null` } } },
  });
});

test('a text that looks like a number stays a text', async () => {
  const field = annexeI.fields.find(({ type, codeList }) => type === 'text' && codeList === null)!;
  await post(at(field.id), { 'output-how': 'literal', 'output-value': '007' });
  expect(await outputOf(field.id)).toEqual({ literal: '007' });
});
