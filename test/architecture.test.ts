import { globSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { canariesOfFences } from './architecture/canaries-of-fences.ts';
import { canariesOfImports } from './architecture/canaries-of-imports.ts';
import { canariesOfNames } from './architecture/canaries-of-names.ts';
import { houseOf, houseOnDisk } from './architecture/house.ts';
import { faultAsLine, type Law } from './architecture/law.ts';
import { lawsOfFences } from './architecture/laws-of-fences.ts';
import { lawsOfImports } from './architecture/laws-of-imports.ts';
import { granted, lawsOfNames } from './architecture/laws-of-names.ts';
import { soundHouse } from './architecture/sound-house.ts';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const laws: Law[] = [...lawsOfImports, ...lawsOfFences, ...lawsOfNames(granted)];
const strictLaws: Law[] = [...lawsOfImports, ...lawsOfFences, ...lawsOfNames({ files: {}, functions: [] })];
const canaries = [...canariesOfImports, ...canariesOfFences, ...canariesOfNames];
const house = houseOnDisk(root);
const sources = globSync('{src,tools,bench}/**/*.{ts,tsx}', { cwd: root });
const modules = [...house.modules.values()];
const imports = modules.flatMap((module) => module.imports);

/** Fewer than this means that the analyser went blind, not that the house shrank. */
const floor = { modules: 250, imports: 900 };

describe('the house', () => {
  test(`was really read: ${modules.length} modules, ${imports.length} imports`, () => {
    expect(modules.map(({ path }) => path)).toEqual(sources.sort());
    expect(modules.length).toBeGreaterThanOrEqual(floor.modules);
    expect(imports.length).toBeGreaterThanOrEqual(floor.imports);
  });

  test('was read as the compiler reads it', () => {
    for (const { path, imports: read } of modules) {
      const byCompiler = ts.preProcessFile(
        readFileSync(resolve(root, path), 'utf8'),
        true,
        true,
      ).importedFiles;
      const seen = new Set(read.map(({ specifier }) => specifier));
      const missed = byCompiler.map(({ fileName }) => fileName).filter((fileName) => !seen.has(fileName));
      expect(missed, `imports of ${path} that went unseen`).toEqual([]);
    }
  });

  test.for(laws)('$name: $says', (law) => {
    expect(law.faults(house).map(faultAsLine)).toEqual([]);
  });
});

describe('the canaries', () => {
  test('live in a house that is sound without them', () => {
    const sound = houseOf(soundHouse);
    expect(sound.whoUsesWhom).toEqual({ rivers: [], bridges: ['rivers'] });
    expect(strictLaws.flatMap((law) => law.faults(sound)).map(faultAsLine)).toEqual([]);
  });

  test('watch every law', () => {
    const watched = new Set(canaries.map(({ law }) => law));
    expect(strictLaws.map(({ name }) => name).filter((name) => !watched.has(name))).toEqual([]);
  });

  test.for(canaries)('$law: $title', ({ law: name, files, at }) => {
    const changed: Record<string, string | null> = { ...soundHouse, ...files };
    const present = Object.entries(changed).filter((entry): entry is [string, string] => entry[1] !== null);
    const law = strictLaws.find((candidate) => candidate.name === name);
    const faults = law?.faults(houseOf(Object.fromEntries(present))) ?? [];
    expect(faults.map(({ path }) => path)).toContain(at);
  });

  test('see exceptions that are no longer needed', () => {
    const spent = lawsOfNames({ files: { 'src/paths.ts': 'once long' }, functions: ['src/main.ts site'] });
    const faults = spent.flatMap((law) => law.faults(houseOf(soundHouse)));
    expect(faults.map(({ path }) => path)).toEqual(['src/paths.ts', 'src/main.ts']);
  });
});
