import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { domains } from '#/app/domains.ts';
import { annexeI } from '#/domains/codebooks/annexe-i.data.ts';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import { type TestSite, testSite, type Visitor } from './harness/site.ts';

/**
 * What somebody with an account here, and no right to a thing, may try against it. Odile keeps something of
 * every kind in a space of her own; Gaston facilitates another, knows every identifier, and tries them all.
 */
let site: TestSite;
let odile: Visitor;
let gaston: Visitor;
let hers: string;
let his: string;

/** In every text that Odile writes: Gaston must never read it. */
const secret = 'Zibeline-4417';
const hostile = `=HYPERLINK("http://ailleurs.example","${secret}") <script>alert(1)</script> <img src=x onerror=alert(2)> [clic](javascript:alert(3)) "><svg onload=alert(4)>`;

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const framework = `${annexeI.id} ${annexeI.version}`;

/** Identifiers of what Odile keeps, by the name that addresses give them. */
const known = new Map<string, string>();

beforeAll(async () => {
  site = await testSite();
  odile = await site.person('Odile Tanguay', { email: 'odile@organisme.example' });
  gaston = await site.person('Gaston Piché', { email: 'gaston@organisme.example' });
  hers = await site.space(`Espace ${secret}`, [[odile, 'facilitator']]);
  his = await site.space('Espace de Gaston', [[gaston, 'facilitator']]);
  await keepSomethingOfEveryKind();
}, 60_000);

const lastPart = (answer: Response) =>
  answer.headers.get('location')!.split('?')[0]!.split('#')[0]!.split('/').at(-1)!;

async function posted(address: string, typed: Record<string, string | string[]>): Promise<string> {
  const answer = await odile.post(address, typed);
  expect(answer.status, address).toBe(303);
  return lastPart(answer);
}

const agenda = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//Essai//FR',
  'BEGIN:VEVENT',
  'UID:1@essai',
  'DTSTAMP:20260310T120000Z',
  'DTSTART;VALUE=DATE:20260310',
  `SUMMARY:Rencontre ${secret}`,
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n');

async function keepSomethingOfEveryKind(): Promise<void> {
  known.set('espace', hers).set('personne', odile.personId);
  known.set('dossier', await posted(paths.dossiers, { spaceId: hers, title: `Dossier ${hostile}` }));
  await posted(paths.dossierPartners(known.get('dossier')!), {
    // Not secret: the form says that the directory, which everybody reads, receives the name.
    name: 'Partenaire de la démarche',
    role: 'partner',
  });
  known.set(
    'trace',
    await posted(paths.quickTrace, {
      spaceId: hers,
      text: hostile,
      dossierId: known.get('dossier')!,
      duration: '45',
    }),
  );
  const attached = await odile.upload(
    paths.traceAttachments(known.get('trace')!),
    { description: secret },
    { file: { name: `../../${secret}.png`, type: 'image/png', bytes: png } },
  );
  expect(attached.status).toBe(303);
  const statement = await posted(paths.newStatement, {
    spaceId: hers,
    codebook: framework,
    period: 'month 2026-03',
    year: '',
  });
  await odile.post(paths.statementCompilation(statement));
  known.set('releve', statement).set('statement', statement);
  known.set('chiffre', 'n.preparation').set('figure', 'n.preparation');
  const imported = await odile.upload(
    paths.newAgendaImport,
    { spaceId: hers, from: '2026-03-01', to: '2026-03-31' },
    { file: { name: '../../etc/agenda.ics', type: 'text/calendar', bytes: agenda } },
  );
  expect(imported.status).toBe(303);
  known.set('importation', lastPart(imported)).set('import', lastPart(imported));
  await odile.post(paths.accountTokens, { name: secret, scopes: 'traces:read', days: '90' });
  await odile.post(paths.spaceInvitations(hers), { email: '', days: '30', role: 'guest' });
  await keepPlan();
  await keepChronicle();
  await keepReport();
  await keepDraft();
  const rows = await site.system((transaction) =>
    transaction.query<{ name: string; id: string }>({
      text: `SELECT 'piece' AS name, id::text FROM trace_attachments
        UNION ALL SELECT 'partenaire', id::text FROM dossier_partners
        UNION ALL SELECT 'session', id::text FROM sessions WHERE person_id = $1
        UNION ALL SELECT 'token', id::text FROM personal_tokens
        UNION ALL SELECT 'lien', id::text FROM plan_evidence
        UNION ALL SELECT 'indicateur', id::text FROM plan_indicators
        UNION ALL SELECT 'levier', id::text FROM plan_levers
        UNION ALL SELECT 'besoin', id::text FROM plan_needs
        UNION ALL SELECT 'version', id::text FROM plan_versions
        UNION ALL SELECT 'evenement', id::text FROM marked_events
        UNION ALL SELECT 'changement', id::text FROM observed_changes
        UNION ALL SELECT 'pas', id::text FROM next_steps
        UNION ALL SELECT 'document', id::text FROM dossier_files
        UNION ALL SELECT 'commentaire', id::text FROM report_comments
        UNION ALL SELECT 'comment', id::text FROM report_comments
        UNION ALL SELECT 'nommee', id::text FROM report_versions
        UNION ALL SELECT 'sortie', id::text FROM report_outings
        UNION ALL SELECT 'outing', id::text FROM report_outings
        UNION ALL SELECT 'partie', sections -> 0 ->> 'id' FROM report_templates
        UNION ALL SELECT 'redditions document', id::text FROM filing_documents
        UNION ALL SELECT 'filings document', id::text FROM filing_documents
        UNION ALL SELECT 'ligne', lines -> 0 ->> 'id' FROM dossier_withdrawals
        UNION ALL SELECT 'invitation', id::text FROM invitations`,
      values: [odile.personId],
    }),
  );
  for (const { name, id } of rows) known.set(name, id);
}

/** A plan with an item, what moves it, what counts it, what it needs, what funds it and what was frozen. */
async function keepPlan(): Promise<void> {
  const typed = { spaceId: hers, title: `Plan ${hostile}`, kind: 'triennial', startsOn: '2026-01-01' };
  const plan = await posted(paths.plans, { ...typed, portrait: hostile });
  const item = await posted(paths.newPlanItem(plan), {
    title: `Action ${hostile}`,
    description: hostile,
    holders: `Porteur ${secret}`,
    level: 'action',
  });
  known.set('plan', plan).set('element', item);
  await posted(paths.planItemTraces(plan, item), {
    traceId: known.get('trace')!,
    says: 'progress',
    note: secret,
  });
  await posted(paths.planItemIndicators(plan, item), { kind: 'change', label: `Changement ${secret}` });
  const money = { itemId: item, money: 'project', recurring: 'no', amount: '1200' };
  await posted(paths.newPlanNeed(plan), { ...money, title: `Besoin ${secret}` });
  await posted(paths.newPlanLever(plan), { ...money, funderName: `Bailleur ${secret}`, standing: 'asked' });
  await posted(paths.planVersions(plan), { name: `Version ${secret}`, spaceId: hers, how: secret });
}

/** What a dossier tells: an event, a change, a step, a document, how the withdrawal is prepared. */
async function keepChronicle(): Promise<void> {
  const [dossier, trace] = [known.get('dossier')!, known.get('trace')!];
  await posted(paths.traceEvents(trace), { dossierId: dossier, why: `Raison ${hostile}`, sources: hostile });
  await posted(paths.dossierObservedChanges(dossier), {
    groupChange: hostile,
    ownPart: hostile,
    othersPart: hostile,
    sources: hostile,
    traceIds: trace,
  });
  await posted(paths.dossierSteps(dossier), { text: `Pas ${secret}`, carriedBy: hostile });
  await posted(paths.dossierWithdrawalChange(dossier), {
    revision: '0',
    what: hostile,
    stands: 'remains',
    withWhom: hostile,
    signs: hostile,
  });
  const kept = await odile.upload(
    paths.dossierFiles(dossier),
    { description: secret, datedOn: '' },
    { file: { name: `../../${secret}.png`, type: 'image/png', bytes: png } },
  );
  expect(kept.status).toBe(303);
}

/** A bilan of her traces and her plan. */
async function keepReport(): Promise<void> {
  const report = await posted(paths.newReport, {
    spaceIds: hers,
    template: 'bilan-equipe',
    startsOn: '2025-04-01',
    endsOn: '2026-03-31',
    title: `Bilan ${hostile}`,
  });
  const section = await posted(paths.reportSections(report), { heading: `Section ${hostile}` });
  await posted(paths.reportSection(report, section), { heading: hostile, body: hostile, revision: '1' });
  await posted(paths.reportComments(report, section), { text: hostile, quote: '' });
  const version = await posted(paths.reportVersions(report), { name: hostile });
  await posted(paths.reportVersionAdoption(report, version), { spaceId: hers, adoptedAt: hostile });
  const check = await odile.get(`${paths.reportOutingCheck(report)}?pour=funder&version=${version}`);
  const print = /name="print" value="([^"]+)"/.exec(await check.text())?.[1] ?? '';
  await posted(paths.reportOutings(report), { audience: 'funder', version, print, reread: 'yes' });
  known.set('bilan', report).set('preuve', 'e1').set('section', section);
  known.set('report', report).set('evidence', 'e1').set('reports version', version);
  await keepAroundReport();
}

/** A template of hers, and accounts that she renders. */
async function keepAroundReport(): Promise<void> {
  const copy = { from: 'bilan-table', spaceId: hers, title: `Gabarit ${hostile}` };
  const template = await posted(paths.newReportTemplate, copy);
  const part = { kind: 'free', heading: `Partie ${hostile}`, hint: hostile };
  await posted(paths.reportTemplateSections(template), part);
  known.set('gabarit', template).set('template', template);
  const accounts = { spaceId: hers, title: `Reddition ${hostile}`, yearEndsOn: '2025-12-31' };
  const filing = await posted(paths.newFiling, { ...accounts, funder: hostile });
  await posted(paths.filingDocuments(filing), { addressee: 'funder', title: hostile, note: hostile });
  known.set('reddition', filing).set('filing', filing);
}

/** The draft of a framework. */
async function keepDraft(): Promise<void> {
  const draft = await posted(paths.codebookWorkshop(annexeI.id, annexeI.version), {
    as: 'variant',
    space: hers,
    version: '1',
    titleFr: `Cadre ${hostile}`,
    titleEn: '',
  });
  known.set('brouillon', draft).set('draft', draft);
}

/**
 * The address with Odile's identifiers; null when it names something that she does not keep. Two things that bear one
 * name are told apart by the root of their addresses.
 */
function withHers(path: string): string | null {
  let complete = true;
  const [, root] = path.split('/');
  const address = path.replaceAll(/:([a-z]+)/gi, (_, name: string) => {
    const id = known.get(`${root} ${name}`) ?? known.get(name);
    if (!id) complete = false;
    return id ?? '';
  });
  return complete && address !== path ? address : null;
}

const routes = domains.flatMap((domain) => domain.routes);
const operations = domains.flatMap((domain) => domain.api ?? []);

const kept = [
  'spaces',
  'memberships',
  'dossiers',
  'dossier_states',
  'dossier_partners',
  'traces',
  'trace_versions',
  'trace_attachments',
  'trace_dossiers',
  'trace_actors',
  'statements',
  'compilations',
  'imports',
  'import_proposals',
  'invitations',
  'space_vocabularies',
  'places',
  'reports',
  'report_sections',
  'report_evidence',
  'report_comments',
  'report_comment_turns',
  'report_versions',
  'report_version_adoptions',
  'report_outings',
  'counted_things',
  'report_templates',
  'report_template_versions',
  'filings',
  'filing_documents',
  'filing_document_changes',
  'plans',
  'plan_spaces',
  'plan_items',
  'plan_item_organisations',
  'plan_item_changes',
  'plan_evidence',
  'plan_indicators',
  'plan_indicator_readings',
  'plan_needs',
  'plan_levers',
  'plan_versions',
  'plan_version_adoptions',
  'plan_closings',
  'marked_events',
  'observed_changes',
  'observed_change_traces',
  'next_steps',
  'chronicle_versions',
  'dossier_files',
  'dossier_withdrawals',
  'codebook_drafts',
  'codebook_draft_changes',
];

/** Everything that is kept, printed: two prints are the same when nothing has changed. */
const print = () =>
  site.system(async (transaction) => {
    const prints: Record<string, string | null> = {};
    for (const table of kept) {
      const [row] = await transaction.query<{ print: string | null }>({
        text: `SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) AS print FROM ${table} t`,
      });
      prints[table] = row?.print ?? null;
    }
    return prints;
  });

/** Fields that forms are known to read, with values that would do harm. */
const harmful = () => ({
  spaceId: his,
  space: his,
  authorId: gaston.personId,
  personId: gaston.personId,
  role: 'facilitator',
  visibility: 'public',
  widen: 'yes',
  text: 'Réécrit',
  title: 'Réécrit',
  name: 'Réécrit',
  kind: 'team',
  state: 'closed',
  reason: 'Parce que',
  version: '1',
  act: 'remove',
  eventOn: '2026-03-18',
  keep: newId(),
  description: 'Réécrit',
});

describe('somebody who knows every identifier', () => {
  test('something of every kind is kept', () => {
    expect([...known.keys()].sort()).toEqual(
      [
        'besoin',
        'changement',
        'bilan',
        'brouillon',
        'chiffre',
        'comment',
        'commentaire',
        'document',
        'dossier',
        'draft',
        'element',
        'espace',
        'evenement',
        'evidence',
        'figure',
        'filing',
        'filings document',
        'gabarit',
        'import',
        'importation',
        'indicateur',
        'invitation',
        'levier',
        'lien',
        'ligne',
        'nommee',
        'outing',
        'partenaire',
        'partie',
        'pas',
        'personne',
        'piece',
        'plan',
        'preuve',
        'reddition',
        'redditions document',
        'releve',
        'report',
        'reports version',
        'section',
        'session',
        'sortie',
        'statement',
        'template',
        'token',
        'trace',
        'version',
      ].sort(),
    );
  });

  test('Odile herself reads what is at these addresses', async () => {
    for (const address of [
      paths.trace(known.get('trace')!),
      paths.dossier(known.get('dossier')!),
      paths.dossierThread(known.get('dossier')!),
      paths.dossierObservedChanges(known.get('dossier')!),
      paths.dossierWithdrawal(known.get('dossier')!),
      paths.dossierFile(known.get('dossier')!, known.get('document')!),
      paths.statement(known.get('releve')!),
      paths.import(known.get('importation')!),
      paths.plan(known.get('plan')!),
      paths.planLevers(known.get('plan')!),
      paths.planItem(known.get('plan')!, known.get('element')!),
      paths.report(known.get('bilan')!),
      paths.reportEvidence(known.get('bilan')!, 'e1'),
      paths.reportSection(known.get('bilan')!, known.get('section')!),
      paths.reportSectionHistory(known.get('bilan')!, known.get('section')!),
      paths.reportComments(known.get('bilan')!, known.get('section')!),
      paths.reportVersions(known.get('bilan')!),
      paths.reportVersion(known.get('bilan')!, known.get('nommee')!),
      paths.reportOutings(known.get('bilan')!),
      paths.reportOuting(known.get('bilan')!, known.get('sortie')!),
      paths.reportTemplate(known.get('gabarit')!),
      paths.filing(known.get('reddition')!),
      paths.traceAttachment(known.get('trace')!, known.get('piece')!),
      paths.codebookDraft(known.get('brouillon')!),
      paths.codebookDraftTrial(known.get('brouillon')!),
    ]) {
      expect((await odile.get(address)).status, address).toBe(200);
    }
  });

  test('reads none of it, on any page', async () => {
    const leaks: string[] = [];
    for (const route of routes.filter(({ method }) => method === 'GET')) {
      const address = withHers(route.path);
      if (!address) continue;
      for (const [who, visitor] of [
        ['Gaston', gaston],
        ['a stranger', site.stranger],
      ] as const) {
        const answer = await visitor.get(address);
        const text = await answer.text();
        if (![303, 403, 404, 410].includes(answer.status))
          leaks.push(`${who} ${route.path}: ${answer.status}`);
        if (text.includes(secret)) leaks.push(`${who} reads ${route.path}`);
      }
    }
    expect(leaks).toEqual([]);
  });

  test('changes none of it, by any form', async () => {
    const before = await print();
    const faults: string[] = [];
    for (const route of routes.filter(({ method }) => method === 'POST')) {
      const address = withHers(route.path);
      if (!address || route.path.startsWith('/invitations/')) continue;
      const answer = await gaston.post(address, harmful());
      if (![400, 403, 404, 410, 413, 415, 422].includes(answer.status))
        faults.push(`${route.path}: ${answer.status}`);
      if ((await answer.text()).includes(secret)) faults.push(`${route.path} tells`);
    }
    expect(faults).toEqual([]);
    expect(await print()).toEqual(before);
  });

  test('neither reads nor changes it by the API', async () => {
    const before = await print();
    const faults: string[] = [];
    for (const operation of operations) {
      const address = withHers(operation.path);
      if (!address) continue;
      const body =
        operation.method === 'GET' ? undefined : { ...harmful(), version: 1, natures: [], partners: [] };
      const answer = await gaston.send(operation.method, paths.api + address, body, { 'if-match': '"1"' });
      const text = await answer.text();
      if (answer.status < 400 || answer.status >= 500)
        faults.push(`${operation.operationId}: ${answer.status}`);
      if (text.includes(secret)) faults.push(`${operation.operationId} tells`);
    }
    expect(faults).toEqual([]);
    expect(await print()).toEqual(before);
  });

  test('finds none of it in a list of the API', async () => {
    const leaks: string[] = [];
    for (const { method, path, operationId } of operations) {
      if (method !== 'GET' || path.includes(':')) continue;
      for (const query of ['', `?space=${hers}`]) {
        const text = await (await gaston.send('GET', paths.api + path + query)).text();
        if (text.includes(secret)) leaks.push(operationId);
      }
    }
    expect(leaks).toEqual([]);
  });

  test('finds none of it in a list, a search or an export, whatever is asked', async () => {
    const asked = [
      '',
      `?espace=${hers}`,
      `?space=${hers}`,
      `?dossier=${known.get('dossier')}`,
      `?q=${secret}`,
      '?portee=reseau',
      '?portee=tout',
    ];
    const lists = routes.filter(
      ({ method, path, access }) => method === 'GET' && !path.includes(':') && access.kind === 'signed-in',
    );
    const leaks: string[] = [];
    for (const route of lists) {
      for (const query of asked) {
        const text = await (await gaston.get(route.path + query)).text();
        // The search box says again what was typed in it.
        const told = text.replaceAll(new RegExp(`(value="|q=|«[\\s\\u00a0]*|“)[^"<>»”]*${secret}`, 'g'), '');
        if (told.includes(secret) && route.path !== paths.search) leaks.push(`${route.path}${query}`);
        if (text.includes(known.get('trace')!) || text.includes(`Espace ${secret}`))
          leaks.push(`${route.path}${query}`);
      }
    }
    expect(leaks).toEqual([]);
  });
});

describe('fields that a form did not offer', () => {
  test('a trace is not noted in the space of others, by form, by API, or by change', async () => {
    const before = await print();
    const quick = await gaston.post(paths.quickTrace, { spaceId: hers, text: 'Intrusion', dossierId: '' });
    expect(quick.status).toBe(422);
    expect(await quick.text()).toContain('Intrusion');
    const api = await gaston.send('POST', `${paths.api}/traces`, {
      spaceId: hers,
      text: 'Intrusion',
      eventOn: '2026-03-18',
    });
    expect(api.status).toBeGreaterThanOrEqual(400);
    const dossier = await gaston.post(paths.dossiers, { spaceId: hers, title: 'Intrusion' });
    expect([403, 404, 422]).toContain(dossier.status);
    const statement = await gaston.post(paths.newStatement, {
      spaceId: hers,
      codebook: framework,
      period: 'month 2026-03',
      year: '',
    });
    expect([403, 404, 422]).toContain(statement.status);
    expect(await print()).toEqual(before);
  });

  test('a trace of his own is not tied to a dossier of others', async () => {
    const answer = await gaston.post(paths.quickTrace, {
      spaceId: his,
      text: 'Liée de force',
      dossierId: known.get('dossier')!,
    });
    expect(answer.status).toBe(422);
    expect(await answer.text()).not.toContain(secret);
  });

  test('nobody writes in the name of somebody else', async () => {
    await gaston.post(paths.quickTrace, {
      spaceId: his,
      text: 'Signée d’une autre',
      authorId: odile.personId,
      author_id: odile.personId,
      personId: odile.personId,
    });
    const [row] = await site.system((transaction) =>
      transaction.query<{ author_id: string }>({
        text: "SELECT author_id FROM traces WHERE title = 'Signée d’une autre'",
      }),
    );
    expect(row?.author_id).toBe(gaston.personId);
  });

  test('nobody makes themselves administrator, or a member elsewhere', async () => {
    await gaston.post(paths.account, {
      name: 'Gaston Piché',
      locale: 'fr',
      administrator_since: '2026-01-01',
      isAdministrator: 'true',
      administrator: 'true',
    });
    expect((await gaston.get(paths.administration)).status).toBe(403);
    await gaston.post(paths.spaceMember(hers, gaston.personId), { role: 'facilitator' });
    expect((await gaston.get(paths.spaceMembers(hers))).status).toBe(404);
  });

  test('property names of the language change nothing', async () => {
    const answer = await gaston.send(
      'POST',
      `${paths.api}/traces`,
      JSON.parse(
        `{"spaceId":"${his}","text":"Proto","eventOn":"2026-03-18","__proto__":{"isAdministrator":true},"constructor":{"prototype":{"isAdministrator":true}}}`,
      ),
    );
    expect([201, 200, 400, 422]).toContain(answer.status);
    expect((await gaston.get(paths.administration)).status).toBe(403);
    expect(({} as { isAdministrator?: boolean }).isAdministrator).toBeUndefined();
  });
});

describe('where one is sent after a gesture', () => {
  const elsewhere = [
    'https://ailleurs.example',
    '//ailleurs.example',
    '/\\ailleurs.example',
    '/\t/ailleurs.example',
    '\\\\ailleurs.example',
    'javascript:alert(1)',
    '/%09/ailleurs.example',
    '/..//ailleurs.example',
    ' //ailleurs.example',
    '/@ailleurs.example:80//x',
  ];

  test.for(elsewhere)('never to %s by changing the language', async (returnTo) => {
    const answer = await site.stranger.post(paths.language, { language: 'fr', returnTo });
    const location = new URL(answer.headers.get('location')!, site.origin);
    expect(location.origin).toBe(new URL(site.origin).origin);
  });

  test.for(elsewhere)('never to %s from the sign-in page', async (retour) => {
    const html = await (await site.stranger.get(`${paths.signIn}?${new URLSearchParams({ retour })}`)).text();
    for (const [, value] of html.matchAll(/name="retour"[^>]*value="([^"]*)"/g)) {
      expect(new URL(value!.replaceAll('&amp;', '&') || '/', site.origin).origin).toBe(
        new URL(site.origin).origin,
      );
    }
    expect(html).not.toContain('href="javascript:');
  });
});

describe('hostile words', () => {
  test('are only words on every page that shows them', async () => {
    const pages = [
      paths.today,
      paths.traces,
      paths.trace(known.get('trace')!),
      paths.traceHistory(known.get('trace')!),
      paths.traceChange(known.get('trace')!),
      paths.dossier(known.get('dossier')!),
      paths.dossiers,
      paths.plan(known.get('plan')!),
      paths.planItem(known.get('plan')!, known.get('element')!),
      paths.planTable(known.get('plan')!),
      paths.planSheet(known.get('plan')!),
      paths.report(known.get('bilan')!),
      paths.reportEvidence(known.get('bilan')!, known.get('preuve')!),
      paths.import(known.get('importation')!),
      paths.statement(known.get('releve')!),
      paths.codebookDraft(known.get('brouillon')!),
      paths.codebookDraftHistory(known.get('brouillon')!),
      paths.codebookDrafts,
      `${paths.search}?${new URLSearchParams({ q: hostile })}`,
      `${paths.search}?q=hyperlink`,
      paths.spaces,
      paths.traceCalendar,
    ];
    const faults: string[] = [];
    for (const address of pages) {
      const answer = await odile.get(address);
      const html = await answer.text();
      if (answer.status !== 200) faults.push(`${address}: ${answer.status}`);
      if (/<script>alert|<img src=x|<svg onload/i.test(html)) faults.push(`${address}: markup`);
      if (/(href|src|action)="\s*javascript:/i.test(html)) faults.push(`${address}: javascript address`);
      if (/<[a-z][^<>]*\son[a-z]+=/i.test(html.replaceAll(/"[^"]*"/g, '""')))
        faults.push(`${address}: handler`);
    }
    expect(faults).toEqual([]);
  });

  test('a name of a person, of a space and of an organisation too', async () => {
    const name = '<b onmouseover=alert(1)>Gras</b>';
    await gaston.post(paths.account, { name, locale: 'fr' });
    const space = await gaston.post(paths.spaces, { name, kind: 'team', purpose: name });
    const html = await (await gaston.get(space.headers.get('location')!)).text();
    expect(html).not.toContain('<b onmouseover');
    expect(await (await gaston.get(paths.spaces)).text()).not.toContain('<b onmouseover');
  });

  test('are no formula in a spreadsheet, CSV or XLSX', async () => {
    const csv = await (await odile.get(`${paths.traceExport}?format=csv`)).text();
    expect(csv).toContain(secret);
    for (const field of csv.split(/[;\r\n]/)) expect(field).not.toMatch(/^"?[=+@\t]/);
    const xlsx = await odile.get(`${paths.traceExport}?format=xlsx`);
    const sheets = Object.entries(unzipSync(new Uint8Array(await xlsx.arrayBuffer())))
      .filter(([file]) => file.startsWith('xl/'))
      .map(([, bytes]) => new TextDecoder().decode(bytes))
      .join('');
    expect(sheets).toContain('HYPERLINK');
    expect(sheets).not.toMatch(/<f[ >]/);
    expect(sheets).not.toContain('<hyperlink');
  });
});

describe('names of files', () => {
  test('climb nowhere and break no header', async () => {
    const answer = await odile.get(paths.traceAttachment(known.get('trace')!, known.get('piece')!));
    const disposition = answer.headers.get('content-disposition')!;
    expect(disposition).not.toContain('../');
    expect(disposition).not.toMatch(/[\r\n]/);
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
  });

  test.for([
    '../../package.json',
    '..%2f..%2fpackage.json',
    '%2e%2e/%2e%2e/package.json',
    '....//package.json',
    '/etc/passwd',
    'enhance.js%00.css',
  ])('no file of the house is served for %s', async (name) => {
    const answer = await site.fetch(new Request(`${site.origin}/statique/${name}`));
    expect(answer.status).toBeGreaterThanOrEqual(300);
    expect(await answer.text()).not.toMatch(/"devDependencies"|root:x:/);
  });

  test('a page in the clothes of an image is refused', async () => {
    const answer = await odile.upload(
      paths.traceAttachments(known.get('trace')!),
      { description: '' },
      { file: { name: 'image.png', type: 'image/png', bytes: '<!doctype html><script>alert(1)</script>' } },
    );
    expect(answer.status).toBe(422);
  });
});

describe('bodies that are not what they should be', () => {
  const bodies: [string, string, string][] = [
    ['a broken form', 'multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="a'],
    ['a list in place of an object', 'application/json', '[1,2,3]'],
    ['broken JSON', 'application/json', '{"a":'],
    ['deep JSON', 'application/json', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
    ['another type', 'text/xml', '<a/>'],
    ['odd percent signs', 'application/x-www-form-urlencoded', '%=%zz&%E0%A4=x&text=%00'],
    ['a lone number', 'application/json', '1e999'],
    ['many fields', 'application/x-www-form-urlencoded', 'a=1&'.repeat(50_000)],
  ];

  /** Forms in which all may be left as it stands, or whose button alone is the act, with what they then answer. */
  const nothingToFill: Readonly<Record<string, number>> = {
    [paths.spaceInvitations(':espace')]: 303,
    [paths.signInByKeyOptions]: 200,
    [paths.accountKeyOptions]: 200,
    [paths.dossierWithdrawalLine(':dossier', ':ligne')]: 303,
    [paths.imports]: 303,
    [paths.statementCompilation(':releve')]: 303,
    [paths.codebookDraftPublication(':brouillon')]: 303,
    [paths.codebookDraftCarrying(':brouillon')]: 303,
    [paths.codebookDraftRemoval(':brouillon')]: 303,
    [paths.planTable(':plan')]: 303,
  };

  test('get a clear refusal from every form, never a failure', async () => {
    const faults: string[] = [];
    // Gestures without a form of their own would simply be done.
    const gestures = /\/(corbeille|annulation|fin|retrait|effacement|sessions|deconnexion|confirmation)$/;
    const targets = routes.filter(({ method, path }) => method === 'POST' && !gestures.test(path));
    const before = site.services.log.lines.length;
    for (const route of targets) {
      const address = route.path.replaceAll(/:([a-z]+)/gi, (_, name: string) => known.get(name) ?? newId());
      for (const [what, type, body] of bodies) {
        const answer = await raw(odile, 'POST', address, type, body);
        const isRefused = answer.status >= 400 && answer.status < 500;
        const isDone = /^application\/x-www/.test(type) && answer.status === nothingToFill[route.path];
        if (!isRefused && !isDone) faults.push(`${route.path}, ${what}: ${answer.status}`);
      }
    }
    expect(faults).toEqual([]);
    expect(site.services.log.lines.slice(before).filter((line) => line.level === 'error')).toEqual([]);
  }, 120_000);

  test('and from every operation of the API', async () => {
    const faults: string[] = [];
    for (const operation of operations.filter(({ body }) => body !== undefined)) {
      const address =
        paths.api + operation.path.replaceAll(/:([a-z]+)/gi, (_, name: string) => known.get(name) ?? newId());
      for (const [what, type, body] of bodies) {
        const answer = await raw(odile, operation.method, address, type, body);
        if (answer.status < 400 || answer.status >= 500)
          faults.push(`${operation.operationId}, ${what}: ${answer.status}`);
        else if (!answer.headers.get('content-type')?.includes('problem+json'))
          faults.push(`${operation.operationId}, ${what}: no problem`);
      }
    }
    expect(faults).toEqual([]);
  }, 60_000);

  test('larger than allowed are refused by every form and every operation, announced or not', async () => {
    const megabyte = 1024 * 1024;
    const forms = routes.filter(({ method }) => method === 'POST');
    const targets = [
      ...forms.map((form) => ({ ...form, type: 'application/x-www-form-urlencoded' })),
      ...operations
        .filter(({ body }) => body !== undefined)
        .map((one) => ({ ...one, path: paths.api + one.path, type: 'application/json' })),
    ];
    expect(targets.length).toBeGreaterThan(100);
    const faults: string[] = [];
    const administrator = await site.person('Aline Fortier', { administrator: true });
    for (const { method, path, access, type, maximumBodyBytes: most = megabyte } of targets) {
      const sender = access.kind === 'administrator' ? administrator : odile;
      const address = path.replaceAll(/:([a-z]+)/gi, (_, name: string) => known.get(name) ?? newId());
      const announced = { 'content-length': String(most + 1) };
      const statuses = [(await raw(sender, method, address, type, 'a', announced)).status];
      // Those that take files take more than is worth sending here.
      if (most === megabyte)
        statuses.push((await raw(sender, method, address, type, 'a'.repeat(most + 1))).status);
      if (statuses.some((status) => status !== 413)) faults.push(`${method} ${path}: ${statuses.join()}`);
    }
    expect(faults).toEqual([]);
  }, 120_000);

  test('addresses that are not what they should be are missing pages', async () => {
    const faults: string[] = [];
    const odd = ['0', 'x', '%00', '..', "'%20OR%201=1--", 'a'.repeat(3000), '%F0%9F%A7%B5', `${newId()}x`];
    for (const route of routes.filter(({ method, path }) => method === 'GET' && path.includes(':'))) {
      for (const value of odd) {
        const answer = await odile.get(route.path.replaceAll(/:[a-z]+/gi, value));
        if (answer.status >= 500) faults.push(`${route.path} with ${value.slice(0, 20)}: ${answer.status}`);
      }
    }
    expect(faults).toEqual([]);
  }, 60_000);

  test('questions that are not what they should be are still answered', async () => {
    const faults: string[] = [];
    const odd = [
      '%00',
      "'",
      'a'.repeat(5000),
      '-1',
      '1e9',
      '%E0%A4',
      '[]',
      '9999999999999999999',
      '2026-13-45',
    ];
    const names = [
      'q',
      'du',
      'au',
      'espace',
      'dossier',
      'suite',
      'apres',
      'cursor',
      'page',
      'mois',
      'semaine',
      'jour',
      'nature',
      'taille',
      'format',
      'disposition',
      'annee',
    ];
    for (const route of routes.filter(({ method, path }) => method === 'GET' && !path.includes(':'))) {
      for (const value of odd) {
        const query = names.map((name) => `${name}=${value}`).join('&');
        const answer = await odile.get(`${route.path}?${query}`);
        if (answer.status >= 500) faults.push(`${route.path} with ${value.slice(0, 20)}: ${answer.status}`);
      }
    }
    expect(faults).toEqual([]);
  }, 60_000);
});

function raw(
  visitor: Visitor,
  method: string,
  address: string,
  type: string,
  body: string,
  more: Record<string, string> = {},
): Promise<Response> {
  const headers = {
    ...more,
    'content-type': type,
    origin: site.origin,
    cookie: `toile_session=${visitor.cookies.get('toile_session')}`,
  };
  return site.fetch(new Request(`${site.origin}${address}`, { method, body, headers }));
}

describe('sessions and secrets', () => {
  test('a session chosen beforehand by somebody else is not the one that opens', async () => {
    const visitor = site.stranger;
    visitor.cookies.set('toile_session', 'choisie-d-avance-choisie-d-avance-choisie');
    const answer = await visitor.post(paths.signIn, {
      email: 'odile@organisme.example',
      password: 'nimporte',
    });
    expect(answer.headers.getSetCookie().join()).not.toContain('choisie-d-avance');
    visitor.cookies.delete('toile_session');
  });

  test('guessed words open no door', async () => {
    for (const token of ['', 'a', '0', 'null', newId(), 'A'.repeat(43), '../admin']) {
      for (const path of [
        paths.invitation(encodeURIComponent(token)),
        paths.signInLink(encodeURIComponent(token)),
        paths.newPassword(encodeURIComponent(token)),
        paths.emailProof(encodeURIComponent(token)),
      ]) {
        const answer = await site.stranger.get(path);
        expect([200, 303, 404, 410], path).toContain(answer.status);
        expect(site.stranger.cookies.has('toile_session')).toBe(false);
        expect(await answer.text()).not.toContain(secret);
      }
      const api = await site.stranger.get(`${paths.api}/me`, { authorization: `Bearer ${token}` });
      expect(api.status).toBe(401);
    }
  });

  test('a token does no more than it was made for', async () => {
    const answer = await odile.post(paths.accountTokens, {
      name: 'Lecture',
      scopes: 'spaces:read',
      days: '90',
    });
    const html = await (await odile.get(answer.headers.get('location') ?? paths.accountTokens)).text();
    const token = />\s*([A-Za-z0-9_-]{43})\s*</.exec(html)?.[1];
    expect(token).toBeTruthy();
    const bearer = { authorization: `Bearer ${token}` };
    expect((await site.stranger.get(`${paths.api}/spaces`, bearer)).status).toBe(200);
    expect((await site.stranger.get(`${paths.api}/traces`, bearer)).status).toBe(403);
    const page = await site.stranger.get(paths.traces, bearer);
    expect([303, 401, 403]).toContain(page.status);
  });
});

describe('nobody is counted', () => {
  const asked = [
    'sort',
    'order',
    'orderBy',
    'group',
    'groupBy',
    'tri',
    'ordre',
    'grouper',
    'par',
    'auteur',
    'author',
    'authorId',
    'personne',
    'personId',
    'acteur',
    'actor',
    'colonnes',
    'fields',
    'facette',
  ];

  test('no list of the API is ordered, gathered or narrowed by a person', async () => {
    const colleague = await site.person('Collègue Une');
    await site.system((transaction) =>
      transaction.query({
        text: "INSERT INTO memberships (space_id, person_id, role, since_on) VALUES ($1, $2, 'member', '2025-04-01')",
        values: [hers, colleague.personId],
      }),
    );
    for (const text of ['Une', 'Deux', 'Trois'])
      await colleague.post(paths.quickTrace, { spaceId: hers, text, dossierId: '' });
    const faults: string[] = [];
    for (const operation of operations.filter(
      ({ method, path }) => method === 'GET' && !path.includes(':'),
    )) {
      for (const name of Object.keys(operation.query?.shape ?? {})) {
        if (asked.includes(name)) faults.push(`${operation.operationId} knows « ${name} »`);
      }
      const plain = await (await odile.get(paths.api + operation.path)).text();
      for (const value of [colleague.personId, 'author', 'personne']) {
        const query = asked.map((name) => `${name}=${value}`).join('&');
        const answer = await odile.get(`${paths.api}${operation.path}?${query}`);
        const text = await answer.text();
        if (answer.status === 200 && text !== plain)
          faults.push(`${operation.operationId} listens to a person`);
      }
      if (plain.includes(colleague.personId) && !/^(me|listSpaces|readSpace)/.test(operation.operationId))
        faults.push(`${operation.operationId} names people`);
    }
    expect(faults).toEqual([]);
  });

  test('no page either, and no export says who did what', async () => {
    const query = asked.map((name) => `${name}=personne`).join('&');
    for (const path of [
      paths.traces,
      paths.traceCalendar,
      paths.dossiers,
      paths.statements,
      paths.transmissions,
    ]) {
      const strip = (html: string) =>
        html.replaceAll(/name="_key" value="[^"]*"/g, '').replaceAll(/[?&](amp;)?[a-zA-Z]+=personne/g, '');
      const bare = /<main[\s\S]*<\/main>/.exec(strip(await (await odile.get(path)).text()))?.[0];
      const narrowed = /<main[\s\S]*<\/main>/.exec(
        strip(await (await odile.get(`${path}?${query}`)).text()),
      )?.[0];
      expect(narrowed, path).toBe(bare);
    }
    for (const format of ['csv', 'json']) {
      const text = await (await odile.get(`${paths.traceExport}?format=${format}`)).text();
      expect(text).toContain('Trois');
      expect(text).not.toContain('Collègue Une');
      expect(text).not.toContain('Odile Tanguay');
    }
    const statement = await (await odile.get(paths.statement(known.get('releve')!))).text();
    expect(/<main[\s\S]*<\/main>/.exec(statement)?.[0]).not.toContain('Collègue Une');
  });
});
