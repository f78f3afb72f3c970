import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deviceLabel } from './device.rules.ts';
import { localReturn } from './local-return.rules.ts';
import { passwordFault } from './password.rules.ts';
import { remoteNetwork } from './remote-network.rules.ts';

describe('the way back', () => {
  const origin = 'https://toile.example';
  const hostile = [
    '//ailleurs.example',
    '/\\ailleurs.example',
    '\\\\ailleurs.example',
    'https://ailleurs.example',
    'javascript:alert(1)',
    '/\t/ailleurs.example',
    '/.//ailleurs.example',
    '/..//ailleurs.example',
    '/%2e//ailleurs.example',
    ' //ailleurs.example',
    '/\u0000',
    '/a\r\nset-cookie:x=1',
    `/${'a'.repeat(3000)}`,
  ];

  test.each(hostile)('never leads elsewhere: %j', (asked) => {
    expect(localReturn(asked, '/ici')).toBe('/ici');
  });

  test('keeps a path of this site, its query and its fragment', () => {
    expect(localReturn('/traces?du=2026-01-01&q=é#suite', '/ici')).toBe(
      '/traces?du=2026-01-01&q=%C3%A9#suite',
    );
    expect(localReturn('', '/ici')).toBe('/ici');
    expect(localReturn(null, '/ici')).toBe('/ici');
  });

  test('stays on the site whatever is asked', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '//',
      '@',
      ':',
      '?',
      '#',
      '%2f',
      '%5c',
      '\t',
      'a.example',
    );
    const asked = fc.oneof(
      fc.string(),
      fc.array(piece).map((pieces) => `/${pieces.join('')}`),
    );
    fc.assert(
      fc.property(asked, (text) => {
        const back = localReturn(text, '/ici');
        const url = new URL(back, origin);
        expect(url.origin).toBe(origin);
        expect(back).toMatch(/^\/(?![/\\])/);
        expect(localReturn(back, '/ici')).toBe(back);
      }),
    );
  });
});

describe('a password', () => {
  const judge = (password: string) =>
    passwordFault(password, ['Zénobie Ouellet', 'zenobie.ouellet@exemple.org', 'Toile']);

  test.each([
    ['court', 'passwordShort'],
    ['onze lettre', 'passwordShort'],
    ['x'.repeat(201), 'passwordLong'],
    ['zenobieouellet', 'passwordPersonal'],
    ['Zénobie.Ouellet1', 'passwordPersonal'],
    ['motdepasse123', 'passwordCommon'],
    ['aaaaaaaaaaaaaaa', 'passwordCommon'],
    ['123456789012', 'passwordCommon'],
    ['azertyuiop123', 'passwordCommon'],
    ['passwordpassword', 'passwordCommon'],
  ])('%s is refused', async (password, fault) => {
    expect(await judge(password)).toBe(fault);
  });

  test.each([
    'trois castors sous la lune',
    'agrafe-cheval-batterie-correct',
    'ÉRABLE ficelle tuque 9',
    'сплошной забор у реки',
  ])('%s is taken, without any rule of composition', async (password) => {
    expect(await judge(password)).toBeNull();
  });
});

describe('a device', () => {
  test.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0',
      'Edge, Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
      'Safari, iOS',
    ],
    [
      'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
      'Chrome, Android',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0',
      'Firefox, macOS',
    ],
    ['curl/8.5.0', ''],
    [null, ''],
  ])('%s', (userAgent, label) => {
    expect(deviceLabel(userAgent)).toBe(label);
  });
});

describe('a network', () => {
  test.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:0:12::1', '2001:db8:0:12'],
    ['2001:0db8:0000:0012:aaaa:bbbb:cccc:dddd', '2001:db8:0:12'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['unknown', 'unknown'],
  ])('%s counts as %s', (address, network) => {
    expect(remoteNetwork(address)).toBe(network);
  });
});
