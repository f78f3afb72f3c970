import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import type { Transaction } from '#/platform/database.ts';
import { newId } from '#/platform/ids.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';
import { insertOrganisation, mergeInto, organisationById } from './organisation.store.ts';
import type { OrganisationContent } from './organisation.ts';
import { organisationCalled, organisationForName, organisationNames } from './organisations.public.ts';

let site: TestSite;
let maude: Visitor;
let sara: Visitor;
let guest: Visitor;
let spaceId: string;

beforeAll(async () => {
  site = await testSite();
  maude = await site.person('Maude Lavigueur');
  sara = await site.person('Sara Pelchat');
  guest = await site.person('Personne invitée');
  spaceId = await site.space('Équipe', [
    [maude, 'member'],
    [sara, 'secretary'],
    [guest, 'guest'],
  ]);
});

const content = (values: Partial<OrganisationContent> = {}): OrganisationContent => ({
  name: `Organisme ${newId()}`,
  otherNames: [],
  kind: 'community',
  description: '',
  placeIds: [],
  address: '',
  phone: '',
  email: '',
  website: '',
  privacyTitle: '',
  privacyContact: '',
  ...values,
});

const inserted = (values: Partial<OrganisationContent> = {}) =>
  site.system((transaction) => insertOrganisation(transaction, content(values), { personId: null }));

const asSara = <R>(work: (transaction: Transaction) => Promise<R>) => site.as(sara.personId, work);

describe('the second lock', () => {
  test('a stranger’s connection reads nothing', async () => {
    await inserted({ placeIds: [] });
    for (const table of ['organisations', 'organisation_places', 'organisation_versions']) {
      const seen = await site.as(null, (transaction) =>
        transaction.query({ text: `SELECT 1 FROM ${table}` }),
      );
      expect(seen).toEqual([]);
    }
  });

  test('a guest adds nothing and changes nothing', async () => {
    const id = await inserted();
    const adding = site.as(guest.personId, (transaction) =>
      insertOrganisation(transaction, content(), { personId: guest.personId }),
    );
    await expect(adding).rejects.toThrow(/row-level security/);
    const changed = await site.as(guest.personId, (transaction) =>
      transaction.query({
        text: "UPDATE organisations SET phone = '1' WHERE id = $1 RETURNING id",
        values: [id],
      }),
    );
    expect(changed).toEqual([]);
  });

  test('a member does not merge, by the function nor by hand', async () => {
    const [kept, gone] = [await inserted(), await inserted()];
    const merging = site.as(maude.personId, (transaction) => mergeInto(transaction, kept, gone));
    await expect(merging).rejects.toThrow(/merging is not allowed/);
    const byHand = site.as(sara.personId, (transaction) =>
      transaction.query({
        text: 'UPDATE organisations SET merged_into = $1 WHERE id = $2',
        values: [kept, gone],
      }),
    );
    await expect(byHand).rejects.toThrow(/permission denied/);
    const bare = site.as(sara.personId, (transaction) =>
      transaction.query({ text: 'SELECT repoint_organisation($1, $2)', values: [kept, gone] }),
    );
    await expect(bare).rejects.toThrow(/permission denied/);
  });

  test('nobody writes a version in the name of somebody else, nor rewrites one', async () => {
    const id = await inserted();
    const forged = site.as(maude.personId, (transaction) =>
      transaction.query({
        text: "INSERT INTO organisation_versions (organisation_id, version, content, changed_by) VALUES ($1, 9, '{}', $2)",
        values: [id, sara.personId],
      }),
    );
    await expect(forged).rejects.toThrow(/row-level security/);
    const rewritten = site.as(maude.personId, (transaction) =>
      transaction.query({ text: "UPDATE organisation_versions SET content = '{}'" }),
    );
    await expect(rewritten).rejects.toThrow(/permission denied/);
  });

  test('two merges never lead to each other, and a merged one is not changed', async () => {
    const [one, other] = [await inserted(), await inserted()];
    await asSara((transaction) => mergeInto(transaction, one, other));
    await expect(asSara((transaction) => mergeInto(transaction, other, one))).rejects.toThrow(
      /two organisations/,
    );
    await expect(asSara((transaction) => mergeInto(transaction, one, one))).rejects.toThrow(
      /two organisations/,
    );
    await expect(asSara((transaction) => mergeInto(transaction, one, newId()))).rejects.toThrow(
      /two organisations/,
    );
    const changed = await asSara((transaction) =>
      transaction.query({
        text: "UPDATE organisations SET phone = '1' WHERE id = $1 RETURNING id",
        values: [other],
      }),
    );
    expect(changed).toEqual([]);
  });
});

/** A trace and a dossier of the space, and a membership, that lead to these organisations. */
async function linksTo(kept: string, gone: string) {
  const [trace, both, dossier] = [newId(), newId(), newId()];
  await site.system(async (transaction) => {
    for (const id of [trace, both]) {
      await transaction.query({
        text: `INSERT INTO traces (id, space_id, author_id, title, text, event_on) VALUES ($1, $2, $3, 'Rencontre', 'Rencontre', '2026-03-01')`,
        values: [id, spaceId, maude.personId],
      });
    }
    const present =
      'INSERT INTO trace_organisations (trace_id, position, organisation_id, name) VALUES ($1, $2, $3, $4)';
    await transaction.query({ text: present, values: [trace, 0, gone, 'Tel que noté'] });
    await transaction.query({ text: present, values: [both, 0, kept, ''] });
    await transaction.query({ text: present, values: [both, 1, gone, ''] });
    await transaction.query({
      text: `INSERT INTO dossiers (id, space_id, number, title, state, state_since_on)
             VALUES ($1, $2, (SELECT coalesce(max(number), 0) + 1 FROM dossiers), 'Dossier', 'accompanying', '2026-03-01')`,
      values: [dossier, spaceId],
    });
    const partner =
      'INSERT INTO dossier_partners (id, dossier_id, organisation_id, name) VALUES ($1, $2, $3, $4)';
    await transaction.query({ text: partner, values: [newId(), dossier, gone, 'Partenaire'] });
    await transaction.query({
      text: 'UPDATE memberships SET organisation_id = $1 WHERE person_id = $2',
      values: [gone, maude.personId],
    });
  });
  return { trace, both, dossier };
}

describe('a merge', () => {
  test('keeps the links of memberships, traces and dossiers, and drops a double presence', async () => {
    const [kept, gone] = [await inserted(), await inserted()];
    const { trace, both, dossier } = await linksTo(kept, gone);
    await asSara((transaction) => mergeInto(transaction, kept, gone));
    const ids = (text: string, id: string) =>
      site.system((transaction) => transaction.query<{ organisation_id: string }>({ text, values: [id] }));
    const presences = 'SELECT organisation_id, name FROM trace_organisations WHERE trace_id = $1';
    expect(await ids(presences, trace)).toEqual([{ organisation_id: kept, name: 'Tel que noté' }]);
    expect(await ids(presences, both)).toEqual([{ organisation_id: kept, name: '' }]);
    const partners = 'SELECT organisation_id FROM dossier_partners WHERE dossier_id = $1';
    expect(await ids(partners, dossier)).toEqual([{ organisation_id: kept }]);
    const memberships = 'SELECT organisation_id FROM memberships WHERE person_id = $1';
    expect(await ids(memberships, maude.personId)).toEqual([{ organisation_id: kept }]);
  });

  test('leaves no reference behind, whatever table has one', async () => {
    const [kept, gone] = [await inserted(), await inserted()];
    await linksTo(kept, gone);
    await asSara((transaction) => mergeInto(transaction, kept, gone));
    const left = await site.system(async (transaction) => {
      const references = await transaction.query<{ tab: string; col: string }>({
        text: `SELECT con.conrelid::regclass::text AS tab, att.attname AS col FROM pg_constraint con
               JOIN pg_attribute att ON att.attrelid = con.conrelid AND att.attnum = con.conkey[1]
               WHERE con.contype = 'f' AND con.confrelid = 'organisations'::regclass`,
      });
      expect(references.length).toBeGreaterThan(3);
      const found = [];
      for (const { tab, col } of references) {
        found.push(
          ...(await transaction.query({ text: `SELECT 1 FROM ${tab} WHERE ${col} = $1`, values: [gone] })),
        );
      }
      return found;
    });
    expect(left).toEqual([]);
  });

  test('on the page takes the values chosen, keeps both names, is logged, and moves the old address', async () => {
    const kept = await inserted({ name: 'Maison Bleue', phone: '514 555-0100' });
    const gone = await inserted({ name: 'La maison bleue inc.', otherNames: ['MB'], phone: '514 555-0199' });
    const compared = await (await sara.get(`${paths.organisationMerge(kept)}?avec=${gone}`)).text();
    expect(compared).toContain('514 555-0100');
    expect(compared).toContain('514 555-0199');
    const typed = { gone, keptVersion: '1', goneVersion: '1', phone: 'gone' };
    expect((await sara.post(paths.organisationMerge(kept), typed)).status).toBe(303);
    const old = await guest.get(paths.organisation(gone));
    expect(old.status).toBe(303);
    expect(old.headers.get('location')).toBe(paths.organisation(kept));
    const html = await (await guest.get(paths.organisation(kept))).text();
    for (const said of ['Maison Bleue', 'La maison bleue inc.', 'MB', '514\u00A0555-0199'])
      expect(html).toContain(said);
    const logged = await site.system((transaction) =>
      transaction.query({
        text: "SELECT person_id, details FROM happenings WHERE kind = 'organisation.merged' AND subject_id = $1",
        values: [kept],
      }),
    );
    expect(logged).toEqual([{ person_id: sara.personId, details: { gone } }]);
    const history = await (await guest.get(paths.organisationHistory(kept))).text();
    expect(history).toContain(paths.organisationHistory(gone));
    const past = await guest.get(paths.organisationHistory(gone));
    expect(await past.text()).toContain('est maintenant réuni');
    expect(await (await guest.get(`${paths.organisations}?q=maison+bleue`)).text()).not.toContain(
      paths.organisation(gone),
    );
    expect(await asSara((transaction) => organisationNames(transaction, [gone]))).toEqual(
      new Map([[gone, 'Maison Bleue']]),
    );
    expect((await asSara((transaction) => organisationCalled(transaction, 'mb')))?.id).toBe(kept);
  });

  test('of entries that changed meanwhile is refused, and shows them as they are', async () => {
    const [kept, gone] = [await inserted(), await inserted({ phone: '514 555-0101' })];
    const stale = await sara.post(paths.organisationMerge(kept), {
      gone,
      keptVersion: '1',
      goneVersion: '2',
    });
    expect(stale.status).toBe(422);
    expect(await stale.text()).toContain('rien n’a été réuni');
    expect((await site.system((transaction) => organisationById(transaction, gone)))?.mergedInto).toBeNull();
    const itself = await sara.post(paths.organisationMerge(kept), {
      gone: kept,
      keptVersion: '1',
      goneVersion: '1',
    });
    expect(itself.status).toBe(422);
    expect(await itself.text()).toContain('avec elle-même');
  });

  test('chains lead to the last one', async () => {
    const [first, second, third] = [await inserted(), await inserted(), await inserted()];
    await asSara((transaction) => mergeInto(transaction, second, first));
    await asSara((transaction) => mergeInto(transaction, third, second));
    expect((await guest.get(paths.organisation(first))).headers.get('location')).toBe(
      paths.organisation(third),
    );
  });

  test('while somebody writes sends what they typed to the kept one, after showing both', async () => {
    const [kept, gone] = [await inserted({ name: 'Restée' }), await inserted({ name: 'Partie' })];
    await asSara((transaction) => mergeInto(transaction, kept, gone));
    const typed = { name: 'Partie', kind: 'community', description: 'Écrit longtemps', version: '1' };
    const answer = await maude.post(paths.organisationChange(gone), typed);
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('Écrit longtemps');
    expect(html).toContain(`action="${paths.organisationChange(kept)}"`);
  });

  test('by the API takes the named fields', async () => {
    const [kept, gone] = [
      await inserted({ phone: '514 555-0100' }),
      await inserted({ phone: '514 555-0199' }),
    ];
    const address = `/api/v1/organisations/${kept}/fusion`;
    const answer = await sara.send('POST', address, { gone, take: ['phone'] });
    expect(await answer.json()).toMatchObject({ id: kept, phone: '514 555-0199', version: 2 });
    expect((await sara.send('POST', address, { gone })).status).toBe(422);
    const read = await guest.send('GET', `/api/v1/organisations/${gone}`);
    expect(await read.json()).toMatchObject({ id: kept });
  });
});

describe('a name typed elsewhere', () => {
  const named = (visitor: Visitor, name: string) =>
    site.as(visitor.personId, (transaction) => organisationForName(transaction, visitor.personId, name));

  test('is the organisation that goes by it, or a new one of kind other', async () => {
    const id = await inserted({ name: 'Éco-quartier Nord', otherNames: ['EQN'] });
    expect(await named(maude, '  ECO-QUARTIER   nord ')).toBe(id);
    expect(await named(maude, 'eqn')).toBe(id);
    const made = await named(maude, 'Club de marche Les Bottines');
    expect(await named(sara, 'club de marche les bottines')).toBe(made);
    expect(await site.system((transaction) => organisationById(transaction, made!))).toMatchObject({
      name: 'Club de marche Les Bottines',
      kind: 'other',
    });
  });

  test('by somebody who may not add stays a name', async () => {
    expect(await named(guest, 'Jamais vu encore')).toBeNull();
    expect(await named(maude, '  ')).toBeNull();
    expect(await named(maude, 'x'.repeat(301))).toBeNull();
  });

  test('by two at once makes one organisation', async () => {
    const name = `Ensemble ${newId()}`;
    const made = await Promise.all([named(maude, name), named(sara, name), named(maude, name)]);
    expect(new Set(made).size).toBe(1);
    expect(made[0]).not.toBeNull();
  });

  test('that two share as an abbreviation is neither', async () => {
    const [one] = [await inserted({ otherNames: ['ZZQ'] }), await inserted({ otherNames: ['ZZQ'] })];
    expect(await site.system((transaction) => organisationCalled(transaction, 'zzq'))).toBeNull();
    const own = await inserted({ name: 'ZZQ' });
    expect((await site.system((transaction) => organisationCalled(transaction, 'zzq')))?.id).toBe(own);
    expect(one).not.toBe(own);
  });
});
