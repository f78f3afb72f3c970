import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import { answered } from '../../../test/harness/api-answer.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';

let site: TestSite;
let administrator: Visitor;
let facilitator: Visitor;

const api = `${paths.api}/protection/thresholds`;
const topic = `${api}/sante-mentale`;

interface Rule {
  people: number;
  organisations: number;
  zeros: string;
  topics: Record<string, { people: number; organisations: number }>;
}

beforeAll(async () => {
  site = await testSite();
  administrator = await site.person('Nadège Trottier', { administrator: true });
  facilitator = await site.person('Bastien Lemire');
  await site.space('Équipe des berges', [[facilitator, 'facilitator']]);
});

const read = async () => answered<Rule>('readProtectionThresholds', await facilitator.send('GET', api));
const etag = async () => (await facilitator.send('GET', api)).headers.get('etag')!;
const send = async (method: string, address: string, body?: object, who = administrator) =>
  who.send(method, address, body, { 'if-match': await etag() });

const rule = { people: 12, organisations: 4, zeros: 'hidden' };
const own = { people: 20, organisations: 6 };

describe('protection thresholds, by a program', () => {
  test('are read by anybody signed in, set for the instance and by topic, and forgotten', async () => {
    expect((await site.stranger.send('GET', api)).status).toBe(401);
    expect(await answered<Rule>('setProtectionThresholds', await send('PUT', api, rule))).toMatchObject(rule);
    const withTopic = { ...rule, topics: { 'sante-mentale': own } };
    expect(await answered<Rule>('setTopicThresholds', await send('PUT', topic, own))).toEqual(withTopic);
    expect(await read()).toEqual(withTopic);
    const page = await (await site.stranger.get(paths.protection)).text();
    expect(page).toContain('moins de 12');
    const forgotten = await answered<Rule>('forgetTopicThresholds', await send('DELETE', topic));
    expect(forgotten).toEqual({ ...rule, topics: {} });
    expect((await send('DELETE', topic)).status).toBe(404);
  });

  test('are changed by administrators alone, as they were read', async () => {
    const before = await read();
    for (const [method, address, body] of [
      ['PUT', api, { ...rule, people: 3 }],
      ['PUT', topic, own],
      ['DELETE', topic, undefined],
    ] as const) {
      const name = `${method} ${address}`;
      expect((await send(method, address, body, site.stranger)).status, name).toBe(401);
      expect((await send(method, address, body, facilitator)).status, name).toBe(403);
      expect((await administrator.send(method, address, body)).status, name).toBe(428);
      const stale = await administrator.send(method, address, body, { 'if-match': '"autre"' });
      expect(stale.status, name).toBe(412);
      expect(stale.headers.get('content-type')).toContain('application/problem+json');
    }
    expect(await read()).toEqual(before);
  });

  test('sent twice under one key are set once', async () => {
    const headers = { 'if-match': await etag(), 'idempotency-key': newId() };
    const sent = async () =>
      answered<Rule>(
        'setProtectionThresholds',
        await administrator.send('PUT', api, { ...rule, people: 9 }, headers),
      );
    expect(await sent()).toEqual(await sent());
    const bare = { 'if-match': headers['if-match'] };
    expect((await administrator.send('PUT', api, rule, bare)).status).toBe(412);
  });

  test('that would protect nobody are refused, and a topic has a shape', async () => {
    const before = await read();
    for (const [wrong, field] of [
      [{ people: 1 }, 'people'],
      [{ organisations: 250 }, 'organisations'],
      [{ zeros: 'autre' }, 'zeros'],
    ] as const) {
      const refused = await send('PUT', api, { ...rule, ...wrong });
      expect(refused.status).toBe(422);
      expect(await refused.json()).toMatchObject({ errors: [{ field }] });
    }
    expect((await send('PUT', topic, { ...own, people: 1 })).status).toBe(422);
    expect((await send('PUT', `${api}/Sant%C3%A9`, own)).status).toBe(404);
    expect(await read()).toEqual(before);
  });
});
