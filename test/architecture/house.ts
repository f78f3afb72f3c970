import { existsSync, globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Place, placeOf } from './places.ts';
import { readSource, type SourceFacts } from './source-reader.ts';

/** One import, as the analyser understood it. */
export interface Import {
  /** What the source says, e.g. `#/platform/ids.ts`, `./trace.ts`, `hono`. */
  specifier: string;
  /** Path of the module inside the repository, when the import stays inside it. */
  target?: string;
  /** Package name, or `node:…` for what comes with the runtime, when the import leaves the repository. */
  packageName?: string;
  /** True when nothing of it remains once types are erased. */
  typeOnly: boolean;
  line: number;
}

export interface Module {
  /** Path from the root of the repository, with `/`. */
  path: string;
  text: string;
  place: Place;
  facts: SourceFacts;
  imports: Import[];
}

/** Everything the laws may look at. Nothing in it depends on the disk, so that a canary is a handful of strings. */
export interface House {
  modules: Map<string, Module>;
  /** Files that are not modules, but whose presence counts (README.md of a domain, style sheets). */
  otherFiles: Set<string>;
  /** Packages that the built product may use. */
  dependencies: Set<string>;
  /** The map of domains, in reading order, when it is there. */
  whoUsesWhom: Record<string, readonly string[]> | undefined;
}

const SOURCE = /\.tsx?$/;

/** Builds the house from texts: path → content. */
export function houseOf(files: Record<string, string>): House {
  const dependencies = dependenciesIn(files['package.json']);
  const paths = Object.keys(files);
  const modules = new Map<string, Module>();
  for (const path of paths.filter((candidate) => SOURCE.test(candidate)).sort()) {
    const text = files[path] ?? '';
    const facts = readSource(path, text);
    const imports = facts.imports.map((found) => ({ ...found, ...destination(path, found.specifier) }));
    modules.set(path, { path, text, place: placeOf(path), facts, imports });
  }
  return {
    modules,
    otherFiles: new Set(paths.filter((path) => !SOURCE.test(path))),
    dependencies,
    whoUsesWhom: modules.get('src/domains/who-uses-whom.ts')?.facts.whoUsesWhom,
  };
}

/** Reads the repository's own house: `src`, `tools`, `bench`, and what stands beside the sources. */
export function houseOnDisk(root: string): House {
  const files: Record<string, string> = {};
  const seen = globSync(['src/**/*', 'tools/**/*', 'bench/**/*', 'package.json'], {
    cwd: root,
    withFileTypes: true,
    exclude: (entry) => entry.name === 'results' || entry.name === 'node_modules',
  });
  for (const entry of seen) {
    if (!entry.isFile()) continue;
    const full = resolve(entry.parentPath, entry.name);
    if (!existsSync(full)) continue;
    const path = full.slice(root.length + 1).replaceAll('\\', '/');
    files[path] = SOURCE.test(path) || path === 'package.json' ? readFileSync(full, 'utf8') : '';
  }
  return houseOf(files);
}

function dependenciesIn(packageJson: string | undefined): Set<string> {
  const parsed = JSON.parse(packageJson ?? '{}') as { dependencies?: Record<string, string> };
  return new Set(Object.keys(parsed.dependencies ?? {}));
}

function destination(from: string, specifier: string): Pick<Import, 'target' | 'packageName'> {
  if (specifier.startsWith('#/')) return { target: `src/${specifier.slice(2)}` };
  if (specifier.startsWith('.')) {
    const base = `file:///${from}`;
    return { target: decodeURIComponent(new URL(specifier, base).pathname).slice(1) };
  }
  if (specifier.startsWith('node:')) return { packageName: specifier };
  const [first = '', second = ''] = specifier.split('/');
  return { packageName: specifier.startsWith('@') ? `${first}/${second}` : first };
}
