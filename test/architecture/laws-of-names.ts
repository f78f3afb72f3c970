import type { House, Module } from './house.ts';
import { type Fault, type Law, lawOfModules, productModules } from './law.ts';
import { longFunctions } from './long-functions.ts';
import { roles } from './places.ts';

const nameShape = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*\.tsx?$/;

/** Names that say nothing of what a file holds. */
const emptyNames = [
  'index',
  'util',
  'utils',
  'helper',
  'helpers',
  'common',
  'misc',
  'manager',
  'managers',
  'service',
];
const emptyFolders = [...emptyNames, 'services', 'controllers', 'models', 'lib', 'shared', 'core'];

function allNames(house: House): Module[] {
  return [...house.modules.values()];
}

const shapes: Law = {
  name: 'names',
  says: 'File names are ASCII, in lower case, words joined by hyphens.',
  faults: (house) =>
    allNames(house)
      .filter(({ path }) => !nameShape.test(path.split('/').at(-1) ?? ''))
      .map(({ path }) => ({ path, says: 'is not named noun-noun.role.ts' })),
};

const banned: Law = {
  name: 'banned names',
  says: `No ${emptyNames.join(', ')}.`,
  faults: (house) =>
    allNames(house).flatMap(({ path, place }) => {
      const folders = path.split('/').slice(0, -1);
      const words = place.noun.replace('service-worker', 'worker').split('-');
      const found = words.find((word) => emptyNames.includes(word));
      const folder = folders.find((name) => emptyFolders.includes(name));
      if (!found && !folder) return [];
      return [{ path, says: `« ${found ?? folder} » says nothing of what it holds` }];
    }),
};

const suffixes = lawOfModules('role suffixes', 'A suffix is a role of the house.', ({ path, place }) => {
  if (place.role === 'unknown') return [{ path, says: `has no known role: ${roles.join(', ')}` }];
  if (place.role !== 'entry' || place.layer === 'browser') return [];
  return [{ path, says: 'is an entry outside of src/browser' }];
});

const layerFolder = new RegExp(`^(${roles.join('|')}|pages?|stores?|forms?|rules?|tests?)s?$`);

const flat = lawOfModules(
  'flat domains',
  'Inside a domain, no folder bears the name of a role.',
  (module) => {
    const inside = module.place.domain ? module.path.split('/').slice(3, -1) : [];
    const folder = inside.find((name) => layerFolder.test(name));
    return folder ? [{ path: module.path, says: `stands in a folder named after a role: ${folder}` }] : [];
  },
);

/** Longest file, in lines. */
const fileBudget = 300;

/**
 * Files allowed to be longer, each with its reason. The list may only shrink:
 * an entry that is no longer needed fails.
 */
const longFiles: Record<string, string> = {};

/** Builds the law of file length for a given list of exceptions. */
function lengthLaw(exceptions: Record<string, string>): Law {
  return {
    name: 'length of files',
    says: `A file holds at most ${fileBudget} lines; tests, seeds, data and words are left out.`,
    faults: (house) => {
      const long = allNames(house).filter(
        ({ place, facts }) =>
          !['test', 'seed', 'data', 'words'].includes(place.role) && facts.lines > fileBudget,
      );
      const tooLong = long.filter(({ path }) => !(path in exceptions));
      const spent = Object.keys(exceptions).filter((path) => !long.some((module) => module.path === path));
      return [
        ...tooLong.map(({ path, facts }) => ({ path, says: `holds ${facts.lines} lines: split it by noun` })),
        ...spent.map((path) => ({ path, says: 'is no longer too long: take it off the list of exceptions' })),
      ];
    },
  };
}

/** Longest function, in lines. */
const functionBudget = 40;

/** Builds the law of function length for a given list of exceptions. */
function functionLaw(exceptions: string[]): Law {
  return {
    name: 'length of functions',
    says: `A function holds at most ${functionBudget} lines; tests, seeds and data are left out.`,
    faults: (house) => {
      const long = allNames(house)
        .filter(({ place }) => !['test', 'seed', 'data'].includes(place.role))
        .flatMap(({ path, facts }) =>
          facts.functions
            .filter(({ lines }) => lines > functionBudget)
            .map(({ name, line, lines }) => ({ path, line, lines, key: `${path} ${name}` })),
        );
      const keys = new Set(long.map(({ key }) => key));
      return [
        ...long
          .filter(({ key }) => !exceptions.includes(key))
          .map(({ path, line, lines, key }) => ({
            path,
            line,
            says: `${key.split(' ')[1]} holds ${lines} lines`,
          })),
        ...exceptions
          .filter((key) => !keys.has(key))
          .map((key) => ({
            path: key.split(' ')[0] ?? '',
            says: `takes an exception it no longer needs: ${key}`,
          })),
      ];
    },
  };
}

const domainFolders: Law = {
  name: 'domain folders',
  says: 'Every domain has a README.md and one manifest, and stands in the map.',
  faults: (house) => domainsOf(house).flatMap((domain) => faultsOfDomain(domain, house)),
};

/** Names of the folders under `src/domains`, sorted. */
export function domainsOf(house: House): string[] {
  return [...new Set(productModules(house).flatMap(({ place }) => place.domain ?? []))].sort();
}

function faultsOfDomain(domain: string, house: House): Fault[] {
  const path = `src/domains/${domain}`;
  const faults: Fault[] = [];
  if (!house.otherFiles.has(`${path}/README.md`)) faults.push({ path, says: 'has no README.md' });
  const manifest = `${path}/${domain}.domain.ts`;
  const present = house.modules.has(manifest) || house.modules.has(`${manifest}x`);
  if (!present) faults.push({ path, says: `has no manifest (${domain}.domain.ts)` });
  const doors = productModules(house).filter(
    ({ place }) => place.domain === domain && (place.role === 'public' || place.role === 'domain'),
  );
  for (const door of doors.filter(({ place }) => place.noun !== domain)) {
    faults.push({ path: door.path, says: `a ${door.place.role} file bears the name of its domain` });
  }
  if (house.whoUsesWhom && !(domain in house.whoUsesWhom)) {
    faults.push({ path, says: 'is absent from who-uses-whom.ts' });
  }
  return faults;
}

const map: Law = {
  name: 'map of domains',
  says: 'The map lists domains in reading order: each uses only those that come before it.',
  faults: (house) => {
    const path = 'src/domains/who-uses-whom.ts';
    if (!house.whoUsesWhom) return domainsOf(house).length > 0 ? [{ path, says: 'cannot be read' }] : [];
    const order = Object.keys(house.whoUsesWhom);
    return Object.entries(house.whoUsesWhom).flatMap(([domain, used]) =>
      used
        .filter((other) => !order.slice(0, order.indexOf(domain)).includes(other))
        .map((other) => ({ path, says: `${domain} uses ${other}, which does not come before it` })),
    );
  },
};

/** The laws of names and sizes, with the exceptions granted to the house that is judged. */
export function lawsOfNames(exceptions: { files: Record<string, string>; functions: string[] }): Law[] {
  const lengths = [lengthLaw(exceptions.files), functionLaw(exceptions.functions)];
  return [shapes, banned, suffixes, flat, ...lengths, domainFolders, map];
}

/** What is granted to this house. Both lists may only shrink. */
export const granted = { files: longFiles, functions: longFunctions };
