import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newToken } from '#/platform/secrets.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';
import { peopleDomain } from './people.domain.ts';

const tables = [
  'people',
  'passwords',
  'sessions',
  'personal_tokens',
  'passkeys',
  'provider_identities',
  'sign_in_attempts',
  'single_use_links',
  'invitations',
  'incidents',
];
const views = ['own_account', 'own_password', 'own_sessions', 'own_links', 'administered_people'];

let site: TestSite;
let odile: Visitor;
let other: Visitor;
beforeAll(async () => {
  site = await testSite();
  odile = await site.person('Odile Tanguay', { email: 'odile@exemple.org', administrator: true });
  other = await site.person('Autre', { email: 'autre@exemple.org' });
  await site.system(async (transaction) => {
    const values = [odile.personId, Buffer.from(newToken())];
    for (const text of [
      `INSERT INTO passwords (person_id, hash) SELECT $1, 'x' WHERE $2::bytea IS NOT NULL`,
      `INSERT INTO personal_tokens (id, token_hash, person_id, name, scopes) VALUES (gen_random_uuid(), $2, $1, 'x', '{}')`,
      `INSERT INTO passkeys (id, person_id, credential_id, public_key, name, made_at)
         VALUES (gen_random_uuid(), $1, 'x', $2, 'x', now())`,
      `INSERT INTO provider_identities (issuer, subject, person_id, linked_at)
         SELECT 'x', 'x', $1, now() WHERE $2::bytea IS NOT NULL`,
      `INSERT INTO sign_in_attempts (token_hash, kind, person_id, details, expires_at) VALUES ($2, 'passkey', $1, '{}', now())`,
      `INSERT INTO single_use_links (token_hash, purpose, person_id, made_at, expires_at) VALUES ($2, 'password', $1, now(), now())`,
      `INSERT INTO invitations (id, token_hash, invited_by, made_at, expires_at) VALUES (gen_random_uuid(), $2, $1, now(), now())`,
      `INSERT INTO incidents (id, recorded_by, recorded_at, changed_at, information, circumstances, happened, noticed_on,
         people_concerned, harm, serious, measures)
         SELECT gen_random_uuid(), $1, now(), now(), '', '', '', now(), '', '', false, '' WHERE $2::bytea IS NOT NULL`,
    ]) {
      await transaction.query({ text, values });
    }
  });
});
afterAll(() => expect(site.services.log.lines.filter((line) => line.level === 'error')).toEqual([]));

/** How many rows somebody reads there: none, too, where they may not even ask. */
async function rowsRead(personId: string | null, from: string, columns = '*'): Promise<number> {
  try {
    return await site.as(
      personId,
      async (transaction) => (await transaction.query({ text: `SELECT ${columns} FROM ${from}` })).length,
    );
  } catch (error) {
    expect(String(error)).toContain('permission denied');
    return 0;
  }
}

describe('whatever the pages forget', () => {
  test.each([...tables, ...views])('a stranger reads nothing in %s', async (from) => {
    expect(await rowsRead(null, from)).toBe(0);
    expect(await rowsRead(null, from, '1')).toBe(0);
  });

  test.each(tables.filter((table) => table !== 'people'))(
    'another person reads nothing in %s',
    async (from) => {
      expect(await rowsRead(other.personId, from, '1')).toBe(0);
    },
  );

  test('another person reads the name, and nothing else, of people', async () => {
    expect(await rowsRead(other.personId, 'people', 'id, name')).toBeGreaterThan(1);
    for (const column of [
      'email',
      'locale',
      'administrator_since',
      'joined_at',
      'disabled_at',
      'story_role',
    ]) {
      expect(await rowsRead(other.personId, 'people', column)).toBe(0);
    }
  });

  test('one’s own views show one’s own row, and no secret of a token or a session', async () => {
    expect(await rowsRead(odile.personId, 'own_account')).toBe(1);
    expect(await rowsRead(other.personId, 'own_password')).toBe(0);
    for (const table of [
      'sessions',
      'personal_tokens',
      'single_use_links',
      'invitations',
      'sign_in_attempts',
    ]) {
      expect(await rowsRead(odile.personId, table, 'token_hash')).toBe(0);
    }
  });

  test('nobody gives a password, a token or a passkey to somebody else', async () => {
    const third = await site.person('Sans mot de passe');
    const attempts = [
      `INSERT INTO own_password (person_id, hash) VALUES ('${third.personId}', 'y')`,
      `INSERT INTO personal_tokens (id, token_hash, person_id, name, scopes)
         VALUES (gen_random_uuid(), '\\x00', '${odile.personId}', 'x', '{}')`,
      `INSERT INTO passkeys (id, person_id, credential_id, public_key, name, made_at)
         VALUES (gen_random_uuid(), '${odile.personId}', 'y', '\\x00', 'x', now())`,
      `INSERT INTO provider_identities (issuer, subject, person_id, linked_at) VALUES ('y', 'y', '${other.personId}', now())`,
      `UPDATE own_account SET id = '${odile.personId}'`,
      `INSERT INTO sessions (id, token_hash, person_id, expires_at) VALUES (gen_random_uuid(), '\\x00', '${odile.personId}', now())`,
    ];
    for (const text of attempts) {
      await expect(site.as(other.personId, (transaction) => transaction.query({ text }))).rejects.toThrow(
        /permission denied|row-level security|check option/,
      );
    }
  });
});

test('every hour, what is over is forgotten', async () => {
  const past = '2026-01-01T00:00:00Z';
  await site.system(async (transaction) => {
    await transaction.query({
      text: 'UPDATE sessions SET expires_at = $1 WHERE person_id = $2',
      values: [past, other.personId],
    });
    await transaction.query({ text: 'UPDATE sign_in_attempts SET expires_at = $1', values: [past] });
    await transaction.query({ text: 'UPDATE single_use_links SET expires_at = $1', values: [past] });
    await transaction.query({ text: "UPDATE invitations SET expires_at = '2025-12-01'" });
  });
  await peopleDomain.jobs!['people.forget-ended']!({ services: site.services, payload: {} });
  const left = (table: string) =>
    site.system(async (transaction) => (await transaction.query({ text: `SELECT FROM ${table}` })).length);
  expect(await left('sessions')).toBe(2);
  for (const table of ['sign_in_attempts', 'single_use_links', 'invitations'])
    expect(await left(table)).toBe(0);
  expect(Object.keys(peopleDomain.schedule!)).toEqual(['people.forget-ended']);
});
