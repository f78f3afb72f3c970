import { type Canary, domain, inBridges, inSource } from './sound-house.ts';

export const canariesOfImports: Canary[] = [
  {
    title: 'an import that must be run to be read',
    law: 'readable imports',
    ...inSource('app/plugins.ts', 'export const load = (name: string) => import(name);\n'),
  },
  {
    title: 'an import of a file that is not there',
    law: 'readable imports',
    ...inSource('app/ghost.ts', "import '#/platform/ghost.ts';\n"),
  },
  { title: 'a layer nobody knows', law: 'places', ...inSource('lib/thing.ts', 'export const thing = 1;\n') },
  {
    title: 'a file beside the domains',
    law: 'places',
    ...inSource('domains/stray.ts', 'export const stray = 1;\n'),
  },
  { title: 'addresses that import', law: 'places', ...inSource('paths.ts', "import './french/fold.ts';\n") },
  {
    title: 'a part of the addresses that imports a package',
    law: 'places',
    ...inSource('bridge-paths.ts', "import 'hono';\n"),
  },
  {
    title: 'ui that knows a domain',
    law: 'layers',
    ...inSource(
      'ui/bridge-card.tsx',
      "import type { Bridge } from '#/domains/bridges/bridge.ts';\nexport type Card = Bridge;\n",
    ),
  },
  {
    title: 'platform that knows the app, by a type written in place',
    law: 'layers',
    ...inSource('platform/visit.ts', "export type Port = import('../app/settings.ts').port;\n"),
  },
  {
    title: 'french that knows platform, by an import at run time',
    law: 'layers',
    ...inSource('french/plural.ts', "export const later = () => import('#/platform/database.ts');\n"),
  },
  {
    title: 'a domain that knows the app, by passing it on',
    law: 'layers',
    ...inBridges('bridge.jobs.ts', "export { port } from '#/app/settings.ts';\nexport const jobs = [];\n"),
  },
  {
    title: 'the server that runs code of the browser',
    law: 'layers',
    ...inBridges(
      'bridge.jobs.ts',
      "import { outbox } from '#/browser/outbox.ts';\nexport const jobs = outbox;\n",
    ),
  },
  {
    title: 'the product that needs a tool',
    law: 'layers',
    ...inSource('app/cli.ts', "import '../../tools/draw.ts';\n"),
  },
  {
    title: 'the product that needs a test',
    law: 'layers',
    ...inBridges('bridge.jobs.ts', "import './bridge.rules.test.ts';\n"),
  },
  {
    title: 'a worker that is named by its address',
    law: 'layers',
    ...inSource(
      'french/worker.ts',
      "export const at = new URL('../platform/database.ts', import.meta.url);\n",
    ),
  },
  {
    title: 'pages that read the database',
    law: 'role order',
    ...inBridges(
      'bridge.pages.tsx',
      "import { bridges } from './bridge.store.ts';\nexport const page = bridges;\n",
    ),
  },
  {
    title: 'pages that act',
    law: 'role order',
    ...inBridges(
      'bridge.pages.tsx',
      "import { build } from './bridge.actions.ts';\nexport const page = build;\n",
    ),
  },
  {
    title: 'rules that know words',
    law: 'role order',
    ...inBridges('bridge.rules.ts', "import { fr } from './bridge.words.ts';\nexport const mayBuild = fr;\n"),
  },
  {
    title: 'a store that knows its actions',
    law: 'role order',
    ...inBridges(
      'bridge.store.ts',
      "import type { build } from './bridge.actions.ts';\nexport const bridges: build[] = [];\n",
    ),
  },
  {
    title: 'another domain, from inside',
    law: 'inner door',
    ...inBridges(
      'bridge.actions.ts',
      "import { rivers } from '#/domains/rivers/river.store.ts';\nexport const build = rivers;\n",
    ),
  },
  {
    title: 'another domain that the map does not list',
    law: 'inner door',
    files: {
      'src/domains/rivers/river.rules.ts':
        "import type { Bridge } from '#/domains/bridges/bridges.public.ts';\nexport type Two = Bridge;\n",
      [`${domain}/bridges.public.ts`]: "export { type Bridge } from './bridge.ts';\n",
    },
    at: 'src/domains/rivers/river.rules.ts',
  },
  {
    title: 'a test that reaches inside another domain',
    law: 'inner door of tests',
    ...inBridges(
      'bridge.rules.test.ts',
      "import { rivers } from '../rivers/river.store.ts';\nexport const seen = rivers;\n",
    ),
  },
  {
    title: 'a long way round',
    law: 'cycles',
    files: {
      'src/ui/a.ts': "import { b } from './b.ts';\nexport const a = () => b;\n",
      'src/ui/b.ts': "import { c } from './c.ts';\nexport const b = () => c;\n",
      'src/ui/c.ts': "import { a } from './a.ts';\nexport const c = () => a;\n",
    },
    at: 'src/ui/a.ts',
  },
  { title: 'a barrel', law: 'barrels', ...inSource('ui/pieces.ts', "export { card } from './card.tsx';\n") },
  {
    title: 'a barrel that imports first',
    law: 'barrels',
    ...inSource('ui/pieces.ts', "import { card } from './card.tsx';\nexport { card };\n"),
  },
  {
    title: 'a public file that opens everything',
    law: 'barrels',
    ...inSource('domains/rivers/rivers.public.ts', "export * from './river.ts';\n"),
  },
  {
    title: 'the browser that reads a store',
    law: 'browser',
    ...inSource(
      'browser/outbox.ts',
      "import type { bridges } from '#/domains/bridges/bridge.store.ts';\nexport type Out = bridges;\n",
    ),
  },
  {
    title: 'writing that knows platform',
    law: 'layers',
    ...inSource('writing/read.ts', "export { read } from '#/platform/database.ts';\nexport const two = 2;\n"),
  },
  {
    title: 'a reader of Markdown carried to the browser by writing',
    law: 'browser weight',
    files: {
      'src/writing/markdown.ts': "import { unified } from 'unified';\nexport const parser = unified;\n",
      'src/browser/outbox.ts':
        "import { parser } from '#/writing/markdown.ts';\nexport const out = parser;\n",
    },
    at: 'src/browser/outbox.ts',
  },
  {
    title: 'the browser that uses platform',
    law: 'browser',
    ...inSource(
      'browser/outbox.ts',
      "import { address } from '#/platform/service-worker-address.ts';\nexport const out = address;\n",
    ),
  },
  {
    title: 'a browser file of a domain that reads its access rules',
    law: 'browser',
    ...inBridges(
      'bridge-draft.browser.ts',
      "import { mayCross } from './bridge.access.ts';\nexport const may = mayCross;\n",
    ),
  },
  {
    title: 'a validation library carried to the browser by a form',
    law: 'browser weight',
    files: {
      [`${domain}/bridge.form.ts`]: "import { z } from 'zod';\nexport const form = z;\n",
      'src/browser/outbox.ts':
        "import { form } from '#/domains/bridges/bridge.form.ts';\nexport const out = form;\n",
    },
    at: 'src/browser/outbox.ts',
  },
];
