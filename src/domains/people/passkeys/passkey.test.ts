import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sessionCookie } from '#/domains/people/people.public.ts';
import { seedPeople } from '#/domains/people/people.seed.ts';
import { paths } from '#/paths.ts';
import { hashPassword } from '#/platform/secrets.ts';
import { type TestSite, testNow, testSite, type Visitor } from '../../../../test/harness/site.ts';
import { passkeyCookie } from './passkey.ts';

let site: TestSite;
let odile: Visitor;
beforeAll(async () => {
  site = await testSite();
});
beforeEach(async () => {
  site.services.clock.set(testNow);
  site.stranger.cookies.clear();
  odile = await site.person('Odile Tanguay');
  await site.system((transaction) => transaction.query({ text: 'DELETE FROM rate_limits' }));
});
afterAll(() => expect(site.services.log.lines.filter((line) => line.level === 'error')).toEqual([]));

const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest();
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');

interface Device {
  id: Buffer;
  key: KeyObject;
  counter: number;
  publicKey: Map<number, number | Uint8Array>;
}

/** A device with one key pair, as an authenticator would hold it. */
function device(): Device {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x, y } = publicKey.export({ format: 'jwk' });
  const coordinate = (value: string | undefined) => new Uint8Array(Buffer.from(value!, 'base64url'));
  return {
    id: randomBytes(32),
    key: privateKey,
    counter: 0,
    publicKey: new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, coordinate(x)],
      [-3, coordinate(y)],
    ]),
  };
}

interface Circumstances {
  host?: string;
  origin?: string;
  /** User present and verified, unless told otherwise. */
  flags?: number;
}

function clientData(type: string, challenge: string, origin = site.origin): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

function authenticatorData(flags: number, counter: number, host: string, attested = Buffer.alloc(0)): Buffer {
  const head = Buffer.alloc(5);
  head[0] = flags;
  head.writeUInt32BE(counter, 1);
  return Buffer.concat([sha256(host), head, attested]);
}

function created(
  of: Device,
  challenge: string,
  { host = 'toile.test', origin, flags = 0x45 }: Circumstances = {},
) {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(of.id.length);
  const attested = Buffer.concat([
    Buffer.alloc(16),
    length,
    of.id,
    isoCBOR.encode(of.publicKey as unknown as Parameters<typeof isoCBOR.encode>[0]),
  ]);
  const authData = new Uint8Array(authenticatorData(flags, of.counter, host, attested));
  const attestation = new Map<string, unknown>()
    .set('fmt', 'none')
    .set('attStmt', new Map())
    .set('authData', authData);
  return {
    id: text(of.id),
    rawId: text(of.id),
    type: 'public-key',
    clientExtensionResults: {},
    response: {
      clientDataJSON: text(clientData('webauthn.create', challenge, origin)),
      attestationObject: text(isoCBOR.encode(attestation as unknown as Parameters<typeof isoCBOR.encode>[0])),
      transports: ['internal'],
    },
  };
}

function asserted(
  of: Device,
  challenge: string,
  { host = 'toile.test', origin, flags = 0x05 }: Circumstances = {},
) {
  const data = clientData('webauthn.get', challenge, origin);
  const authData = authenticatorData(flags, of.counter, host);
  return {
    id: text(of.id),
    rawId: text(of.id),
    type: 'public-key',
    clientExtensionResults: {},
    response: {
      clientDataJSON: text(data),
      authenticatorData: text(authData),
      signature: text(sign('sha256', Buffer.concat([authData, sha256(data)]), of.key)),
    },
  };
}

async function challengeFor(visitor: Visitor, address: string): Promise<string> {
  const answer = await visitor.send('POST', address, {});
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { challenge: string }).challenge;
}

async function addKey(visitor: Visitor, of: Device, circumstances: Circumstances = {}): Promise<Response> {
  const challenge = await challengeFor(visitor, paths.accountKeyOptions);
  const response = created(of, challenge, circumstances);
  return visitor.send('POST', paths.accountKeys, { name: 'Mon ordinateur', response });
}

async function enterWith(of: Device, circumstances: Circumstances = {}, retour = ''): Promise<Response> {
  const challenge = await challengeFor(site.stranger, paths.signInByKeyOptions);
  const response = asserted(of, challenge, circumstances);
  return site.stranger.send('POST', paths.signInByKey, { retour, response });
}

describe('a passkey', () => {
  test('is added, named, listed, opens the account, and is removed', async () => {
    const mine = device();
    const added = await addKey(odile, mine);
    expect(await added.json()).toEqual({ to: paths.accountKeys });
    expect(await (await odile.get(paths.accountKeys)).text()).toContain('Mon ordinateur');

    const entered = await enterWith(mine, {}, '/traces');
    expect(await entered.json()).toEqual({ to: '/traces' });
    expect(await (await site.stranger.get(paths.account)).text()).toContain('Odile Tanguay');
    const elsewhere = await enterWith(mine, {}, '//ailleurs.example');
    expect(await elsewhere.json()).toEqual({ to: paths.today });

    const hash = await hashPassword('trois castors sous la lune');
    await site.system((transaction) =>
      transaction.query({
        text: 'INSERT INTO passwords (person_id, hash) VALUES ($1, $2)',
        values: [odile.personId, hash],
      }),
    );
    const [row] = await keysOf(odile);
    expect((await odile.post(paths.accountKeyRemoval(row!.id))).status).toBe(303);
    expect((await enterWith(mine)).status).toBe(422);
  });

  test('the last way in is not removed, and nobody removes another’s', async () => {
    await addKey(odile, device());
    const [row] = await keysOf(odile);
    const last = await odile.post(paths.accountKeyRemoval(row!.id));
    expect(last.status).toBe(422);
    expect(await last.text()).toContain('votre dernière façon d’entrer');
    const other = await site.person('Autre');
    await addKey(other, device());
    await addKey(other, device());
    expect((await other.post(paths.accountKeyRemoval(row!.id))).status).toBe(404);
    expect(await keysOf(odile)).toHaveLength(1);
  });

  test.each([
    ['another site', { origin: 'https://ailleurs.example' }],
    ['another host', { host: 'ailleurs.example' }],
    ['nobody verified', { flags: 0x41 }],
  ] as const)('is not added for %s', async (_why, circumstances) => {
    const answer = await addKey(odile, device(), circumstances);
    expect(answer.status).toBe(422);
    expect(((await answer.json()) as { title: string }).title).toContain('Rien n’a été changé');
    expect(await keysOf(odile)).toEqual([]);
  });

  test.each([
    ['another site', { origin: 'https://ailleurs.example' }],
    ['another host', { host: 'ailleurs.example' }],
    ['nobody verified', { flags: 0x01 }],
  ] as const)('opens nothing for %s', async (_why, circumstances) => {
    const mine = device();
    await addKey(odile, mine);
    expect((await enterWith(mine, circumstances)).status).toBe(422);
    expect(site.stranger.cookies.has(sessionCookie)).toBe(false);
  });

  test('opens nothing when copied, unknown, signed by another key, or answered twice', async () => {
    const mine = device();
    await addKey(odile, mine);
    mine.counter = 5;
    expect((await enterWith(mine)).status).toBe(200);
    mine.counter = 4;
    expect((await enterWith(mine)).status).toBe(422);
    expect((await enterWith(device())).status).toBe(422);
    expect((await enterWith({ ...device(), id: mine.id, counter: 9 })).status).toBe(422);

    mine.counter = 20;
    const challenge = await challengeFor(site.stranger, paths.signInByKeyOptions);
    const cookie = site.stranger.cookies.get(passkeyCookie)!;
    const response = asserted(mine, challenge);
    expect((await site.stranger.send('POST', paths.signInByKey, { response })).status).toBe(200);
    site.stranger.cookies.set(passkeyCookie, cookie);
    mine.counter = 21;
    expect(
      (await site.stranger.send('POST', paths.signInByKey, { response: asserted(mine, challenge) })).status,
    ).toBe(422);
  });

  test('a challenge is for the browser and the person it was given to, ten minutes', async () => {
    const other = await site.person('Autre');
    const challenge = await challengeFor(odile, paths.accountKeyOptions);
    other.cookies.set(passkeyCookie, odile.cookies.get(passkeyCookie)!);
    const response = created(device(), challenge);
    expect((await other.send('POST', paths.accountKeys, { response })).status).toBe(422);
    expect(await keysOf(other)).toEqual([]);

    const late = await challengeFor(odile, paths.accountKeyOptions);
    site.services.clock.set('2026-03-18T14:10:01Z');
    expect((await odile.send('POST', paths.accountKeys, { response: created(device(), late) })).status).toBe(
      422,
    );
  });

  test('is kept once, whoever brings it', async () => {
    const shared = device();
    expect((await addKey(odile, shared)).status).toBe(200);
    const other = await site.person('Autre');
    expect((await addKey(other, shared)).status).toBe(422);
    expect(await keysOf(other)).toEqual([]);
  });

  test('refuses what is not an answer with a sentence', async () => {
    const bodies = [
      {},
      { response: {} },
      { response: { id: '../..', type: 'public-key' } },
      { response: 'x' },
    ];
    for (const body of bodies) {
      const answer = await site.stranger.send('POST', paths.signInByKey, body, { 'accept-language': 'en' });
      expect(answer.status).toBe(422);
      expect(((await answer.json()) as { title: string }).title).toContain('opens no account here');
      expect((await odile.send('POST', paths.accountKeys, body)).status).toBe(422);
    }
    expect((await site.stranger.get(paths.accountKeys)).status).toBe(303);
  });
});

test('the page shows its doors to scripts only', async () => {
  const shown = await (await site.stranger.get(paths.signIn)).text();
  expect(shown).toMatch(/<form[^>]*hidden[^>]*data-passkey="sign-in"/);
  const story = await testSite();
  await story.system((transaction) =>
    seedPeople({ transaction, services: story.services, today: '2026-03-18' }),
  );
  await story.stranger.post(paths.demonstration, { personne: 'person:kim' });
  expect((await story.stranger.send('POST', paths.accountKeyOptions, {})).status).toBe(403);
});

function keysOf(visitor: Visitor) {
  return site.system((transaction) =>
    transaction.query<{ id: string }>({
      text: 'SELECT id FROM passkeys WHERE person_id = $1',
      values: [visitor.personId],
    }),
  );
}
