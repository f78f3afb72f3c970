import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { loadStylesheet, partSheets } from './stylesheet.ts';

const root = resolve(import.meta.dirname, '../../..');
const fontFolder = join(root, 'src/ui/fonts');
const fonts = readdirSync(fontFolder).filter((file) => file.endsWith('.woff2'));
const address = (file: string) => `/f/${file}`;
const css = await loadStylesheet(root, address);
const sheets = await Promise.all(partSheets.map((name) => loadStylesheet(root, address, name)));

test('weighs at most 9 kB compressed with the heaviest sheet of a part, and its fonts 45 kB', () => {
  for (const sheet of sheets) expect(gzipSync(css + sheet).length).toBeLessThanOrEqual(9_000);
  expect(fonts.reduce((sum, file) => sum + statSync(join(fontFolder, file)).size, 0)).toBeLessThanOrEqual(
    45_000,
  );
});

test('asks for its own fonts, and for nothing else', () => {
  const addresses = [...css.matchAll(/url\("?([^")]+)"?\)/g)].map(([, address]) => address);
  expect(addresses.toSorted()).toEqual(fonts.map((file) => `/f/${file}`).toSorted());
  for (const text of [css, ...sheets]) expect(text).not.toMatch(/@import|https?:\/\/|<\/style/i);
  expect(sheets.join('')).not.toContain('url(');
});

test('uses only colours that both themes define', () => {
  const used = new Set([...[css, ...sheets].join('').matchAll(/var\((--[\w-]+)\)/g)].map(([, name]) => name));
  const defined = new Set([...css.matchAll(/(--[\w-]+):/g)].map(([, name]) => name));
  expect([...used].filter((name) => !defined.has(name))).toEqual([]);
});

function themes(): Record<'light' | 'dark', Record<string, string>> {
  const [light = '', dark = ''] = readFileSync(join(root, 'src/ui/styles/tokens.css'), 'utf8').split(
    '@media',
  );
  const colours = (text: string) =>
    Object.fromEntries(
      [...text.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name = '', value = '']) => [name, value]),
    );
  return { light: colours(light), dark: colours(dark) };
}

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(first: string, second: string): number {
  const [dark = 0, light = 0] = [luminance(first), luminance(second)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(Object.entries(themes()))('in the %s theme', (_, theme) => {
  const colour = (name: string) => theme[name] ?? expect.fail(`no colour ${name}`);

  test.each(['paper', 'paper-deep', 'field'])('text on %s has a contrast of 7 or more', (ground) => {
    for (const text of ['ink', 'ink-soft', 'madder']) {
      expect(contrast(colour(text), colour(ground)), text).toBeGreaterThanOrEqual(7);
    }
  });

  test('text on ink has a contrast of 7 or more', () => {
    expect(contrast(colour('on-ink'), colour('ink'))).toBeGreaterThanOrEqual(7);
  });

  test.each(['paper', 'field'])('controls on %s have a contrast of 3 or more', (ground) => {
    expect(contrast(colour('control'), colour(ground))).toBeGreaterThanOrEqual(3);
  });
});
