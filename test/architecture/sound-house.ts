/** A small sound house. Each canary changes it in one place and must be caught by the law it names. */
export const soundHouse: Record<string, string> = {
  'package.json':
    '{"dependencies":{"hono":"1","kysely":"1","nodemailer":"1","preact":"1","s3mini":"1","zod":"1"}}',
  'src/main.ts': "import { site } from './app/site.tsx';\nsite();\n",
  'src/paths.ts': "export const paths = { home: '/' } as const;\n",
  'src/app/site.tsx':
    "import { Hono } from 'hono';\nimport { bridges } from '#/domains/bridges/bridges.domain.ts';\nexport const site = () => [new Hono(), bridges];\n",
  'src/app/settings.ts': 'export const port = process.env.PORT;\n',
  'src/ui/card.tsx': "import { fold } from '#/french/fold.ts';\nexport const card = fold;\n",
  'src/french/fold.ts': 'export const fold = (text: string) => text;\n',
  'src/writing/words.ts': "import { fold } from '#/french/fold.ts';\nexport const words = fold;\n",
  'src/platform/database.ts':
    "import { Kysely } from 'kysely';\nimport { readFileSync } from 'node:fs';\nexport type Transaction = Kysely<object>;\nexport const read = readFileSync;\n",
  'src/platform/service-worker-address.ts': "export const address = '/sw.js';\n",
  'src/browser/outbox.ts':
    "import type { Bridge } from '#/domains/bridges/bridge.ts';\nimport { mayBuild } from '#/domains/bridges/bridge.rules.ts';\nexport const outbox: Bridge[] = mayBuild ? [] : [];\n",
  'src/domains/who-uses-whom.ts':
    "export const whoUsesWhom = { rivers: [], bridges: ['rivers'] } as const satisfies Record<string, readonly string[]>;\n",
  'src/domains/rivers/README.md': '',
  'src/domains/rivers/river.ts': 'export interface River {\n  name: string;\n}\n',
  'src/domains/rivers/river.store.ts': "import { sql } from 'kysely';\nexport const rivers = sql;\n",
  'src/domains/rivers/rivers.public.ts': "export { type River } from './river.ts';\n",
  'src/domains/rivers/rivers.domain.ts':
    "import { rivers as all } from './river.store.ts';\nexport const rivers = { all };\n",
  'src/domains/bridges/README.md': '',
  'src/domains/bridges/bridge.ts':
    "import type { River } from '#/domains/rivers/rivers.public.ts';\nexport interface Bridge {\n  over: River;\n}\n",
  'src/domains/bridges/bridge.rules.ts':
    "import type { Bridge } from './bridge.ts';\nexport const mayBuild = (bridge: Bridge, on: Date) => Boolean(bridge) && on > new Date(0);\n",
  'src/domains/bridges/bridge.access.ts': 'export const mayCross = true;\n',
  'src/domains/bridges/bridge.words.ts': "export const fr = { cross: 'Traverser' };\n",
  'src/domains/bridges/bridge.store.ts':
    "import type { Bridge } from './bridge.ts';\nexport const bridges: Bridge[] = [];\n",
  'src/domains/bridges/bridge.actions.ts':
    "export { bridges } from './bridge.store.ts';\nexport const build = 1;\n",
  'src/domains/bridges/bridge.pages.tsx':
    "import { fr } from './bridge.words.ts';\nexport const page = <p>{fr.cross}</p>;\n",
  'src/domains/bridges/bridge.routes.tsx':
    "import { build } from './bridge.actions.ts';\nimport { page } from './bridge.pages.tsx';\nexport const routes = [build, page];\n",
  'src/domains/bridges/bridge.rules.test.ts':
    "import { mayBuild } from './bridge.rules.ts';\nimport { readFileSync } from 'node:fs';\nexport const looked = [mayBuild, readFileSync, Date.now()];\n",
  'src/domains/bridges/bridges.domain.ts':
    "import { routes } from './bridge.routes.tsx';\nexport const bridges = { routes };\n",
  'tools/draw.ts':
    "import { writeFileSync } from 'node:fs';\nwriteFileSync('x', String(process.env.HOME));\n",
};

export interface Canary {
  title: string;
  law: string;
  /** Files added or replaced; `null` takes a file away. */
  files: Record<string, string | null>;
  /** Where the breach must be seen. */
  at: string;
}

/** Folder of the domain that most canaries spoil. */
export const domain = 'src/domains/bridges';
export const inBridges = (file: string, text: string) => ({
  files: { [`${domain}/${file}`]: text },
  at: `${domain}/${file}`,
});
export const inSource = (file: string, text: string) => ({
  files: { [`src/${file}`]: text },
  at: `src/${file}`,
});
