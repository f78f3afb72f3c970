import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import type { TestSite, Typed, Visitor } from '../../../../test/harness/site.ts';
import { done, readPage, refusedForm, teamWorld } from '../../../../test/harness/team-world.ts';
import { shippedTemplates } from './shipped-templates.data.ts';

let site: TestSite;
let maude: Visitor;
let idriss: Visitor;
let denis: Visitor;
let outsider: Visitor;
let team: string;
let table: string;

beforeAll(async () => {
  ({ site, maude, idriss, denis, outsider, team } = await teamWorld());
  table = await site.space('Table', [[maude, 'secretary']]);
});

const copied = async (from = 'bilan-table', more: Typed = {}) =>
  done(await idriss.post(paths.newReportTemplate, { from, spaceId: team, ...more }));

/** Names of the sections of a template, in order. */
async function partsOf(template: string): Promise<string[]> {
  const html = await readPage(idriss, paths.reportTemplate(template));
  return [...html.matchAll(/\/sections\/([0-9a-f-]{36})"/g)].map(([, id]) => id!);
}

const section = (more: Typed = {}): Typed => ({
  kind: 'free',
  heading: 'Mot de la coordination',
  hint: '',
  version: '1',
  ...more,
});

const givenJson = { name: 'gabarit.json', type: 'application/json' };

describe('a template kept by a space', () => {
  test('is a copy of a shipped one, read by its space, and begins as many bilans as one wants', async () => {
    const template = await copied();
    const html = await readPage(denis, paths.reportTemplate(template));
    expect(html).toContain('Coordonner et animer');
    expect(html).toContain('« Bilan annuel d’une table », livré avec Toile');
    expect(html).not.toContain(paths.reportTemplateSettings(template));
    expect(await readPage(idriss, paths.reportTemplates)).toContain('(Équipe, 10 sections)');

    const form = await readPage(idriss, `${paths.newReport}?gabarit=${template}`);
    expect(form).toMatch(new RegExp(`value="${template}"[^>]* checked`));
    for (const audience of ['team', 'members']) {
      const report = await done(
        await idriss.post(paths.newReport, {
          ...{ template, spaceIds: [team], audience, language: 'fr' },
          ...{ period: 'autre', startsOn: '2025-04-01', endsOn: '2026-03-31' },
        }),
      );
      expect(await readPage(idriss, paths.report(report))).toContain('Bilan administratif');
    }
  });

  test('is never touched by what becomes of its original, nor touches a bilan already composed', async () => {
    const template = await copied('rapport-aga', { title: 'Rapport à nos membres' });
    const copy = await copied(template);
    const [first] = await partsOf(template);
    await done(
      await idriss.post(paths.reportTemplateSection(template, first!), section({ heading: 'Neuf' })),
    );
    expect(await readPage(idriss, paths.reportTemplate(copy))).toContain('Mot du conseil');
    expect(await readPage(idriss, paths.reportTemplate(copy))).toContain(
      '« Rapport à nos membres », un autre gabarit',
    );
  });

  test('may begin from nothing, under a title', async () => {
    const answer = await idriss.post(paths.newReportTemplate, { from: '', spaceId: team });
    expect(await refusedForm(answer)).toContain('Donnez un titre à ce gabarit');
    const template = await copied('', { title: 'Le nôtre' });
    expect(await readPage(idriss, paths.reportTemplate(template))).toContain('n’a encore aucune section');
    await done(await idriss.post(paths.reportTemplateSections(template), section()));
    expect(await readPage(idriss, paths.reportTemplate(template))).toContain('Mot de la coordination');
  });

  test('takes sections, moves them, says them otherwise, loses them; each state is kept', async () => {
    const template = await copied('rapport-projet');
    const [first, second] = await partsOf(template);
    await done(
      await idriss.post(
        paths.reportTemplateSections(template),
        section({
          after: first!,
          heading: 'Ce que l’entente demande',
          kind: 'natures',
          natures: ['concertation'],
        }),
      ),
    );
    const added = (await partsOf(template))[1]!;
    expect(added).not.toBe(second);
    await done(
      await idriss.post(paths.reportTemplateSectionPlace(template, added), { move: 'up', version: '2' }),
    );
    expect((await partsOf(template)).slice(0, 2)).toEqual([added, first]);
    const old = await idriss.post(paths.reportTemplateSectionPlace(template, added), {
      move: 'down',
      version: '2',
    });
    expect(await refusedForm(old)).toContain('Quelqu’un a changé le gabarit entre-temps');
    const end = await idriss.post(paths.reportTemplateSectionPlace(template, added), {
      move: 'up',
      version: '3',
    });
    expect(await refusedForm(end)).toContain('déjà au bout');
    await done(
      await idriss.post(
        paths.reportTemplateSection(template, added),
        section({ heading: 'L’entente', version: '3' }),
      ),
    );
    expect(await readPage(idriss, paths.reportTemplate(template))).toContain('L’entente');
    await done(await idriss.post(paths.reportTemplateSectionRemoval(template, added)));
    expect(await partsOf(template)).not.toContain(added);
    expect((await idriss.get(paths.reportTemplateSection(template, added))).status).toBe(404);
    expect((await idriss.post(paths.reportTemplateSectionRemoval(template, added))).status).toBe(404);

    const history = await readPage(denis, `${paths.reportTemplateHistory(template)}?etat=2`);
    expect(history).toContain('par Idriss Benali');
    expect(history).toContain('Ce que l’entente demande');
    expect(history).not.toContain('Reprendre cet état');
    const late = await idriss.post(paths.reportTemplateHistory(template), { earlier: '2', version: '1' });
    expect(await refusedForm(late)).toContain('Relisez-le, puis recommencez');
    await done(await idriss.post(paths.reportTemplateHistory(template), { earlier: '2', version: '5' }));
    expect((await partsOf(template))[1]).toBe(added);
    const none = await idriss.post(paths.reportTemplateHistory(template), { earlier: '99', version: '6' });
    expect(none.status).toBe(404);
  });

  test('written by two at once keeps both: other sections are no obstacle, the same one asks', async () => {
    const template = await copied();
    const [first, second] = await partsOf(template);
    await done(
      await maude.post(paths.reportTemplateSection(template, first!), section({ heading: 'De Maude' })),
    );
    await done(
      await idriss.post(paths.reportTemplateSection(template, second!), section({ heading: 'D’Idriss' })),
    );
    const page = await readPage(idriss, paths.reportTemplate(template));
    expect(page).toContain('De Maude');
    expect(page).toContain('D’Idriss');
    const html = await refusedForm(
      await idriss.post(
        paths.reportTemplateSection(template, first!),
        section({ heading: 'À moi', natures: ['concertation'] }),
      ),
    );
    expect(html).toContain('Rien n’est perdu');
    expect(html).toContain('value="À moi"');
    expect(html).toContain('De Maude');
    expect(html).toContain('name="version" value="3"');

    const head = { title: 'Notre bilan', purpose: 'Pour nous', language: 'fr', version: '1' };
    await done(await maude.post(paths.reportTemplateSettings(template), head));
    const conflict = await refusedForm(
      await idriss.post(paths.reportTemplateSettings(template), { ...head, title: 'Le mien' }),
    );
    expect(conflict).toContain('value="Le mien"');
    expect(conflict).toContain('Notre bilan');
  });

  test('refuses an empty heading, an empty title, and keeps what was typed', async () => {
    const template = await copied();
    const [first] = await partsOf(template);
    const typed = section({ heading: ' ', hint: 'Indication gardée' });
    for (const address of [
      paths.reportTemplateSections(template),
      paths.reportTemplateSection(template, first!),
    ]) {
      const html = await refusedForm(await idriss.post(address, typed));
      expect(html).toContain('Donnez un titre à cette section');
      expect(html).toContain('Indication gardée');
    }
    const head = { title: '', purpose: 'Usage gardé', language: 'fr', version: '1' };
    const html = await refusedForm(await idriss.post(paths.reportTemplateSettings(template), head));
    expect(html).toContain('Donnez un titre à ce gabarit');
    expect(html).toContain('Usage gardé');
  });

  test('put away is read, not composed with, until it is taken up again', async () => {
    const template = await copied('bilan-table', { title: 'Gabarit à ranger' });
    expect((await idriss.post(paths.reportTemplateArchive(template), { act: 'archive' })).status).toBe(403);
    await done(await maude.post(paths.reportTemplateArchive(template), { act: 'archive' }));
    expect(await readPage(idriss, paths.reportTemplate(template))).toContain('Rangé le 18 mars 2026');
    expect(await readPage(idriss, paths.newReport)).not.toContain('Gabarit à ranger');
    const composing = await idriss.post(paths.newReport, {
      template,
      spaceIds: [team],
      period: 'autre',
      startsOn: '2025-04-01',
      endsOn: '2026-03-31',
      audience: 'team',
      language: 'fr',
    });
    expect(await refusedForm(composing)).toContain('Ce gabarit n’est plus là, ou il est rangé');
    expect((await idriss.post(paths.reportTemplateSections(template), section())).status).toBe(403);
    await done(await maude.post(paths.reportTemplateArchive(template), { act: 'reopen' }));
    expect(await readPage(idriss, paths.newReport)).toContain('Gabarit à ranger');
    // The second lock: not by the database either.
    await expect(
      site.as(idriss.personId, (transaction) =>
        transaction.query({
          text: `UPDATE report_templates SET archived_on = '2026-03-18' WHERE id = $1`,
          values: [template],
        }),
      ),
    ).rejects.toThrow('keep the memory');
    await expect(
      site.as(maude.personId, (transaction) =>
        transaction.query({
          text: 'UPDATE report_templates SET space_id = $2 WHERE id = $1',
          values: [template, table],
        }),
      ),
    ).rejects.toThrow('does not change spaces');
  });
});

describe('from a bilan', () => {
  test('its sections are kept without their text, in one of its spaces', async () => {
    const report = await done(
      await idriss.post(paths.newReport, {
        template: 'bilan-equipe',
        title: 'Bilan qui a bien marché',
        spaceIds: [team],
        period: 'autre',
        startsOn: '2025-04-01',
        endsOn: '2026-03-31',
        audience: 'team',
        language: 'fr',
      }),
    );
    expect(await readPage(idriss, paths.report(report))).toContain(paths.reportAsTemplate(report));
    expect(await readPage(denis, paths.report(report))).not.toContain(paths.reportAsTemplate(report));
    expect(await readPage(idriss, paths.reportAsTemplate(report))).toContain(
      'value="Bilan qui a bien marché"',
    );
    expect((await denis.get(paths.reportAsTemplate(report))).status).toBe(403);
    expect((await outsider.get(paths.reportAsTemplate(report))).status).toBe(404);
    const typed = { title: 'Comme en 2026', purpose: '', spaceId: team };
    for (const [who, status] of [
      [denis, 403],
      [outsider, 404],
    ] as const)
      expect((await who.post(paths.reportAsTemplate(report), typed)).status).toBe(status);
    const elsewhere = await maude.post(paths.reportAsTemplate(report), { ...typed, spaceId: table });
    expect(await refusedForm(elsewhere)).toContain('Choisissez un espace où vous travaillez');
    const template = await done(await idriss.post(paths.reportAsTemplate(report), typed));
    const html = await readPage(idriss, paths.reportTemplate(template));
    expect(html).toContain('Ce que nous avons appris');
    expect(html).toContain('« Bilan qui a bien marché », un bilan');
  });
});

describe('as a file', () => {
  test('taken from one space and brought into another, it says the same', async () => {
    const template = await copied('rapport-projet', { title: 'Rapport à la Fondation de l’Érable' });
    const taken = await denis.get(paths.reportTemplateFile(template));
    expect(taken.headers.get('content-disposition')).toContain(
      'gabarit-rapport-a-la-fondation-de-l-erable.json',
    );
    const bytes = await taken.text();
    expect(JSON.parse(bytes).$schema).toBe(`${site.origin}${paths.reportTemplateSchema}`);
    const brought = await done(
      await maude.upload(paths.reportTemplateImport, { spaceId: table }, { file: { ...givenJson, bytes } }),
    );
    expect(await (await maude.get(paths.reportTemplateFile(brought))).text()).toBe(bytes);
    expect((await idriss.get(paths.reportTemplate(brought))).status).toBe(404);
  });

  test('what is wrong has its place and its sentence, and nothing is kept', async () => {
    const count = async () =>
      (
        await site.system((t) =>
          t.query<{ n: number }>({ text: 'SELECT count(*)::int AS n FROM report_templates' }),
        )
      )[0]!.n;
    const before = await count();
    const bytes = [
      '{ "format": "gabarit-1",',
      '  "language": "fr", "title": "<b>Titre</b>",',
      '  "sections": [',
      '    { "kind": "<i>intro</i>", "heading": "A" }',
      '  ], "usage": 1 }',
    ].join('\n');
    const html = await refusedForm(
      await idriss.upload(paths.reportTemplateImport, { spaceId: team }, { file: { ...givenJson, bytes } }),
    );
    expect(html).toContain('Rien n’a été enregistré');
    expect(html).toContain('Ligne 4, section 1 : ');
    expect(html).toContain('&lt;i>intro&lt;/i>');
    expect(html).toContain('« usage » ne fait pas partie de ce format');
    const none = await idriss.upload(paths.reportTemplateImport, { spaceId: team }, {});
    expect(await refusedForm(none)).toContain('Choisissez un fichier');
    const good = await (await idriss.get(paths.shippedReportTemplateFile('bilan-table'))).text();
    const elsewhere = await idriss.upload(
      paths.reportTemplateImport,
      { spaceId: table },
      { file: { ...givenJson, bytes: good } },
    );
    expect(await refusedForm(elsewhere)).toContain('Choisissez un espace où vous travaillez');
    expect(await count()).toBe(before);
  });

  test('its schema is published for programs', async () => {
    const answer = await site.stranger.get(paths.reportTemplateSchema);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('application/schema+json');
    expect((await answer.json()) as object).toMatchObject({
      $id: `${site.origin}${paths.reportTemplateSchema}`,
      type: 'object',
    });
  });
});

describe('who', () => {
  test('shipped templates are read by all who are signed in, and copied by who works in a space', async () => {
    for (const { id, title } of shippedTemplates('fr')) {
      expect(await readPage(denis, paths.shippedReportTemplate(id))).toContain(title);
      expect((await denis.get(paths.shippedReportTemplateFile(id))).status).toBe(200);
    }
    expect(await readPage(denis, paths.shippedReportTemplate('rapport-aga'))).not.toContain(
      'Copier dans un espace',
    );
    expect(await readPage(idriss, paths.shippedReportTemplate('rapport-aga'))).toContain(
      'Copier dans un espace',
    );
    expect((await denis.get(paths.shippedReportTemplate('inconnu'))).status).toBe(404);
    expect((await denis.get(paths.shippedReportTemplateFile('inconnu'))).status).toBe(404);
  });

  test('a guest reads and changes nothing; somebody from elsewhere finds nothing; a stranger signs in', async () => {
    const template = await copied('bilan-table', { title: 'Gabarit d’équipe' });
    const [part] = await partsOf(template);
    const pages = [
      paths.reportTemplate(template),
      paths.reportTemplateFile(template),
      paths.reportTemplateHistory(template),
    ];
    const forms = [paths.reportTemplateSettings(template), paths.reportTemplateSection(template, part!)];
    const acts: [string, Typed][] = [
      [paths.reportTemplateSettings(template), { title: 'X', purpose: '', language: 'fr', version: '1' }],
      [paths.reportTemplateArchive(template), { act: 'archive' }],
      [paths.reportTemplateHistory(template), { earlier: '1', version: '1' }],
      [paths.reportTemplateSections(template), section()],
      [paths.reportTemplateSection(template, part!), section()],
      [paths.reportTemplateSectionPlace(template, part!), { move: 'down', version: '1' }],
      [paths.reportTemplateSectionRemoval(template, part!), {}],
    ];
    for (const address of pages) expect((await denis.get(address)).status, address).toBe(200);
    for (const address of forms) expect((await denis.get(address)).status, address).toBe(403);
    for (const [address, typed] of acts) expect((await denis.post(address, typed)).status, address).toBe(403);
    for (const address of [...pages, ...forms]) {
      expect((await outsider.get(address)).status, address).toBe(404);
      expect((await site.stranger.get(address)).status, address).toBe(303);
    }
    for (const [address, typed] of acts) {
      expect((await outsider.post(address, typed)).status, address).toBe(404);
      expect((await site.stranger.post(address, typed)).status, address).toBe(303);
    }
    expect((await idriss.get(paths.reportTemplate(newId()))).status).toBe(404);
    expect((await idriss.get(paths.reportTemplate('x'))).status).toBe(404);
    expect(await readPage(outsider, paths.reportTemplates)).not.toContain('Gabarit d’équipe');
    expect(await readPage(outsider, paths.newReportTemplate)).not.toContain('Gabarit d’équipe');
    expect(
      await refusedForm(await outsider.post(paths.newReportTemplate, { from: template, spaceId: team })),
    ).toContain('Ce gabarit n’est plus là');
    for (const name of ['report_templates', 'report_template_versions']) {
      const rows = await site.as(outsider.personId, (t) => t.query({ text: `SELECT * FROM ${name}` }));
      expect(rows, name).toEqual([]);
      await expect(
        site.as(denis.personId, async (t) => {
          const { length } = await t.query({ text: `SELECT * FROM ${name}` });
          expect(length).toBeGreaterThan(0);
          return t.query({ text: `DELETE FROM ${name}` });
        }),
      ).rejects.toThrow('permission denied');
    }
  });

  test('a guest of a space keeps nothing there', async () => {
    expect((await denis.get(paths.newReportTemplate)).status).toBe(403);
    expect((await denis.get(paths.reportTemplateImport)).status).toBe(403);
    const typed = { from: 'bilan-table', spaceId: team };
    expect((await denis.post(paths.newReportTemplate, typed)).status).toBe(403);
    const refused = await outsider.post(paths.newReportTemplate, typed);
    expect(await refusedForm(refused)).toContain('Choisissez un espace où vous travaillez');
    await expect(
      site.as(denis.personId, (transaction) =>
        transaction.query({
          text: `INSERT INTO report_templates (id, space_id, title, language, sections, origin, kept_by)
                 VALUES ($1, $2, 'X', 'fr', '[]', 'nothing', $3)`,
          values: [newId(), team, denis.personId],
        }),
      ),
    ).rejects.toThrow('row-level security');
  });

  test('a person takes away what they wrote, and an erased one leaves no name', async () => {
    const leaver = await site.person('Odile Parent');
    await site.space('Comité', [[leaver, 'facilitator']]);
    const [space] = await site.system((t) =>
      t.query<{ id: string }>({ text: `SELECT id FROM spaces WHERE name = 'Comité'` }),
    );
    const template = await done(
      await leaver.post(paths.newReportTemplate, {
        from: 'rapport-aga',
        spaceId: space!.id,
        title: 'D’Odile',
      }),
    );
    const { reportsWrittenBy, forgetInReports } = await import('#/domains/reports/personal-data.store.ts');
    const held = await site.system((t) => reportsWrittenBy(t, leaver.personId));
    expect(held.templates).toMatchObject([{ title: 'D’Odile', version: 1 }]);
    await site.system((t) => forgetInReports(t, leaver.personId));
    const [kept] = await site.system((t) =>
      t.query<{ by: string | null; writer: string | null }>({
        text: `SELECT t.kept_by AS by, v.written_by AS writer FROM report_templates t
               JOIN report_template_versions v ON v.template_id = t.id WHERE t.id = $1`,
        values: [template],
      }),
    );
    expect(kept).toEqual({ by: null, writer: null });
  });
});
