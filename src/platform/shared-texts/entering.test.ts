import { once } from 'node:events';
import { beforeAll, describe, expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import { newId } from '#/platform/ids.ts';
import { closings } from '#/writing/text-wire.ts';
import {
  type Asked,
  editor,
  eventually,
  keptPart,
  type Leaflet,
  leaflet,
  openLeaflets,
  socketTo,
  type TextProcess,
  textProcess,
} from '../../../test/harness/shared-texts.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';
import { tellSharedTextChanged } from './changes-elsewhere.ts';

let site: TestSite;
let here: TextProcess;
let elsewhere: TextProcess;
let maude: Visitor;
let guest: Visitor;
let outsider: Visitor;
let spaceId: string;
let text: Leaflet;

beforeAll(async () => {
  site = await testSite({ demonstration: true });
  await openLeaflets(site);
  maude = await site.person('Maude Tremblay');
  guest = await site.person('Personne invitée');
  outsider = await site.person('Personne d’ailleurs');
  spaceId = await site.space('Table', [
    [maude, 'facilitator'],
    [guest, 'guest'],
  ]);
  await site.space('Autre table', [[outsider, 'facilitator']]);
  text = await leaflet(site, spaceId, 'Le texte.');
  here = await textProcess(site);
  elsewhere = await textProcess(site);
});

/** The code with which the site closes, or the status with which it refuses. */
async function answerTo(asked: Asked): Promise<number> {
  const socket = socketTo(here, asked);
  return new Promise((done) => {
    socket.on('close', (code) => done(code));
    socket.on('unexpected-response', (_request, answer) => {
      done(answer.statusCode ?? 0);
      answer.resume();
    });
    socket.on('error', () => {});
  });
}

const told = (socket: WebSocket) => once(socket, 'close').then(([code]) => code as number);

/** A member of a space of their own, at an editor in each process. */
async function newcomer(role: 'member' | 'guest' = 'member') {
  const visitor = await site.person('Personne nouvelle');
  await site.system((transaction) =>
    transaction.query({
      text: `INSERT INTO memberships (space_id, person_id, role, since_on) VALUES ($1, $2, $3, '2026-01-01')`,
      values: [spaceId, visitor.personId, role],
    }),
  );
  const editors = [here, elsewhere].map((process) => editor(process, { visitor, text: text.id }));
  await eventually(() => editors.every(({ provider }) => provider.synced));
  return { visitor, editors };
}

const change = (sql: string, ...values: unknown[]) =>
  site.system((transaction) => transaction.query({ text: sql, values }));

describe('the door', () => {
  test('is shut to strangers', async () => {
    expect(await answerTo({ visitor: null, text: text.id })).toBe(closings.signedOut);
  });

  test('is shut to a session that is over', async () => {
    const visitor = await site.person('Personne partie');
    visitor.cookies.set('toile_session', 'une-autre-valeur-qui-ne-dit-rien');
    expect(await answerTo({ visitor, text: text.id })).toBe(closings.signedOut);
  });

  test('does not tell what is not there from what is not theirs', async () => {
    expect(await answerTo({ visitor: outsider, text: text.id })).toBe(closings.missing);
    expect(await answerTo({ visitor: outsider, text: newId() })).toBe(closings.missing);
    expect(await answerTo({ visitor: maude, text: newId() })).toBe(closings.missing);
    expect(await answerTo({ visitor: maude, text: text.id, kind: 'nothing' })).toBe(closings.missing);
  });

  test('is shut to the pages of other sites, whoever reads them', async () => {
    for (const origin of ['https://ailleurs.example', 'null', '', 'http://127.0.0.1.ailleurs.example'])
      expect(await answerTo({ visitor: maude, text: text.id, origin }), origin).toBe(403);
  });

  test('opens to the address that the site says is its own', async () => {
    const one = editor(here, { visitor: maude, text: text.id, origin: site.settings.publicUrl });
    await eventually(() => one.provider.synced);
  });

  test('is nowhere else', async () => {
    expect(await answerTo({ visitor: maude, text: 'tout' })).toBe(404);
    expect(await answerTo({ visitor: maude, text: text.id, kind: '../leaflet' })).toBe(404);
  });

  test('turns away a page older than the site, and words of another writing of the text', async () => {
    expect(await answerTo({ visitor: maude, text: text.id, query: { forme: '0' } })).toBe(
      closings.otherShape,
    );
    expect(await answerTo({ visitor: maude, text: text.id, query: { souche: newId() } })).toBe(
      closings.otherEpoch,
    );
    const one = editor(here, { visitor: maude, text: text.id });
    await eventually(() => one.messages.some(({ kind }) => kind === 'welcome'));
    const welcome = one.messages.find((message) => message.kind === 'welcome')!;
    expect(welcome).toMatchObject({ parts: text.parts });
    const again = editor(here, { visitor: maude, text: text.id, query: { souche: welcome.epoch } });
    await eventually(() => again.provider.synced);
  });

  test('does not let one person open it without end', async () => {
    const busy = await site.person('Personne pressée');
    await site.space('Table pressée', [[busy, 'member']]);
    const [{ id = '' } = {}] = await site.system((transaction) =>
      transaction.query<{ id: string }>({ text: "SELECT id FROM spaces WHERE name = 'Table pressée'" }),
    );
    const own = await leaflet(site, id, 'À moi.');
    const sockets = Array.from({ length: 12 }, () => socketTo(here, { visitor: busy, text: own.id }));
    await Promise.all(sockets.map((socket) => once(socket, 'open')));
    expect(await answerTo({ visitor: busy, text: own.id })).toBe(closings.tooMany);
    for (const socket of sockets) socket.close();
  });

  test('keeps the story and real people apart', async () => {
    const invented = await site.person('Personne inventée');
    await change("UPDATE people SET story_role = 'x' WHERE id = $1", invented.personId);
    const story = await site.space('Table inventée', [[invented, 'facilitator']]);
    const tale = await leaflet(site, story, 'Il était une fois.');
    expect(await answerTo({ visitor: maude, text: tale.id })).toBe(closings.missing);
    expect(await answerTo({ visitor: invented, text: text.id })).toBe(closings.missing);
    const one = editor(here, { visitor: invented, text: tale.id });
    await eventually(() => one.provider.synced);
  });
});

describe('a reader', () => {
  test('sees what is written and writes nothing', async () => {
    const own = await leaflet(site, spaceId, 'Lu.');
    const [part = ''] = own.parts;
    const reader = editor(here, { visitor: guest, text: own.id });
    const writer = editor(here, { visitor: maude, text: own.id });
    await eventually(() => reader.markdown(part) === 'Lu.' && writer.markdown(part) === 'Lu.');
    expect(reader.provider.authorizedScope).toBe('readonly');
    reader.write(part, ' Forcé.');
    writer.write(part, ' Écrit.');
    await eventually(() => reader.markdown(part).includes('Écrit.'));
    await writer.kept();
    expect(writer.markdown(part)).toBe('Lu. Écrit.');
    expect(reader.provider.hasUnsyncedChanges).toBe(true);
    const [{ count = -1 } = {}] = await site.system((transaction) =>
      transaction.query<{ count: number }>({
        text: 'SELECT count(*) FROM shared_text_updates WHERE text_id = $1 AND writer_id = $2',
        values: [own.id, guest.personId],
      }),
    );
    expect(count).toBe(0);
    await eventually(async () => (await keptPart(site, part)).markdown === 'Lu. Écrit.');
  });
});

describe('within seconds, in every process, somebody leaves', () => {
  test('whose membership ends', async () => {
    const { visitor, editors } = await newcomer();
    await change("UPDATE memberships SET until_on = '2026-03-18' WHERE person_id = $1", visitor.personId);
    await eventually(() => editors.every((one) => one.closings.includes(closings.missing)), 5000);
  });

  test('whose session ends', async () => {
    const { visitor, editors } = await newcomer();
    await change('DELETE FROM sessions WHERE person_id = $1', visitor.personId);
    await eventually(() => editors.every((one) => one.closings.includes(closings.signedOut)), 5000);
  });

  test('whose account is disabled', async () => {
    const { visitor, editors } = await newcomer();
    await change('UPDATE people SET disabled_at = now() WHERE id = $1', visitor.personId);
    await eventually(() => editors.every((one) => one.closings.includes(closings.signedOut)), 5000);
  });

  test('who may no longer write: they come again, to read', async () => {
    const { visitor, editors } = await newcomer();
    expect(editors.map(({ provider }) => provider.authorizedScope)).toEqual(['read-write', 'read-write']);
    await change("UPDATE memberships SET role = 'guest' WHERE person_id = $1", visitor.personId);
    await eventually(() => editors.every((one) => one.closings.includes(closings.rightsChanged)), 5000);
    await eventually(() => editors.every(({ provider }) => provider.authorizedScope === 'readonly'));
  });

  test('when the domain says that the text is frozen', async () => {
    const own = await leaflet(site, spaceId, 'Bientôt adopté.');
    const editors = [here, elsewhere].map((process) => editor(process, { visitor: maude, text: own.id }));
    await eventually(() => editors.every(({ provider }) => provider.synced));
    await site.as(maude.personId, async (transaction) => {
      await transaction.query({ text: 'UPDATE leaflets SET frozen = true WHERE id = $1', values: [own.id] });
      await tellSharedTextChanged(transaction, 'leaflet', own.id);
    });
    await eventually(() => editors.every(({ provider }) => provider.authorizedScope === 'readonly'), 5000);
  });

  test('and nobody else is disturbed', async () => {
    const socket = socketTo(here, { visitor: maude, text: text.id });
    await once(socket, 'open');
    const left = Promise.race([
      told(socket),
      new Promise((done) => setTimeout(() => done('still here'), 700)),
    ]);
    await change('DELETE FROM sessions WHERE person_id = $1', outsider.personId);
    expect(await left).toBe('still here');
    socket.close();
  });
});
