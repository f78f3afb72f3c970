import { beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { keptField } from '#/site-paths.ts';
import { htmlFaults } from '../../test/harness/html.ts';
import { type TestSite, type Typed, testSite, type Visitor } from '../../test/harness/site.ts';

let site: TestSite;
let maude: Visitor;

beforeAll(async () => {
  site = await testSite();
  maude = await site.person('Maude Lavigueur');
  await site.space('Équipe', [[maude, 'facilitator']]);
});

const text = 'Une rencontre au parc,\navec <b>quarante</b> voisins';
const byBrowser = { 'sec-fetch-mode': 'navigate' };
const sent = (typed: Typed, headers: Record<string, string> = byBrowser) => {
  const bytes = new URLSearchParams(typed as Record<string, string>).toString().length;
  return site.stranger.post(paths.newTrace, typed, { 'content-length': String(bytes), ...headers });
};

describe('a form that comes after the session is over', () => {
  test('gives back what was written, whole, and says what to do', async () => {
    const answer = await sent(
      { text, outcome: 'Un comité est né', eventOn: '2026-03-01' },
      { ...byBrowser, referer: `${site.services.settings.publicUrl}/traces/nouvelle?jour=2026-03-01` },
    );
    expect(answer.status).toBe(401);
    const html = await answer.text();
    expect(html).toContain('Rien n’a été enregistré');
    expect(html).toContain('Une rencontre au parc,\navec &lt;b>quarante&lt;/b> voisins');
    expect(html).toContain('Un comité est né');
    expect(html).not.toContain('2026-03-01</textarea>');
    expect(html).toContain(`${paths.signIn}?retour=%2Ftraces%2Fnouvelle%3Fjour%3D2026-03-01`);
    expect(await htmlFaults(html)).toEqual([]);
  });

  test('says it in English too', async () => {
    const answer = await sent({ text }, { ...byBrowser, 'accept-language': 'en' });
    expect(await answer.text()).toContain('nothing you wrote is lost');
  });

  test.each<[string, Typed, Record<string, string>]>([
    ['the device has it', { text, [keptField]: '1' }, byBrowser],
    ['nothing in it is words', { eventOn: '2026-03-01', text: 'oui' }, byBrowser],
    ['a script of the page asked', { text }, { 'sec-fetch-mode': 'cors' }],
    ['no browser asked', { text }, {}],
    ['it is too large to be read for a stranger', { text }, { ...byBrowser, 'content-length': '9000000' }],
    ['what is written is a secret', { password: 'un mot de passe' }, byBrowser],
  ])('leads to sign-in when %s', async (_, typed, headers) => {
    const answer = await sent(typed, headers);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(paths.signIn);
  });

  test('never leads out of the site', async () => {
    const answer = await sent({ text }, { ...byBrowser, referer: 'https://ailleurs.example//piege' });
    const html = await answer.text();
    expect(html).not.toContain('ailleurs.example');
    const [, retour = ''] = /retour=([^"]*)"/.exec(html) ?? [];
    const page = await site.stranger.get(`${paths.signIn}?retour=${retour}`);
    expect(page.status).toBe(200);
  });
});
