import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import type { TestSite, Typed, Visitor } from '../../../test/harness/site.ts';
import { done, readPage, refusedForm, teamWorld } from '../../../test/harness/team-world.ts';
import { filingsWrittenBy, forgetInFilings } from './personal-data.store.ts';

let site: TestSite;
let maude: Visitor;
let idriss: Visitor;
let denis: Visitor;
let outsider: Visitor;
let team: string;
let table: string;

beforeAll(async () => {
  ({ site, maude, idriss, denis, outsider, team } = await teamWorld('secretary'));
  table = await site.space('Table', [[maude, 'secretary']]);
});

const said = (more: Typed = {}): Typed => ({
  title: 'PSOC, mission globale, 2025',
  funder: 'CIUSSS',
  yearEndsOn: '2025-12-31',
  agreedOn: '',
  agreedSource: '',
  assemblyOn: '',
  ...more,
});

const begun = async (more: Typed = {}) =>
  done(await idriss.post(paths.newFiling, said({ spaceId: team, ...more })));

interface Kept {
  id: string;
  addressee: string;
  title: string;
  state: string;
  revision: number;
}

const documentsOf = (filing: string) =>
  site.system((t) =>
    t.query<Kept>({
      text: 'SELECT id, addressee, title, state, revision FROM filing_documents WHERE filing_id = $1 ORDER BY addressee, position',
      values: [filing],
    }),
  );

const mark = (filing: string, { id, revision }: Kept, state: string, who = idriss) =>
  who.post(paths.filingDocumentState(filing, id), { state, revision: String(revision) });

describe('accounts of a year', () => {
  test('are found in the menu where bilans are', async () => {
    const place = `<a href="${paths.reports}" aria-current="page">`;
    expect(await readPage(idriss, paths.filings)).toContain(`${place}Bilans`);
    expect(await readPage(idriss, paths.dossiers)).not.toContain(place);
  });

  test('begin with the list of the programme, the day it leaves, and the meeting apart', async () => {
    const filing = await begun({ assemblyOn: '2026-04-20' });
    const html = await readPage(idriss, paths.filing(filing));
    expect(html).toContain('<strong>31 mars 2026</strong>');
    expect(html).toContain('Dans 13 jours ; 3 documents à envoyer.');
    expect(html).toContain('90 jours comptés à partir du 31 décembre 2025.');
    expect(html).toContain('foire aux questions du CISSS de Lanaudière');
    expect(html).toContain('La convention signée fait foi');
    const [funder, members] = html.split('id="members"');
    expect(funder).toContain('Rapport financier de l’exercice');
    expect(funder).not.toContain('Rapport d’activités');
    expect(members).toContain('L’assemblée est le 20 avril 2026');
    expect(members).toContain('Rapport d’activités');
    expect(await readPage(idriss, paths.filings)).toContain('31 mars 2026 (0 de 3 au bailleur envoyés)');
    expect(await readPage(idriss, paths.today)).toContain(
      'PSOC, mission globale, 2025 : à remettre d’ici le 31 mars 2026',
    );
  });

  test('tell the day that the programme’s page names when it is not the counted one', async () => {
    const html = await readPage(idriss, paths.filing(await begun({ yearEndsOn: '2026-03-31' })));
    expect(html).toContain('<strong>29 juin 2026</strong>');
    expect(html).toContain('la page du programme nomme le 30 juin 2026');
  });

  test('hold the day of the agreement, with where it says so', async () => {
    const filing = await begun({ agreedOn: '2026-05-15', agreedSource: 'article 4' });
    const html = await readPage(idriss, paths.filing(filing));
    expect(html).toContain('<strong>15 mai 2026</strong>');
    expect(html).toContain('Selon votre convention (article 4).');
    expect(html).toContain('La règle des 90 jours donnerait le 31 mars 2026');
  });

  test('say a day that is past as a fact, and nothing more once all is sent', async () => {
    const filing = await begun({ yearEndsOn: '2025-11-30', title: 'Exercice de novembre' });
    expect(await readPage(idriss, paths.filing(filing))).toContain(
      'Ce jour est passé depuis 18 jours ; 3 documents à envoyer.',
    );
    expect(await readPage(maude, paths.today)).toContain(
      'Exercice de novembre : le jour de remise était le 28 février 2026',
    );
    for (const document of await documentsOf(filing)) {
      if (document.addressee === 'funder') await done(await mark(filing, document, 'sent'));
    }
    const html = await readPage(idriss, paths.filing(filing));
    expect(html).toContain('Tous les documents au bailleur sont envoyés.');
    expect(html).not.toContain('Ce jour est passé');
    expect(await readPage(maude, paths.today)).not.toContain('Exercice de novembre');
  });

  test('the meeting’s documents change nothing to the funder’s', async () => {
    const filing = await begun({ title: 'Les deux à part' });
    const before = (await readPage(idriss, paths.filing(filing))).split('id="funder"')[0];
    for (const document of await documentsOf(filing)) {
      if (document.addressee === 'members') await done(await mark(filing, document, 'sent'));
    }
    await done(
      await idriss.post(
        paths.filingSettings(filing),
        said({ title: 'Les deux à part', assemblyOn: '2026-09-01', version: '1' }),
      ),
    );
    const after = (await readPage(idriss, paths.filing(filing))).split('id="funder"')[0];
    const due = /class="lead">.*?<\/p>/;
    expect(due.exec(after!)?.[0]).toBe(due.exec(before!)?.[0]);
    await expect(
      site.as(idriss.personId, (t) =>
        t.query({
          text: `UPDATE filing_documents SET addressee = 'funder', written_by = $2 WHERE filing_id = $1`,
          values: [filing, idriss.personId],
        }),
      ),
    ).rejects.toThrow('stays on its list');
  });

  test('are refused with what is missing, and what was typed stays', async () => {
    const cases: [Typed, string][] = [
      [{ title: ' ' }, 'Donnez un titre à cette reddition'],
      [{ yearEndsOn: '' }, 'le jour de remise en dépend'],
      [{ yearEndsOn: '2026-02-30' }, 'Cette date n’existe pas'],
      [{ assemblyOn: '2026-02-30' }, 'Cette date n’existe pas'],
      [{ agreedOn: '2025-12-30' }, 'Ce jour vient avant la fin de l’exercice'],
      [{ spaceId: '' }, 'Choisissez un espace'],
      [{ spaceId: table }, 'Choisissez un espace où vous travaillez'],
    ];
    for (const [more, sentence] of cases) {
      const answer = await idriss.post(
        paths.newFiling,
        said({ spaceId: team, funder: 'Bailleur gardé', ...more }),
      );
      const html = await refusedForm(answer);
      expect(html).toContain(sentence);
      expect(html).toContain('value="Bailleur gardé"');
    }
    const filing = await begun();
    const late = await idriss.post(
      paths.filingSettings(filing),
      said({ agreedOn: '2025-01-01', version: '1' }),
    );
    expect(await refusedForm(late)).toContain('Ce jour vient avant la fin de l’exercice');
    const none = await idriss.post(paths.filingSettings(filing), said({ title: '', version: '1' }));
    expect(await refusedForm(none)).toContain('Donnez un titre');
  });

  test('changed by two at once keep both texts', async () => {
    const filing = await begun();
    await done(
      await maude.post(
        paths.filingSettings(filing),
        said({ title: 'De Maude', assemblyOn: '2026-05-20', version: '1' }),
      ),
    );
    const html = await refusedForm(
      await idriss.post(paths.filingSettings(filing), said({ title: 'D’Idriss', version: '1' })),
    );
    expect(html).toContain('value="D’Idriss"');
    expect(html).toContain('De Maude');
    expect(html).toContain('20 mai 2026');
    expect(html).toContain('name="version" value="2"');
  });

  test('put away are read and no longer change, until they are taken up again', async () => {
    const filing = await begun({ title: 'À ranger' });
    const [document] = await documentsOf(filing);
    expect((await idriss.post(paths.filingArchive(filing), { act: 'archive' })).status).toBe(403);
    await done(await maude.post(paths.filingArchive(filing), { act: 'archive' }));
    expect(await readPage(idriss, paths.filing(filing))).toContain('Rangée le 18 mars 2026');
    expect(await readPage(idriss, paths.today)).not.toContain('À ranger');
    expect((await mark(filing, document!, 'sent')).status).toBe(403);
    expect((await idriss.get(paths.filingSettings(filing))).status).toBe(403);
    expect((await maude.post(paths.filingArchive(filing), { act: 'autre' })).status).toBe(404);
    expect(await readPage(maude, paths.filingSettings(filing))).toContain('Reprendre cette reddition');
    await done(await maude.post(paths.filingArchive(filing), { act: 'reopen' }));
    await done(await mark(filing, document!, 'sent'));
    await expect(
      site.as(idriss.personId, (t) =>
        t.query({ text: `UPDATE filings SET archived_on = '2026-03-18' WHERE id = $1`, values: [filing] }),
      ),
    ).rejects.toThrow('keep the memory');
  });
});

describe('a document', () => {
  test('is added to its list, said otherwise, marked, taken off and put back; each thing said is kept', async () => {
    const filing = await begun();
    const typed = {
      addressee: 'funder',
      title: 'Bilan <i>intérimaire</i>',
      carrier: 'La trésorerie',
      note: 'En PDF',
    };
    await done(await idriss.post(paths.filingDocuments(filing), typed));
    const find = async () => (await documentsOf(filing)).find(({ title }) => title.includes('intérimaire'))!;
    const page = await readPage(idriss, paths.filing(filing));
    expect(page.split('id="members"')[0]).toContain('Bilan &lt;i>intérimaire&lt;/i>');
    expect(page).toContain('La trésorerie');
    await done(await mark(filing, await find(), 'received', maude));
    expect(await readPage(idriss, paths.filing(filing))).toContain(
      '<span class="tag">Reçu</span> depuis le 18 mars 2026',
    );
    const { id, revision } = await find();
    await done(
      await idriss.post(paths.filingDocument(filing, id), {
        ...{ title: 'Bilan intérimaire', carrier: '', note: '', state: 'sent' },
        revision: String(revision),
      }),
    );
    const history = await readPage(maude, paths.filingDocument(filing, id));
    expect(history).toContain('par Maude Lavigueur');
    expect(history).toContain('La trésorerie');
    await done(
      await idriss.post(paths.filingDocumentRemoval(filing, id), {
        act: 'remove',
        revision: String((await find()).revision),
      }),
    );
    expect(await readPage(idriss, paths.filing(filing))).toContain('Retirés des listes');
    expect(await readPage(idriss, paths.filings)).toContain('(0 de 3 au bailleur envoyés)');
    await done(
      await idriss.post(paths.filingDocumentRemoval(filing, id), {
        act: 'restore',
        revision: String((await find()).revision),
      }),
    );
    expect(await readPage(idriss, paths.filings)).toContain('(1 de 4 au bailleur envoyés)');
  });

  test('is refused without a name, and what was typed stays on its list', async () => {
    const filing = await begun();
    const html = await refusedForm(
      await idriss.post(paths.filingDocuments(filing), {
        addressee: 'members',
        title: '',
        carrier: 'Le conseil',
        note: '',
      }),
    );
    expect(html).toContain('Nommez ce document');
    expect(html.split('id="members"')[1]).toContain('value="Le conseil"');
    expect(html.split('id="members"')[0]).not.toContain('value="Le conseil"');
    const [document] = await documentsOf(filing);
    const typed = { title: '', carrier: 'Gardé', note: '', state: 'todo', revision: '1' };
    expect(await refusedForm(await idriss.post(paths.filingDocument(filing, document!.id), typed))).toContain(
      'value="Gardé"',
    );
  });

  test('changed by two at once: nothing is lost', async () => {
    const filing = await begun();
    const [document] = await documentsOf(filing);
    await done(await mark(filing, document!, 'received', maude));
    expect(await refusedForm(await mark(filing, document!, 'sent'))).toContain(
      'Quelqu’un l’a changé entre-temps',
    );
    const off = { act: 'remove', revision: '1' };
    expect(
      await refusedForm(await idriss.post(paths.filingDocumentRemoval(filing, document!.id), off)),
    ).toContain('Quelqu’un l’a changé entre-temps');
    const html = await refusedForm(
      await idriss.post(paths.filingDocument(filing, document!.id), {
        ...{ title: 'Le mien', carrier: '', note: '', state: 'todo', revision: '1' },
      }),
    );
    expect(html).toContain('value="Le mien"');
    expect(html).toContain(document!.title);
    expect(html).toMatch(/Enregistré entre-temps[\s\S]*Reçu/);
    expect((await mark(filing, { ...document!, revision: 2 }, 'autre')).status).toBe(404);
    expect((await idriss.post(paths.filingDocumentRemoval(filing, document!.id), {})).status).toBe(404);
    expect((await mark(filing, { ...document!, id: newId() }, 'sent')).status).toBe(404);
  });

  test('a hundred are enough', async () => {
    const filing = await begun();
    await site.system((t) =>
      t.query({
        text: `INSERT INTO filing_documents (id, filing_id, addressee, position, title, state_on)
               SELECT gen_random_uuid(), $1, 'funder', 100 + n, 'Document ' || n, '2026-01-01' FROM generate_series(1, 94) n`,
        values: [filing],
      }),
    );
    const typed = { addressee: 'funder', title: 'Un de trop', carrier: '', note: '' };
    expect(await refusedForm(await idriss.post(paths.filingDocuments(filing), typed))).toContain(
      'cent documents',
    );
  });
});

describe('the lists of a space', () => {
  const typed = { addressee: 'funder', title: 'Bilan intérimaire', carrier: 'La trésorerie', note: '' };

  test('are taken again by the next year, without where they stood', async () => {
    const first = await begun({ title: 'Première année' });
    await done(await idriss.post(paths.filingDocuments(first), typed));
    for (const document of await documentsOf(first)) await done(await mark(first, document, 'sent'));
    expect(await readPage(idriss, paths.newFiling)).toContain('Celle de « Première année »');
    const next = await begun({ title: 'Deuxième année', yearEndsOn: '2026-12-31', from: first });
    const documents = await documentsOf(next);
    expect(documents.map(({ title }) => title)).toEqual((await documentsOf(first)).map(({ title }) => title));
    expect(documents.every(({ state }) => state === 'todo')).toBe(true);
    expect(await readPage(denis, paths.filings)).not.toContain('Première année');
    const theirs = await outsider.post(paths.newFiling, said({ spaceId: team, from: first }));
    expect(await refusedForm(theirs)).toContain('Choisissez un espace où vous travaillez');
    const unknown = await idriss.post(paths.newFiling, said({ spaceId: team, from: newId() }));
    expect(await refusedForm(unknown)).toContain('Cette reddition n’est plus là');
  });

  test('go from one space to another as a file, checked whole', async () => {
    const filing = await begun({ title: 'Liste à emporter' });
    await done(await idriss.post(paths.filingDocuments(filing), typed));
    const taken = await idriss.get(paths.filingList(filing));
    expect(taken.headers.get('content-disposition')).toContain('reddition-liste-a-emporter.json');
    const bytes = await taken.text();
    const json = { name: 'liste.json', type: 'application/json' };
    const brought = await done(
      await maude.upload(paths.newFiling, said({ spaceId: table }), { list: { ...json, bytes } }),
    );
    expect(await (await maude.get(paths.filingList(brought))).json()).toMatchObject({
      documents: (JSON.parse(bytes) as { documents: unknown[] }).documents,
    });
    for (const visitor of [denis, outsider])
      expect((await visitor.get(paths.filingList(filing))).status).toBe(404);
    expect((await site.stranger.get(paths.filingList(filing))).status).toBe(303);
    const count = () => site.system((t) => t.query({ text: 'SELECT id FROM filings' }));
    const before = (await count()).length;
    const wrong = '{"format": "reddition-1",\n "documents": [{"addressee": "<b>", "title": "A"}]}';
    const html = await refusedForm(
      await idriss.upload(paths.newFiling, said({ spaceId: team, funder: 'Gardé' }), {
        list: { ...json, bytes: wrong },
      }),
    );
    expect(html).toContain('Ligne 2, document 1 : « addressee » vaut « &lt;b> »');
    expect(html).toContain('value="Gardé"');
    expect(await count()).toHaveLength(before);
  });

  test('have a schema, published for programs', async () => {
    const answer = await site.stranger.get(paths.filingListSchema);
    expect(answer.headers.get('content-type')).toContain('application/schema+json');
    expect((await answer.json()) as object).toMatchObject({
      $id: `${site.origin}${paths.filingListSchema}`,
      properties: { documents: { maxItems: 100 } },
    });
  });
});

describe('who', () => {
  test('neither a guest of the space, nor somebody from elsewhere, nor a stranger sees accounts', async () => {
    const filing = await begun({ title: 'Entre nous' });
    const [document] = await documentsOf(filing);
    const pages = [
      paths.filing(filing),
      paths.filingSettings(filing),
      paths.filingDocument(filing, document!.id),
    ];
    const acts: [string, Typed][] = [
      [paths.filingSettings(filing), said({ version: '1' })],
      [paths.filingArchive(filing), { act: 'archive' }],
      [paths.filingDocuments(filing), { addressee: 'funder', title: 'X', carrier: '', note: '' }],
      [
        paths.filingDocument(filing, document!.id),
        { title: 'X', carrier: '', note: '', state: 'sent', revision: '1' },
      ],
      [paths.filingDocumentState(filing, document!.id), { state: 'sent', revision: '1' }],
      [paths.filingDocumentRemoval(filing, document!.id), { act: 'remove', revision: '1' }],
    ];
    for (const visitor of [denis, outsider]) {
      for (const address of pages) expect((await visitor.get(address)).status, address).toBe(404);
      for (const [address, typed] of acts)
        expect((await visitor.post(address, typed)).status, address).toBe(404);
      expect(await readPage(visitor, paths.filings)).not.toContain('Entre nous');
      expect(await readPage(visitor, paths.today)).not.toContain('Entre nous');
      for (const name of ['filings', 'filing_documents', 'filing_document_changes']) {
        const rows = await site.as(visitor.personId, (t) => t.query({ text: `SELECT * FROM ${name}` }));
        expect(rows, name).toEqual([]);
      }
    }
    for (const address of pages) expect((await site.stranger.get(address)).status, address).toBe(303);
    for (const [address, typed] of acts) expect((await site.stranger.post(address, typed)).status).toBe(303);
    expect((await idriss.get(paths.filing(newId()))).status).toBe(404);
    expect((await idriss.get(paths.filing('x'))).status).toBe(404);
    expect((await documentsOf(filing)).every(({ revision }) => revision === 1)).toBe(true);
  });

  test('a guest begins none, by the pages or by the database', async () => {
    expect((await denis.get(paths.newFiling)).status).toBe(403);
    expect((await denis.post(paths.newFiling, said({ spaceId: team }))).status).toBe(403);
    expect(await readPage(denis, paths.filings)).not.toContain(paths.newFiling);
    await expect(
      site.as(denis.personId, (t) =>
        t.query({
          text: `INSERT INTO filings (id, space_id, title, year_ends_on, opened_by) VALUES ($1, $2, 'X', '2025-12-31', $3)`,
          values: [newId(), team, denis.personId],
        }),
      ),
    ).rejects.toThrow('row-level security');
  });

  test('nothing is erased, and nothing is written in the name of somebody else', async () => {
    const filing = await begun();
    for (const name of ['filings', 'filing_documents', 'filing_document_changes']) {
      await expect(site.as(maude.personId, (t) => t.query({ text: `DELETE FROM ${name}` }))).rejects.toThrow(
        'permission denied',
      );
    }
    await expect(
      site.as(maude.personId, (t) =>
        t.query({
          text: `UPDATE filing_documents SET title = 'X', written_by = $2 WHERE filing_id = $1`,
          values: [filing, idriss.personId],
        }),
      ),
    ).rejects.toThrow('row-level security');
  });

  test('a person takes away what they wrote, and an erased one leaves no name', async () => {
    const leaver = await site.person('Odile Parent');
    const space = await site.space('Comité', [[leaver, 'member']]);
    const filing = await done(await leaver.post(paths.newFiling, said({ spaceId: space, title: 'D’Odile' })));
    const held = await site.system((t) => filingsWrittenBy(t, leaver.personId));
    expect(held.opened).toMatchObject([{ title: 'D’Odile' }]);
    expect(held.documents).toHaveLength(6);
    await site.system((t) => forgetInFilings(t, leaver.personId));
    const names = await site.system((t) =>
      t.query<{ by: string | null }>({
        text: `SELECT opened_by AS by FROM filings WHERE id = $1
               UNION SELECT written_by FROM filing_documents WHERE filing_id = $1
               UNION SELECT c.written_by FROM filing_document_changes c
                 JOIN filing_documents d ON d.id = c.document_id WHERE d.filing_id = $1`,
        values: [filing],
      }),
    );
    expect(names).toEqual([{ by: null }]);
  });
});
