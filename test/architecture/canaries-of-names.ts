import { type Canary, domain, inBridges, inSource } from './sound-house.ts';

export const canariesOfNames: Canary[] = [
  { title: 'a name in capitals', law: 'names', ...inSource('ui/BigCard.tsx', 'export const card = 1;\n') },
  { title: 'an accented name', law: 'names', ...inSource('ui/entête.tsx', 'export const header = 1;\n') },
  { title: 'an index', law: 'banned names', ...inSource('ui/index.ts', 'export const a = 1;\n') },
  { title: 'utilities', law: 'banned names', ...inBridges('bridge-utils.ts', 'export const a = 1;\n') },
  {
    title: 'a manager',
    law: 'banned names',
    ...inBridges('bridge-manager.actions.ts', 'export const a = 1;\n'),
  },
  {
    title: 'a folder of services',
    law: 'banned names',
    ...inBridges('services/bridge.actions.ts', 'export const a = 1;\n'),
  },
  {
    title: 'a role nobody knows',
    law: 'role suffixes',
    ...inBridges('bridge.controller.ts', 'export const a = 1;\n'),
  },
  {
    title: 'two roles in one file',
    law: 'role suffixes',
    ...inBridges('bridge.rules.store.ts', 'export const a = 1;\n'),
  },
  {
    title: 'a folder named after a role',
    law: 'flat domains',
    ...inBridges('stores/bridge.store.ts', 'export const a = 1;\n'),
  },
  {
    title: 'a file of 301 lines',
    law: 'length of files',
    ...inBridges('bridge.rules.ts', 'export const mayBuild = 1;\n'.repeat(301)),
  },
  {
    title: 'a function of 41 lines',
    law: 'length of functions',
    ...inBridges('bridge.rules.ts', `export const mayBuild = () => {\n${'  void 0;\n'.repeat(39)}};\n`),
  },
  {
    title: 'an entry of the browser in a domain',
    law: 'role suffixes',
    ...inBridges('bridge.entry.ts', 'export const a = 1;\n'),
  },
  {
    title: 'a domain without README',
    law: 'domain folders',
    files: { [`${domain}/README.md`]: null },
    at: domain,
  },
  {
    title: 'a domain without manifest',
    law: 'domain folders',
    files: { [`${domain}/bridges.domain.ts`]: null },
    at: domain,
  },
  {
    title: 'a manifest under another name',
    law: 'domain folders',
    ...inBridges('crossings.domain.ts', 'export const crossings = 1;\n'),
  },
  {
    title: 'a domain off the map',
    law: 'domain folders',
    files: {
      'src/domains/boats/README.md': '',
      'src/domains/boats/boats.domain.ts': 'export const boats = 1;\n',
    },
    at: 'src/domains/boats',
  },
  {
    title: 'a map that goes back',
    law: 'map of domains',
    files: {
      'src/domains/who-uses-whom.ts':
        "export const whoUsesWhom = { bridges: ['rivers'], rivers: [] } as const;\n",
    },
    at: 'src/domains/who-uses-whom.ts',
  },
  {
    title: 'a map that cannot be read',
    law: 'map of domains',
    files: { 'src/domains/who-uses-whom.ts': 'export const whoUsesWhom = build();\n' },
    at: 'src/domains/who-uses-whom.ts',
  },
];
