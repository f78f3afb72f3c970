import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { paths } from '#/paths.ts';
import { loadStylesheet, partSheets } from '#/ui/styles/stylesheet.ts';

interface Asset {
  type: string;
  plain: Buffer;
  brotli: Buffer | null;
  gzip: Buffer | null;
}

/** What the browser fetches beside pages: named by their content, kept for ever. */
export interface Assets {
  css: string;
  /** The sheet of one part of the site (`plans`). Throws on an unknown name: a page asks for what was built. */
  sheet(name: string): string;
  /** `sha256-…` of every style that may be inlined, for the security policy. */
  styleHashes: readonly string[];
  fontPreloads: readonly string[];
  /** Addresses of the icon as pictures, by their side in pixels, for what does not draw an SVG. */
  icons: ReadonlyMap<number, string>;
  /** Address of a browser bundle (`enhance`). Throws on an unknown name: a page asks for what was built. */
  script(name: string): string;
  /** Address of every script and font, for the service worker to keep. */
  offlineAddresses(): string[];
  serve(name: string, acceptEncoding: string): Response;
  serveWorker(): Response;
  serveIcon(): Response;
  /** Whether the demonstration story is in this instance; told by the start. */
  demonstrationIsOpen(): boolean;
}

const onlineOnly = new Set(['text-editor']);

/**
 * Reads what the build left in `dist/browser` and the fonts.
 * @param rootDirectory the folder of package.json.
 */
export async function loadAssets(rootDirectory: string, demonstrationIsOpen: () => boolean): Promise<Assets> {
  const kept = new Map<string, Asset>();
  const scripts = new Map<string, string>();
  const bundles = join(rootDirectory, 'dist', 'browser');
  for (const file of await readdir(bundles)) {
    if (!file.endsWith('.js') || file === 'service-worker.js') continue;
    const name = file.slice(0, -3);
    scripts.set(name, keep(kept, name, 'js', await readFile(join(bundles, file))));
  }
  const fonts = new Map<string, string>();
  const fontFolder = join(rootDirectory, 'src', 'ui', 'fonts');
  for (const file of await readdir(fontFolder)) {
    if (file.endsWith('.woff2'))
      fonts.set(file, keep(kept, file.slice(0, -6), 'woff2', await readFile(join(fontFolder, file))));
  }
  const fontAddress = (file: string) => fonts.get(file) ?? file;
  const css = await loadStylesheet(rootDirectory, fontAddress);
  const sheets = new Map<string, string>();
  for (const name of partSheets) sheets.set(name, await loadStylesheet(rootDirectory, fontAddress, name));
  const icons = new Map<number, string>();
  for (const side of [180, 192, 512]) {
    const picture = await readFile(join(rootDirectory, 'src', 'ui', `icon-${side}.png`));
    icons.set(side, keep(kept, `icon-${side}`, 'png', picture));
  }
  const worker = await readFile(join(bundles, 'service-worker.js'), 'utf8');
  const icon = await readFile(join(rootDirectory, 'src', 'ui', 'icon.svg'));
  const regular = [...fonts].find(([file]) => /400|regular/i.test(file))?.[1];
  // What serves with a network alone is not fetched before its page is.
  const offline = [...scripts].flatMap(([name, address]) => (onlineOnly.has(name) ? [] : [address]));
  offline.push(...fonts.values());
  const stamp = createHash('sha256')
    .update([css, ...sheets.values(), ...offline].join())
    .digest('hex')
    .slice(0, 12);

  return {
    css,
    sheet: (name) => {
      const sheet = sheets.get(name);
      if (sheet === undefined) throw new Error(`No sheet of style is named "${name}".`);
      return sheet;
    },
    styleHashes: [css, ...sheets.values()].map(
      (text) => `sha256-${createHash('sha256').update(text).digest('base64')}`,
    ),
    fontPreloads: regular ? [regular] : [],
    icons,
    script: (name) => {
      const address = scripts.get(name);
      if (!address) throw new Error(`No browser bundle is named "${name}".`);
      return address;
    },
    offlineAddresses: () => offline,
    serve: (name, acceptEncoding) => serveAsset(kept.get(name), acceptEncoding),
    serveWorker: () =>
      new Response(`const build = ${JSON.stringify({ stamp, addresses: offline })};\n${worker}`, {
        headers: {
          'content-type': 'text/javascript; charset=utf-8',
          'cache-control': 'no-cache',
          'service-worker-allowed': '/',
        },
      }),
    serveIcon: () =>
      new Response(icon as BodyInit, {
        headers: { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=86400' },
      }),
    demonstrationIsOpen,
  };
}

const types: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  png: 'image/png',
  woff2: 'font/woff2',
};

function keep(kept: Map<string, Asset>, name: string, extension: string, bytes: Buffer): string {
  const print = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  const file = `${name}-${print}.${extension}`;
  const isText = extension === 'js';
  kept.set(file, {
    type: types[extension]!,
    plain: bytes,
    brotli: isText ? brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }) : null,
    gzip: isText ? gzipSync(bytes, { level: 9 }) : null,
  });
  return paths.asset(file);
}

function serveAsset(asset: Asset | undefined, acceptEncoding: string): Response {
  if (!asset) return new Response(null, { status: 404 });
  const headers: Record<string, string> = {
    'content-type': asset.type,
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
  };
  if (asset.brotli && /\bbr\b/.test(acceptEncoding)) return encoded(asset.brotli, 'br', headers);
  if (asset.gzip && /\bgzip\b/.test(acceptEncoding)) return encoded(asset.gzip, 'gzip', headers);
  return new Response(asset.plain as BodyInit, { headers });
}

function encoded(bytes: Buffer, encoding: string, headers: Record<string, string>): Response {
  return new Response(bytes as BodyInit, { headers: { ...headers, 'content-encoding': encoding } });
}
