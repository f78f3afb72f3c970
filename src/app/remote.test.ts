import { expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { htmlFaults } from '../../test/harness/html.ts';
import { testSite } from '../../test/harness/site.ts';
import { isNear, lastForwarded } from './remote.ts';

const forwarded = { 'x-forwarded-for': '203.0.113.9' };

test('a proxy that the settings do not name is told to who administers and, once, to the log', async () => {
  const site = await testSite();
  const maude = await site.person('Maude Lavigueur', { administrator: true });
  const said = () =>
    site.services.log.lines.filter(({ message }) => message === 'visits come through a proxy');
  expect(await (await maude.get(paths.administration)).text()).not.toContain('TOILE_TRUST_PROXY');
  expect(said()).toEqual([]);
  for (const headers of [forwarded, { ...forwarded, 'accept-language': 'en' }]) {
    const html = await (await maude.get(paths.administration, headers)).text();
    expect(html).toContain('TOILE_TRUST_PROXY');
    expect(await htmlFaults(html)).toEqual([]);
  }
  expect(said()).toEqual([
    {
      level: 'warn',
      message: 'visits come through a proxy',
      fields: { setting: 'TOILE_TRUST_PROXY' },
    },
  ]);
});

test('a proxy that the settings name is told to nobody', async () => {
  const site = await testSite({ trustProxy: true });
  const maude = await site.person('Maude Lavigueur', { administrator: true });
  expect(await (await maude.get(paths.administration, forwarded)).text()).not.toContain('TOILE_TRUST_PROXY');
  expect(site.services.log.lines.filter(({ level }) => level === 'warn')).toEqual([]);
});

test('the address that counts is the one our own proxy added, without its port', () => {
  expect(lastForwarded('198.51.100.7, 203.0.113.9')).toBe('203.0.113.9');
  expect(lastForwarded('203.0.113.9:41414')).toBe('203.0.113.9');
  expect(lastForwarded('[2001:db8::7]:41414')).toBe('2001:db8::7');
  expect(lastForwarded('2001:db8::7')).toBe('2001:db8::7');
  for (const nothing of [undefined, '', ' ', '203.0.113.9, ']) expect(lastForwarded(nothing)).toBeNull();
});

test('only what is near may be a proxy of the house', () => {
  const close = [
    '127.0.0.1',
    '::1',
    '10.1.2.3',
    '::ffff:172.17.0.2',
    '192.168.1.1',
    'fd00::1',
    'fe80::1%eth0',
  ];
  expect(close.filter((address) => !isNear(address))).toEqual([]);
  const far = ['203.0.113.9', '2001:db8::7', '172.32.0.1', '::ffff:203.0.113.9', ''];
  expect(far.filter(isNear)).toEqual([]);
});
