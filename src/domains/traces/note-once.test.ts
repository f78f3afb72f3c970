import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import { submissionPrint } from '#/platform/submissions.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';
import { createTraceOnce, UnknownDossier } from './trace-draft.store.ts';

let site: TestSite;
let nadia: Visitor;
let elsewhere: Visitor;
let space: string;
let foreignSpace: string;

beforeAll(async () => {
  site = await testSite();
  nadia = await site.person('Nadia Cloutier');
  elsewhere = await site.person('Hugo Vallières');
  space = await site.space('Équipe du canal', [[nadia, 'member']]);
  foreignSpace = await site.space('Table du plateau', [[elsewhere, 'member']]);
});

const count = async (text: string) => {
  const [row] = await site.system((transaction) =>
    transaction.query<{ count: number }>({
      text: 'SELECT count(*) AS count FROM traces WHERE text = $1',
      values: [text],
    }),
  );
  return row!.count;
};

const note = (text: string, key: string, more: Record<string, string> = {}) =>
  nadia.post(paths.quickTrace, { _key: key, spaceId: space, text, ...more });

const answerTo = (id: string) => ({ kind: 'redirect' as const, to: paths.trace(id) });
const submission = (text: string) => ({
  key: newId(),
  print: submissionPrint('POST', paths.quickTrace, text),
});
const draft = (text: string, spaceId: string, dossierIds: string[] = []) => ({
  spaceId,
  text,
  eventOn: '2026-03-17',
  visibility: 'space' as const,
  dossierIds,
});

describe('a note with its key', () => {
  test('sent again, it gets the same answer and is kept once', async () => {
    const key = newId();
    const first = await note('Appel au sujet du local', key);
    const second = await note('Appel au sujet du local', key);
    expect([first.status, second.status]).toEqual([303, 303]);
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    expect(await count('Appel au sujet du local')).toBe(1);
  });

  test('sent eight times at once, it is kept once', async () => {
    const key = newId();
    const answers = await Promise.all(Array.from({ length: 8 }, () => note('Huit envois ensemble', key)));
    expect(new Set(answers.map((answer) => answer.headers.get('location'))).size).toBe(1);
    expect(await count('Huit envois ensemble')).toBe(1);
  });

  test('its key cannot serve another note', async () => {
    const key = newId();
    await note('La première', key);
    expect((await note('La seconde', key)).status).toBe(409);
    expect(await count('La seconde')).toBe(0);
  });

  test('refused for a dossier that is not there, it keeps nothing and leaves its key free', async () => {
    const key = newId();
    const refused = await note('Rencontre du comité', key, { dossierId: newId() });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Rencontre du comité');
    expect(await count('Rencontre du comité')).toBe(0);
    expect((await note('Rencontre du comité', key)).status).toBe(303);
  });

  test('refused in a space of others, it keeps nothing', async () => {
    expect((await note('Ailleurs', newId(), { spaceId: foreignSpace })).status).toBe(422);
    expect(await count('Ailleurs')).toBe(0);
  });
});

describe('the second lock', () => {
  const keep = (text: string, spaceId: string, dossierIds: string[] = []) =>
    createTraceOnce(site.services.database, nadia, draft(text, spaceId, dossierIds), submission(text), {
      answer: answerTo,
    });

  test('refuses a trace in a space of others, whatever the action let through', async () => {
    await expect(keep('Forcée', foreignSpace)).rejects.toThrow(/row-level security/);
    expect(await count('Forcée')).toBe(0);
  });

  test('refuses a tie to a dossier of others', async () => {
    const dossierId = newId();
    await site.system((transaction) =>
      transaction.query({
        text: `INSERT INTO dossiers (id, space_id, number, title, state_since_on, opened_by)
               VALUES ($1, $2, 1, 'Dossier fermé', '2026-01-05', $3)`,
        values: [dossierId, foreignSpace, elsewhere.personId],
      }),
    );
    await expect(keep('Liée', space, [dossierId])).rejects.toThrow(UnknownDossier);
    expect(await count('Liée')).toBe(0);
  });

  test('holds for each of those who note at the same moment', async () => {
    const dossierId = newId();
    await site.system((transaction) =>
      transaction.query({
        text: `INSERT INTO dossiers (id, space_id, number, title, state_since_on, opened_by)
               VALUES ($1, $2, 2, 'Dossier du plateau', '2026-01-05', $3)`,
        values: [dossierId, foreignSpace, elsewhere.personId],
      }),
    );
    const asHugo = (text: string, spaceId: string) =>
      createTraceOnce(
        site.services.database,
        elsewhere,
        draft(text, spaceId, [dossierId]),
        submission(text),
        {
          answer: answerTo,
        },
      );
    const ends = await Promise.allSettled([
      keep('Ensemble, Nadia', space),
      asHugo('Ensemble, Hugo', foreignSpace),
      keep('Ensemble, forcée', foreignSpace),
      asHugo('Ensemble, Hugo forcé', space),
      keep('Ensemble, liée', space, [dossierId]),
      keep('Ensemble, Nadia encore', space),
    ]);
    expect(ends.map((end) => end.status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'rejected',
      'rejected',
      'fulfilled',
    ]);
    const kept = await site.system((transaction) =>
      transaction.query<{ text: string; author_id: string }>({
        text: "SELECT text, author_id FROM traces WHERE text LIKE 'Ensemble%' ORDER BY text",
      }),
    );
    expect(kept).toEqual([
      { text: 'Ensemble, Hugo', author_id: elsewhere.personId },
      { text: 'Ensemble, Nadia', author_id: nadia.personId },
      { text: 'Ensemble, Nadia encore', author_id: nadia.personId },
    ]);
  });

  test('leaves the connection as it was', async () => {
    await keep('Une de plus', space);
    const people = await Promise.all(
      Array.from({ length: 8 }, () =>
        site.services.database.systemQuery<{ role: string; person: string }>({
          text: "SELECT current_user AS role, coalesce(current_setting('toile.person', true), '') AS person",
        }),
      ),
    );
    for (const [row] of people) {
      expect(row!.role).not.toBe('toile_viewer');
      expect(row!.person).toBe('');
    }
  });
});
