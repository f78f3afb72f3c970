import { beforeAll, describe, expect, test } from 'vitest';
import { annexeI } from '#/domains/codebooks/annexe-i.data.ts';
import type { Codebook, CodebookDifference, Part } from '#/domains/codebooks/codebooks.public.ts';
import { createTraces, type TraceDraft } from '#/domains/traces/traces.public.ts';
import { paths } from '#/paths.ts';
import type { Person } from '#/platform/visit.ts';
import { type TestSite, type Typed, testSite, type Visitor } from '../../../test/harness/site.ts';

let site: TestSite;
let keeper: Visitor;
let second: Visitor;
let member: Visitor;
let guest: Visitor;
let other: Visitor;
let spaceId: string;

const textOf = async (answer: Response | Promise<Response>) =>
  ((await (await answer).text()).split('<main')[1] ?? '').replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const personOf = ({ personId }: Visitor): Person => ({
  kind: 'person',
  personId,
  name: '',
  isAdministrator: false,
  memberships: [],
  sessionId: null,
  scopes: null,
});
const note = (...drafts: Partial<TraceDraft>[]) =>
  site.as(keeper.personId, (transaction) =>
    createTraces(
      transaction,
      personOf(keeper),
      drafts.map((changes) => ({ spaceId, text: 'Une rencontre', eventOn: '2026-02-20', ...changes })),
      { enteredAt: new Date('2026-02-21T15:00:00Z') },
    ),
  );

const workshop = paths.codebookWorkshop(annexeI.id, annexeI.version);
async function variant(name: string, who = keeper, version = '1'): Promise<string> {
  const typed = { as: 'variant', space: spaceId, version, titleFr: name, titleEn: '' };
  const answer = await who.post(workshop, typed);
  expect(answer.status).toBe(303);
  return answer.headers.get('location')!.split('/').at(-1)!;
}
const rowOf = async (draftId: string) => {
  const [row] = await site.system((transaction) =>
    transaction.query<{ content: Codebook; difference: CodebookDifference; revision: number }>({
      text: 'SELECT content, difference, revision FROM codebook_drafts WHERE id = $1',
      values: [draftId],
    }),
  );
  return row!;
};
const preparation: Typed = {
  'sentence-fr': 'Préparation entre nous : rien à déclarer.',
  'sentence-en': '',
  reference: '',
  // biome-ignore lint/suspicious/noThenProperty: it is the name of a field of the form.
  then: 'leave',
  reason: 'preparation',
  'isPreparation-mode': 'yes',
  'hasPartners-mode': 'no',
};
const changeRow = async (draftId: string, typed: Typed, who = keeper, revision?: number) =>
  who.post(paths.codebookDraftRule(draftId, 'exclusion-preparation'), {
    revision: String(revision ?? (await rowOf(draftId)).revision),
    ...typed,
  });

beforeAll(async () => {
  site = await testSite();
  keeper = await site.person('Maude Tremblay');
  second = await site.person('René Lavoie');
  member = await site.person('Ali Haddad');
  guest = await site.person('Rosa Lemay');
  other = await site.person('Inès Roy');
  spaceId = await site.space('Équipe', [
    [keeper, 'facilitator'],
    [second, 'secretary'],
    [member, 'member'],
    [guest, 'guest'],
  ]);
  await site.space('Ailleurs', [[other, 'facilitator']]);
  await note(
    {
      text: 'Préparer avec le comité',
      flags: ['preparation'],
      organisations: [{ organisationId: null, name: 'Comité', role: 'present' }],
    },
    { text: 'Préparer seule', flags: ['preparation'] },
    { text: 'Table du logement', natures: [{ nature: 'concertation', sharePercent: null }] },
    { text: 'Pour moi seule', flags: ['preparation'], visibility: 'author' },
  );
});

describe('opening a draft', () => {
  test('is for those who keep the memory of a space; its members read it, nobody else', async () => {
    const id = await variant('Annexe I, chez nous');
    const pages = [
      paths.codebookDraft(id),
      paths.codebookDraftRules(id),
      paths.codebookDraftTrial(id),
      paths.codebookDraftHistory(id),
      paths.codebookDraftReview(id),
      paths.codebookDraftPlace(id, 'tout'),
      paths.codebookDraftPlace(id, 'codes.raison'),
      paths.codebookDraftDifference(id),
    ];
    const writing = [
      paths.codebookDraftHead(id),
      paths.codebookDraftRule(id, 'exclusion-preparation'),
      paths.codebookDraftAddition(id, 'champs'),
      paths.codebookDraftAddition(id, 'regles.groupe'),
      paths.codebookDraftPart(id, 'champs', 'actType'),
      paths.codebookDraftPublication(id),
    ];
    for (const address of [...pages, ...writing]) {
      expect((await keeper.get(address)).status, address).toBe(200);
      expect((await guest.get(address)).status, address).toBe(404);
      expect((await other.get(address)).status, address).toBe(404);
      expect((await site.stranger.get(address)).status, address).toBe(303);
    }
    for (const address of pages) expect((await member.get(address)).status, address).toBe(200);
    for (const address of writing) expect((await member.get(address)).status, address).toBe(403);
    expect(await textOf(member.get(paths.codebookDrafts))).toContain('Annexe I, chez nous');
    expect(await textOf(other.get(paths.codebookDrafts))).not.toContain('Annexe I, chez nous');
    expect((await member.get(paths.codebookDraftImport)).status).toBe(403);
  });

  test('posts by those who may not write change nothing', async () => {
    const id = await variant('Sans droit');
    const posts: [string, Typed][] = [
      [paths.codebookDraftHead(id), { version: '9', 'title-fr': 'x' }],
      [paths.codebookDraftRule(id, 'exclusion-preparation'), preparation],
      [paths.codebookDraftAddition(id, 'champs'), { 'label-fr': 'x' }],
      [paths.codebookDraftPart(id, 'champs', 'actType'), { 'label-fr': 'x' }],
      [paths.codebookDraftPlace(id, 'exercices.year'), {}],
      [paths.codebookDraftOrder(id), { lieu: 'fields', partie: 'actType', sens: 'haut' }],
      [paths.codebookDraftRetirement(id), { lieu: 'fields', partie: 'actType' }],
      [paths.codebookDraftSample(id), { periode: 'month 2026-02' }],
      [paths.codebookDraftCarrying(id), { version: '9' }],
      [paths.codebookDraftReview(id), { point: '0', decision: 'ours' }],
      [paths.codebookDraftPublication(id), {}],
      [paths.codebookDraftRemoval(id), {}],
    ];
    for (const [address, typed] of posts) {
      expect((await member.post(address, typed)).status, address).toBe(403);
      expect((await other.post(address, typed)).status, address).toBe(404);
      expect((await site.stranger.post(address, typed)).status, address).toBe(303);
    }
    expect((await rowOf(id)).revision).toBe(1);
  });

  test('refuses another space, a taken version, a framework of elsewhere, and a variant without a name', async () => {
    const asked = (typed: Typed, who = keeper) =>
      who.post(workshop, {
        as: 'variant',
        space: spaceId,
        version: '1',
        titleFr: 'Nom',
        titleEn: '',
        ...typed,
      });
    expect(await textOf(asked({ titleFr: '' }))).toContain('Donnez un nom');
    expect(await textOf(asked({ version: 'un deux' }))).toContain('numéro de version');
    expect(await textOf(asked({ as: 'next' }))).toContain('n’est pas de votre espace');
    expect(await textOf(asked({}, member))).toContain('il faut tenir le secrétariat');
    expect(await textOf(asked({ space: 'ailleurs' }))).toContain('dont vous tenez le secrétariat');
    expect((await keeper.get(paths.codebookWorkshop('rien', '1'))).status).toBe(404);
    expect(await textOf(member.get(workshop))).toContain('il faut tenir le secrétariat');
  });

  test('row-level security: members read, keepers write, a published draft never changes', async () => {
    const id = await variant('Second verrou');
    const read = (who: Visitor | null) =>
      site.as(who?.personId ?? null, (transaction) =>
        transaction.query({ text: 'SELECT 1 FROM codebook_drafts WHERE id = $1', values: [id] }),
      );
    const write = (who: Visitor) =>
      site.as(who.personId, (transaction) =>
        transaction.query({
          text: "UPDATE codebook_drafts SET version = '2' WHERE id = $1 RETURNING id",
          values: [id],
        }),
      );
    expect(await read(member)).toHaveLength(1);
    for (const who of [guest, other, null]) expect(await read(who)).toHaveLength(0);
    expect(await write(member)).toHaveLength(0);
    expect(await write(keeper)).toHaveLength(1);
    const forging = site.as(keeper.personId, (transaction) =>
      transaction.query({
        text: `INSERT INTO codebook_draft_changes (id, draft_id, revision, kind, changed_by)
               VALUES (gen_random_uuid(), $1, 2, 'changed', $2)`,
        values: [id, member.personId],
      }),
    );
    await expect(forging).rejects.toMatchObject({ code: '42501' });
  });
});

describe('the decision table', () => {
  test('says each rule in plain words, with the shared traces it takes on the period', async () => {
    const id = await variant('Comptes');
    const text = await textOf(keeper.get(paths.codebookDraftRules(id)));
    for (const part of [
      'Période 12, 2025-2026 : 3 traces partagées.',
      'Préparation : oui',
      '2 traces',
      'mais une règle plus haut les prend',
      'Toutes les traces de la période sont prises',
    ])
      expect(text).toContain(part);
    const english = await textOf(keeper.get(paths.codebookDraftRules(id), { 'accept-language': 'en' }));
    expect(english).toContain('3 shared traces');
    const traces = await textOf(keeper.get(paths.codebookDraftRuleTraces(id, 'exclusion-preparation')));
    expect(traces).toContain('Préparer avec le comité');
    expect(traces).not.toContain('Table du logement');
    expect(traces).not.toContain('Pour moi seule');
    expect((await keeper.get(paths.codebookDraftRuleTraces(id, 'rien'))).status).toBe(404);
  });

  test('traces that no rule takes any more are counted and shown as soon as a rule is saved', async () => {
    const id = await variant('Sans règle');
    const [row] = annexeI.mapping.groups[0]!.rows.filter(({ when }) => when.hasDossier === 'false');
    const own = paths.codebookDraftRule(id, row!.id);
    const before = await textOf(keeper.get(own));
    expect(before).toContain(
      'Traces que prend cette règle Période 12, 2025-2026 : 3 traces partagées. 1 trace',
    );
    const none = await textOf(keeper.get(paths.codebookDraftRuleTraces(id, 'aucune')));
    expect(none).toContain('Aucune trace que vous pouvez voir');
    const saved = await keeper.post(own, {
      ...preparation,
      'hasPartners-mode': 'any',
      revision: String((await rowOf(id)).revision),
    });
    expect(saved.status).toBe(303);
    expect(await textOf(keeper.get(own))).toContain('3 traces partagées. aucune trace');
    const rules = await (await keeper.get(paths.codebookDraftRules(id))).text();
    expect(rules).toContain(`href="${paths.codebookDraftRuleTraces(id, 'aucune')}"`);
    const unmatched = await textOf(keeper.get(paths.codebookDraftRuleTraces(id, 'aucune')));
    expect(unmatched).toContain('Traces qu’aucune règle ne prend');
    expect(unmatched).toContain('Table du logement');
    expect(unmatched).not.toContain('Préparer');
    expect(unmatched).not.toContain('Pour moi seule');
    expect((await other.get(paths.codebookDraftRuleTraces(id, 'aucune'))).status).toBe(404);
  });

  test('a rule changed by picking from lists is tried on the period: figure by figure, row by row', async () => {
    const id = await variant('Essai');
    const answer = await changeRow(id, preparation);
    expect(answer.headers.get('location')).toContain('#regle-exclusion-preparation');
    const { content, difference } = await rowOf(id);
    expect(content.mapping.exclusions[1]?.when).toEqual({ isPreparation: 'true', hasPartners: 'false' });
    expect(difference.changes).toMatchObject([
      { kind: 'changed', place: 'exclusions', id: 'exclusion-preparation' },
    ]);
    const table = await textOf(keeper.get(paths.codebookDraftRules(id)));
    expect(table).toContain('restreint ici');
    expect(table).toContain('Préparation : oui Organismes présents : non');
    const trial = await textOf(keeper.get(paths.codebookDraftTrial(id)));
    expect(trial).toContain('Chiffre par chiffre');
    expect(trial).toMatch(/Sans déclaration : Préparation 2 traces 1 trace /);
    expect(trial).toContain('Traces qui changent de règle');
    expect(trial).toMatch(/une activité ponctuelle, sans durée\. 1 /);
    expect(trial).toContain('ne mesurent pas l’effort');
  });

  test('adds a condition without losing what was typed, and asks for its values', async () => {
    const id = await variant('Conditions');
    const answer = await changeRow(id, {
      ...preparation,
      suite: 'condition',
      'plus-condition': 'contactMode',
    });
    const onward = answer.headers.get('location')!;
    expect(onward).toContain('condition=contactMode');
    const page = await textOf(keeper.get(onward));
    expect(page).toContain('Condition : Mode de contact');
    expect(page).toContain('Préparation entre nous');
    await changeRow(id, {
      ...preparation,
      'contactMode-mode': 'oneOf',
      'contactMode-value': ['telephone', 'video'],
      'dossierFields-mode': 'contains',
      'dossierFields-list': 'jeunesse\r\naînés',
    });
    expect((await rowOf(id)).content.mapping.exclusions[1]?.when).toMatchObject({
      contactMode: '"telephone", "video"',
      dossierFields: 'list contains(?, "jeunesse"), list contains(?, "aînés")',
    });
  });

  test('a formula that cannot be read stays in the draft, named in its place, and holds the counts', async () => {
    const id = await variant('Formule');
    await changeRow(id, {
      ...preparation,
      'isPreparation-mode': 'formula',
      'isPreparation-formula': 'true and',
    });
    const table = await textOf(keeper.get(paths.codebookDraftRules(id)));
    expect(table).toContain('Les comptes attendent');
    expect(table).toContain('ne se lit pas');
    expect(await textOf(keeper.get(paths.codebookDraftRule(id, 'exclusion-preparation')))).toContain(
      'ne se lit pas',
    );
    expect(await textOf(keeper.get(paths.codebookDraftTrial(id)))).toContain('Rien à comparer');
    const refused = await keeper.post(paths.codebookDraftPublication(id));
    expect(refused.status).toBe(422);
    expect(await textOf(refused)).toContain('mapping/exclusions/exclusion-preparation/isPreparation');
  });

  test('rules are added, moved and taken out; one that nothing reaches says what hides it', async () => {
    const id = await variant('Ordre');
    const revision = String((await rowOf(id)).revision);
    const added = await keeper.post(paths.codebookDraftAddition(id, 'regles.groupe'), {
      revision,
      'sentence-fr': 'Tout acte adressé à un groupe.',
      // biome-ignore lint/suspicious/noThenProperty: it is the name of a field of the form.
      then: 'declare',
      kind: 'usager-groupe',
      act: 'intervention',
      'addressee-mode': 'oneOf',
      'addressee-value': 'group',
      'field-reasons-how': 'code',
      'field-reasons-code': 'raison-exemple-communautes',
    });
    expect(added.headers.get('location')).toContain('#regle-tout-acte-adresse-a-un-groupe');
    expect(await textOf(keeper.get(paths.codebookDraftRules(id)))).toContain('jamais atteinte');
    const place = { lieu: 'rows/groupe', partie: 'tout-acte-adresse-a-un-groupe' };
    await keeper.post(paths.codebookDraftOrder(id), { ...place, sens: 'haut', revision: '2' });
    expect((await rowOf(id)).content.mapping.groups[1]?.rows.map((row) => row.id)[1]).toBe(place.partie);
    await keeper.post(paths.codebookDraftRetirement(id), { ...place, revision: '9' });
    expect((await rowOf(id)).difference).toMatchObject({ changes: [], orders: [] });
    expect(await textOf(keeper.get(paths.codebookDraftHistory(id)))).toContain(
      'Tout acte adressé à un groupe.',
    );
  });

  test('the period of trial is chosen among those of the calendars', async () => {
    const id = await variant('Période');
    await keeper.post(paths.codebookDraftSample(id), { periode: 'month 2025-06' });
    expect(await textOf(member.get(paths.codebookDraftRules(id)))).toContain(
      'juin 2025 : aucune trace partagée',
    );
    await keeper.post(paths.codebookDraftSample(id), { periode: 'month jamais' });
    expect(await textOf(member.get(paths.codebookDraftRules(id)))).toContain('juin 2025');
  });
});

describe('every other part', () => {
  test.for<[slug: string, typed: Typed, list: (book: Codebook) => readonly object[]]>([
    ['types', { 'label-fr': 'Usager-milieu', 'definition-fr': 'Un milieu' }, (book) => book.kinds],
    ['actes', { 'label-fr': 'Présence' }, (book) => book.acts],
    ['sections', { 'label-fr': 'Suites' }, (book) => book.sections],
    [
      'champs',
      {
        'label-fr': 'Quartier visé',
        section: 'acte',
        type: 'code',
        codeList: 'raison',
        kinds: ['usager-groupe'],
        acts: ['intervention'],
        requiredWhen: 'false',
        'output-how': 'code',
        'output-code': 'raison-exemple-communautes',
        carries: [],
      },
      (book) => book.fields,
    ],
    ['listes', { 'label-fr': 'Quartiers' }, (book) => book.codeLists],
    [
      'codes.raison',
      { 'label-fr': 'Cohabitation', code: 'EX-99', validFromOn: '2018-04-01', validUntilOn: '' },
      (book) => book.codeLists.find(({ id }) => id === 'raison')?.codes ?? [],
    ],
    [
      'motifs',
      { 'label-fr': 'Hors mandat', 'explanation-fr': 'Rien à dire' },
      (book) => book.mapping.reasons,
    ],
    ['groupes', { 'label-fr': 'Suivis' }, (book) => book.mapping.groups],
    [
      'verifications',
      {
        'sentence-fr': 'Trop tard',
        'whatToDo-fr': 'Rien',
        importance: 'information',
        failsWhen: 'isEnteredLate',
      },
      (book) => book.validations,
    ],
    ['calendriers', { 'label-fr': 'Saisons', kind: 'other' }, (book) => book.calendars],
    [
      'exercices.year',
      {
        'label-fr': 'Exercice 2031-2032',
        startsOn: '2031-04-01',
        endsOn: '2032-03-31',
        'periods-id': [''],
        'periods-fr': ['L’année'],
        'periods-en': ['The year'],
        'periods-starts': ['2031-04-01'],
        'periods-ends': ['2032-03-31'],
      },
      (book) => book.calendars.find(({ id }) => id === 'year')?.years ?? [],
    ],
    ['conventions', { 'question-fr': 'Et les suivis ?', 'answer-fr': 'Comptés' }, (book) => book.conventions],
    ['dispositions', { 'label-fr': 'Courte' }, (book) => book.layouts],
    [
      'colonnes.codes',
      { 'heading-fr': 'Règle', source: 'about:row', formatting: 'plain' },
      (book) => book.layouts.find(({ id }) => id === 'codes')?.columns ?? [],
    ],
    [
      'correspondances',
      {
        'label-fr': 'Langue → raison',
        input: 'language',
        codeList: 'raison',
        'pairs-value': ['fr', 'en'],
        'pairs-code': ['raison-exemple-communautes', ''],
        otherwise: '',
      },
      (book) => book.translations,
    ],
  ])(
    '%s: added with an id of its own, renamed without changing it, marked, taken out',
    async ([slug, typed, list]) => {
      const id = await variant(`Partie ${slug}`);
      const before = list((await rowOf(id)).content).length;
      const added = await keeper.post(paths.codebookDraftAddition(id, slug), { revision: '1', ...typed });
      expect(
        added.status,
        await added
          .clone()
          .text()
          .then((text) => text.match(/notice-title">[^<]*/)?.[0] ?? ''),
      ).toBe(303);
      const parts = list((await rowOf(id)).content) as Part[];
      expect(parts).toHaveLength(before + 1);
      const part = parts.at(-1)!;
      expect(part.id).toMatch(/^[a-z][A-Za-z0-9-]*$/);
      const address = paths.codebookDraftPart(id, slug, part.id);
      expect((await keeper.get(address)).status).toBe(200);
      const renamed = Object.fromEntries(
        Object.entries(typed).map(([name, value]) => [
          name,
          name.endsWith('-fr') ? `${value} (revu)` : value,
        ]),
      );
      expect((await keeper.post(address, { revision: '2', ...renamed })).status).toBe(303);
      const again = (list((await rowOf(id)).content) as Part[]).at(-1)!;
      expect(again.id).toBe(part.id);
      expect(JSON.stringify(again)).toContain('(revu)');
      expect(await textOf(member.get(paths.codebookDraftPlace(id, slug)))).toMatch(/ajouté ici|Règles/);
      const { difference, revision } = await rowOf(id);
      const change = difference.changes.find((one) => one.kind === 'added');
      const lieu = change?.place ?? '';
      await keeper.post(paths.codebookDraftRetirement(id), {
        lieu,
        partie: part.id,
        revision: String(revision),
      });
      expect((await rowOf(id)).difference.changes).toEqual([]);
    },
  );

  test('a wrong date comes back with what was typed, and nothing is changed', async () => {
    const id = await variant('Mauvaise date');
    const answer = await keeper.post(paths.codebookDraftAddition(id, 'codes.raison'), {
      revision: '1',
      'label-fr': 'Cohabitation',
      validFromOn: 'hier',
      validUntilOn: '',
      code: '',
    });
    expect(answer.status).toBe(422);
    const text = await answer.text();
    expect(text).toContain('value="Cohabitation"');
    expect(text).toContain('value="hier"');
    expect((await rowOf(id)).revision).toBe(1);
  });

  test('the next year of a calendar follows the last one, whole', async () => {
    const id = await variant('Calendrier');
    await keeper.post(paths.codebookDraftPlace(id, 'exercices.financial'), { revision: '1' });
    const calendar = (await rowOf(id)).content.calendars.find((one) => one.id === 'financial')!;
    expect(calendar.years.at(-1)).toMatchObject({
      id: '2031-2032',
      startsOn: '2031-04-01',
      endsOn: '2032-03-31',
    });
    expect(calendar.years.at(-1)?.periods).toHaveLength(13);
    expect(await textOf(keeper.get(paths.codebookDraft(id)))).toContain('Rien n’empêche de publier');
  });

  test('a calendar with a hole, a code retired in use: named in their place, and never published', async () => {
    const id = await variant('Fautes');
    await keeper.post(paths.codebookDraftPart(id, 'exercices.year', '2025-2026'), {
      revision: '1',
      'label-fr': 'Exercice',
      startsOn: '2025-04-01',
      endsOn: '2026-03-31',
      'periods-id': ['', ''],
      'periods-fr': ['Début', ''],
      'periods-en': ['', ''],
      'periods-starts': ['2025-04-01', ''],
      'periods-ends': ['2026-01-31', ''],
    });
    await keeper.post(paths.codebookDraftRetirement(id), {
      revision: '2',
      lieu: 'codes/raison',
      partie: 'raison-exemple-jeunesse',
    });
    const text = await textOf(keeper.get(paths.codebookDraft(id)));
    expect(text).toContain('Aucune période ne couvre du 2026-02-01 au 2026-03-31');
    expect(text).toContain('Le code « raison-exemple-jeunesse » n’est pas dans la liste');
    expect(text).toContain('calendars/year/2025-2026');
    expect((await keeper.post(paths.codebookDraftPublication(id))).status).toBe(422);
  });
});

describe('two people at once', () => {
  test('the second is told, and both texts are kept', async () => {
    const id = await variant('À deux');
    expect((await changeRow(id, preparation, keeper, 1)).status).toBe(303);
    const answer = await changeRow(id, { ...preparation, 'sentence-fr': 'Le texte de René.' }, second, 1);
    const aside = answer.headers.get('location')!;
    expect(aside).toContain(paths.codebookDraftHistory(id));
    const text = await textOf(second.get(aside));
    expect(text).toContain('Maude Tremblay a changé cette partie');
    expect(text).toContain('Préparation entre nous : rien à déclarer.');
    expect(text).toContain('Le texte de René.');
    expect((await rowOf(id)).content.mapping.exclusions[1]?.sentence.fr).toBe(
      'Préparation entre nous : rien à déclarer.',
    );
    expect((await other.get(aside)).status).toBe(404);
    expect((await member.post(aside)).status).toBe(403);
    await second.post(aside);
    expect((await rowOf(id)).content.mapping.exclusions[1]?.sentence.fr).toBe('Le texte de René.');
    expect(await textOf(member.get(paths.codebookDraftHistory(id)))).toContain('Texte mis de côté');
  });

  test('who wrote elsewhere in the draft is not disturbed', async () => {
    const id = await variant('Côte à côte');
    await changeRow(id, preparation, keeper, 1);
    const answer = await second.post(paths.codebookDraftPart(id, 'actes', 'intervention'), {
      revision: '1',
      'label-fr': 'Accompagnement',
      'label-en': '',
      reference: '3°',
    });
    expect(answer.headers.get('location')).toBe(paths.codebookDraftPlace(id, 'actes'));
    const { content } = await rowOf(id);
    expect(content.acts[0]?.label.fr).toBe('Accompagnement');
    expect(content.mapping.exclusions[1]?.sentence.fr).toContain('entre nous');
  });

  test('nobody retires what somebody else just changed', async () => {
    const id = await variant('Retrait');
    await changeRow(id, preparation, keeper, 1);
    await second.post(paths.codebookDraftRetirement(id), {
      revision: '1',
      lieu: 'exclusions',
      partie: 'exclusion-preparation',
    });
    expect((await rowOf(id)).content.mapping.exclusions).toHaveLength(2);
  });
});

describe('publishing', () => {
  test('freezes the version with its difference, supersedes the one before, and keeps every id', async () => {
    const id = await variant('Cadre vivant');
    await changeRow(id, preparation);
    const first = await keeper.post(paths.codebookDraftPublication(id));
    const address = paths.codebookVersion('cadre-vivant', '1', spaceId);
    expect(first.headers.get('location')).toBe(address);
    const page = await textOf(member.get(address));
    expect(page).toContain('restreint ici');
    expect(page).toContain('Prolonge');
    const alone = (await (
      await member.get(paths.codebookDifference('cadre-vivant', '1'))
    ).json()) as CodebookDifference;
    expect(alone.changes).toHaveLength(1);
    expect((await other.get(paths.codebookDifference('cadre-vivant', '1'))).status).toBe(404);
    const byProgram = `${paths.api}/codebooks/cadre-vivant/versions/1/difference`;
    expect(await (await member.send('GET', byProgram)).json()).toEqual(alone);
    expect((await other.send('GET', byProgram)).status).toBe(404);
    expect((await keeper.get(paths.codebookDraftHead(id))).status).toBe(403);
    expect(await textOf(keeper.get(paths.codebookDraft(id)))).toContain('Ce brouillon est publié');
    const changing = site.as(keeper.personId, (transaction) =>
      transaction.query({ text: "UPDATE codebook_drafts SET version = '3' WHERE id = $1", values: [id] }),
    );
    await expect(changing).rejects.toMatchObject({ constraint: 'codebook_drafts_published' });
    const forging = site.as(keeper.personId, (transaction) =>
      transaction.query({
        text: "UPDATE codebook_versions SET difference = '{}' WHERE codebook_id = 'cadre-vivant'",
      }),
    );
    await expect(forging).rejects.toMatchObject({ constraint: 'codebook_versions_frozen' });
    const next = await keeper.post(paths.codebookWorkshop('cadre-vivant', '1'), {
      as: 'next',
      space: spaceId,
      version: '2',
      titleFr: '',
      titleEn: '',
    });
    const nextId = next.headers.get('location')!.split('/').at(-1)!;
    const code = 'raison-exemple-jeunesse';
    await keeper.post(paths.codebookDraftRetirement(nextId), {
      revision: '1',
      lieu: 'codes/raison',
      partie: code,
    });
    const retired = (await rowOf(nextId)).content.codeLists.find((list) => list.id === 'raison')?.codes;
    expect(retired?.find((one) => one.id === code)?.validUntilOn).toBe('2026-03-18');
    expect(await textOf(keeper.get(paths.codebookDraft(nextId)))).toContain('champ-vers-raison');
    expect((await keeper.post(paths.codebookDraftPublication(nextId))).status).toBe(422);
    await keeper.post(paths.codebookDraftPart(nextId, 'codes.raison', code), {
      revision: '2',
      'label-fr': 'Jeunes et familles',
      code: 'EX-RA1',
      validFromOn: '2018-04-01',
      validUntilOn: '',
      fictional: '1',
    });
    expect((await keeper.post(paths.codebookDraftPublication(nextId))).headers.get('location')).toBe(
      paths.codebookVersion('cadre-vivant', '2', spaceId),
    );
    const before = (await (await member.get(paths.codebookExport('cadre-vivant', '1'))).json()) as Codebook;
    const labels = (book: Codebook) =>
      book.codeLists.find((list) => list.id === 'raison')?.codes.find((one) => one.id === code)?.label.fr;
    expect(labels(before)).not.toBe('Jeunes et familles');
    expect(await textOf(member.get(address))).toContain('Une version plus récente remplace celle-ci');
  });

  test('a version taken meanwhile is refused, and the draft is kept', async () => {
    const [first, twin] = [await variant('Deux fois'), await variant('Deux fois')];
    expect((await keeper.post(paths.codebookDraftPublication(first))).status).toBe(303);
    const refused = await keeper.post(paths.codebookDraftPublication(twin));
    expect(refused.status).toBe(422);
    expect(await textOf(refused)).toContain('existe déjà');
    await keeper.post(paths.codebookDraftHead(twin), {
      revision: '1',
      version: '2',
      'title-fr': 'Deux fois',
      'summary-fr': 'Résumé',
      validFromOn: '2026-04-01',
      countedBy: ['requestNature', 'actType'],
      noRuleReason: 'aucune-regle',
    });
    expect((await keeper.post(paths.codebookDraftPublication(twin))).status).toBe(303);
  });

  test('nobody publishes for good what somebody changed after they read it', async () => {
    const id = await variant('Relire');
    await changeRow(id, preparation, second);
    const refused = await keeper.post(paths.codebookDraftPublication(id), { revision: '1' });
    expect(refused.status).toBe(422);
    expect(await textOf(refused)).toContain('Quelqu’un a changé ce brouillon entre-temps');
    expect((await keeper.post(paths.codebookDraftPublication(id), { revision: '2' })).status).toBe(303);
  });

  test('a draft given up is erased with its history', async () => {
    const id = await variant('Abandonné');
    await keeper.post(paths.codebookDraftRemoval(id));
    expect((await keeper.get(paths.codebookDraft(id))).status).toBe(404);
  });
});

describe('the next version of what is extended', () => {
  test('the variant survives it; what both changed is listed and decided before publishing', async () => {
    const bring = (codebook: Codebook) => keeper.send('POST', '/api/v1/codebooks', { spaceId, codebook });
    const provincial = (version: string, validFromOn: string, change: Partial<Codebook>): Codebook => ({
      ...structuredClone(annexeI),
      id: 'cadre-provincial',
      official: false,
      version,
      validFromOn,
      ...change,
    });
    expect((await bring(provincial('1', '2018-04-01', {}))).status).toBe(201);
    const opened = await keeper.post(paths.codebookWorkshop('cadre-provincial', '1'), {
      as: 'variant',
      space: spaceId,
      version: '1',
      titleFr: 'Variante provinciale',
      titleEn: '',
    });
    const id = opened.headers.get('location')!.split('/').at(-1)!;
    await changeRow(id, preparation);
    const acts = annexeI.acts.map((act) => ({
      ...act,
      label: { fr: `${act.label.fr} (2027)`, en: act.label.en },
    }));
    const exclusions = annexeI.mapping.exclusions.map((row) => ({
      ...row,
      sentence: { fr: `${row.sentence.fr} Revu.`, en: row.sentence.en },
    }));
    await bring(provincial('2', '2018-04-01', { acts, mapping: { ...annexeI.mapping, exclusions } }));
    expect(await textOf(keeper.get(paths.codebookDraft(id)))).toContain('a une autre version : 2');
    await keeper.post(paths.codebookDraftCarrying(id), { version: '2' });
    const carried = (await rowOf(id)).content;
    expect(carried.extends).toEqual({ id: 'cadre-provincial', version: '2' });
    expect(carried.acts[0]?.label.fr).toContain('(2027)');
    expect(carried.mapping.exclusions[0]?.sentence.fr).toContain('Revu.');
    expect(carried.mapping.exclusions[1]?.sentence.fr).toBe('Préparation entre nous : rien à déclarer.');
    const review = await textOf(keeper.get(paths.codebookDraftReview(id)));
    expect(review).toContain('Changé ici et dans la nouvelle version.');
    for (const choice of ['Garder le nôtre', 'Prendre le leur', 'Retirer']) expect(review).toContain(choice);
    const early = await keeper.post(paths.codebookDraftPublication(id));
    expect(early.status).toBe(422);
    expect(await textOf(early)).toContain('Un point reste à décider');
    await keeper.post(paths.codebookDraftReview(id), { point: '0', decision: 'theirs' });
    expect((await rowOf(id)).content.mapping.exclusions[1]?.sentence.fr).toContain('Revu.');
    expect((await rowOf(id)).content.mapping.exclusions[1]?.when).toEqual({
      isPreparation: 'true',
      hasPartners: 'false',
    });
    expect((await keeper.post(paths.codebookDraftPublication(id))).status).toBe(303);
    await keeper.post(paths.codebookDraftCarrying(await variant('Sans suite')), { version: 'rien' });
  });
});

describe('a difference alone', () => {
  test('goes out, comes back as a draft of another space, and says the same', async () => {
    const id = await variant('À emporter');
    await changeRow(id, preparation);
    const text = await (await keeper.get(paths.codebookDraftDifference(id))).text();
    const elsewhere = await site.space('Autre équipe', [[keeper, 'secretary']]);
    const answer = await keeper.post(paths.codebookDraftImport, { space: elsewhere, text });
    const brought = answer.headers.get('location')!.split('/').at(-1)!;
    expect((await rowOf(brought)).difference).toEqual(JSON.parse(text));
    const refusals: [string, string][] = [
      ['', 'Choisissez un fichier'],
      ['{', 'n’est pas du JSON'],
      ['{"format": 1}', 'n’a pas la forme attendue'],
      [text.replace(annexeI.version, 'jamais'), 'n’est pas ici'],
      [text.replace('"sentence":', '"phrase":'), 'n’a pas la forme attendue'],
    ];
    for (const [written, sentence] of refusals) {
      const refused = await keeper.post(paths.codebookDraftImport, { space: elsewhere, text: written });
      expect(refused.status).toBe(422);
      expect(await textOf(refused)).toContain(sentence);
    }
  });
});
