import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { settingNames } from '#/app/settings.ts';
import { whoUsesWhom } from '#/domains/who-uses-whom.ts';
import { paths } from '#/paths.ts';
import { domainMapPage, mapPath } from '../tools/draw-domain-map.ts';
import { codesIn, readGlossary, rootsOf, tablesAfter } from './docs/glossary.ts';
import { deadLinks, relativeLinks } from './docs/links.ts';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const read = (path: string) => readFileSync(resolve(root, path), 'utf8');
const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
  .split('\0')
  .filter(Boolean);
const house = 'The house';

describe('the glossary', () => {
  const entries = readGlossary(read('docs/glossary.md'));
  const sorted = (names: Iterable<string>) => [...new Set(names)].sort();

  test('has one section a domain, and one for the house', () => {
    expect(sorted(entries.map(({ section }) => section))).toEqual(
      sorted([house, ...Object.keys(whoUsesWhom)]),
    );
  });

  test('names every table, and none that is not there', () => {
    const migrations = globSync('db/migrations/*.sql', { cwd: root }).sort().map(read);
    const tables = tablesAfter(migrations);
    expect(tables.length).toBeGreaterThan(0);
    expect(sorted(entries.flatMap(({ tables: named }) => named))).toEqual(tables);
  });

  test('names every address root, and none that is not there', () => {
    expect(sorted(entries.flatMap(({ addresses }) => addresses))).toEqual(rootsOf(paths));
  });

  test('gives every term its French word, once', () => {
    expect(entries.filter(({ term, terme }) => term === '' || terme === '')).toEqual([]);
    const terms = entries.map(({ term }) => term);
    expect(terms.filter((term, index) => terms.indexOf(term) !== index)).toEqual([]);
  });
});

describe('the glossary is read rightly', () => {
  test('tables come, go and change their name', () => {
    const migrations = [
      'CREATE TABLE people (id uuid); -- CREATE TABLE ghosts (id uuid);\ncreate table if not exists notes ();',
      'ALTER TABLE notes RENAME TO carnets;\nALTER TABLE people ADD COLUMN name text;\nCREATE TABLE p1 PARTITION OF people DEFAULT;',
      'DROP TABLE IF EXISTS people;',
    ];
    expect(tablesAfter(migrations.slice(0, 1))).toEqual(['notes', 'people']);
    expect(tablesAfter(migrations.slice(0, 2))).toEqual(['carnets', 'people']);
    expect(tablesAfter(migrations)).toEqual(['carnets']);
  });

  test('names in code are found, and blocks of code are left out', () => {
    expect(codesIn('Set `PORT`.\n```\nnpm `x`\n```\nThen `HOST`.')).toEqual(['PORT', 'HOST']);
  });

  test('roots are the first part of addresses', () => {
    const some = { home: '/', note: (id: string) => `/notes/${id}`, notes: '/notes' };
    expect(rootsOf(some)).toEqual(['/', '/notes']);
  });
});

describe('the settings', () => {
  const operating = () => read('docs/operating.md');

  test('are all documented', () => {
    const documented = new Set(codesIn(operating()));
    expect(settingNames.length).toBeGreaterThan(0);
    expect(settingNames.filter((name) => !documented.has(name))).toEqual([]);
  });

  test('are all given to the container, which sets the others itself', () => {
    const inImage = ['HOST', 'PORT', 'TOILE_DATA_DIR'];
    const compose = read('compose.yaml');
    const passed = settingNames.filter((name) => compose.includes(`      ${name}: \${${name}:-`));
    expect(passed).toEqual(settingNames.filter((name) => !inImage.includes(name)));
    const image = /^ENV (.*)$/m.exec(read('Dockerfile'))?.[1] ?? '';
    expect(inImage.filter((name) => !image.includes(` ${name}=`))).toEqual([]);
  });

  test('are all real', () => {
    const rows = operating()
      .split('\n')
      .filter((line) => line.startsWith('| `'));
    const named = [...rows.map((row) => codesIn(row)[0] ?? ''), ...codesIn(operating())];
    const claimed = named.filter((name) => /^(TOILE_|DATABASE_)[A-Z_]+$/.test(name));
    expect([...new Set(claimed)].filter((name) => !settingNames.includes(name))).toEqual([]);
  });
});

describe('the documents', () => {
  const documents = tracked.filter((path) => path.endsWith('.md'));

  test('README gives two commands that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const readme = read('README.md');
    expect(readme).toContain('npm ci && npm start');
    expect(readme).toContain('npm ci && npm test');
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(['start', 'test']));
    const claimed = [...readme.matchAll(/npm run ([a-z:-]+)/g)].map((match) => match[1] ?? '');
    expect(claimed.filter((script) => !(script in scripts))).toEqual([]);
  });

  test('the commands given for a container are those of the image', () => {
    const [, line] =
      /RUN printf '([^']+)' > \/usr\/local\/bin\/toile && chmod 755/.exec(read('Dockerfile')) ?? [];
    expect(line).toBe('#!/bin/sh\\nexec node --enable-source-maps /toile/dist/cli.js "$@"\\n');
    expect(read('Dockerfile')).toMatch(/^ENV TOILE_COMMAND=toile$/m);
    const commands = [...read('docs/operating.md').matchAll(/^docker .*(?:exec toile|&&) toile (\w+) /gm)];
    expect(commands.map(([, command]) => command)).toEqual(['backup', 'restore']);
  });

  test('link to files and titles that exist', () => {
    expect(documents.length).toBeGreaterThan(0);
    const dead = documents.flatMap((path) =>
      deadLinks(resolve(root, path)).map((link) => `${path} → ${link}`),
    );
    expect(dead).toEqual([]);
  });

  test('the map of domains is the one in force (node tools/draw-domain-map.ts draws it)', () => {
    expect(read(mapPath)).toBe(domainMapPage(whoUsesWhom));
  });

  test('links are found in prose and not in code', () => {
    const markdown = 'See [a](./a.md) and ![b](b.png "B"), not `[c](c.md)` nor [d](https://example.org).';
    expect(relativeLinks(markdown)).toEqual(['./a.md', 'b.png']);
  });
});

describe('what is kept in the repository', () => {
  const texts = tracked.filter((path) => /\.(md|tsx?|json|ya?ml|sql|css|sh)$|^[A-Z]\w+$|^\.\w+/.test(path));

  test('names no machine it was made on', () => {
    const places = [root, `${dirname(root)}/`, process.env.HOME ?? ''];
    const here = places.filter((place) => place.length > 5 && !['/root', '/home/'].includes(place));
    const personal = /\/(home|Users)\/[a-z]/;
    const found = texts.filter((path) => {
      const text = read(path);
      return personal.test(text) || here.some((place) => text.includes(place));
    });
    expect(found).toEqual([]);
  });

  test('takes packages from the public registry only', () => {
    const hosts = [...read('package-lock.json').matchAll(/"resolved": "https?:\/\/([^/"]+)/g)].map(
      (match) => match[1],
    );
    expect(hosts.filter((host) => host !== 'registry.npmjs.org')).toEqual([]);
    expect(texts.filter((path) => /\/\/[\w.-]*(artifactory|nexus|verdaccio)/i.test(read(path)))).toEqual([]);
  });

  test('leaves no loose end in the source', () => {
    const loose = /\b(TODO|FIXME|HACK)\b/;
    expect(
      tracked.filter((path) => /^(src|tools|bench)\/.*\.tsx?$/.test(path) && loose.test(read(path))),
    ).toEqual([]);
  });
});
