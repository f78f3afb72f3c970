import { type Canary, inBridges, inSource } from './sound-house.ts';

export const canariesOfFences: Canary[] = [
  {
    title: 'the framework in a domain',
    law: 'fences',
    ...inBridges('bridge.routes.tsx', "import type { Context } from 'hono';\nexport type Here = Context;\n"),
  },
  {
    title: 'a part of the framework in platform',
    law: 'fences',
    ...inSource(
      'platform/server.ts',
      "import { serve } from '@hono/node-server';\nexport const open = serve;\n",
    ),
  },
  {
    title: 'the query builder in an action, by a type',
    law: 'fences',
    ...inBridges(
      'bridge.actions.ts',
      "import type { Kysely } from 'kysely';\nexport type Base = Kysely<object>;\n",
    ),
  },
  {
    title: 'a driver in the app',
    law: 'fences',
    ...inSource('app/session.ts', "import pg from 'pg';\nexport const base = pg;\n"),
  },
  {
    title: 'what serves shared texts, in the app',
    law: 'fences',
    ...inSource(
      'app/texts.ts',
      "import { Hocuspocus } from '@hocuspocus/server';\nexport const h = Hocuspocus;\n",
    ),
  },
  {
    title: 'writing that looks at a clock',
    law: 'clock',
    ...inSource('writing/stamp.ts', 'export const stamp = () => Date.now();\n'),
  },
  {
    title: 'mail from a job',
    law: 'fences',
    ...inBridges('bridge.jobs.ts', "import mailer from 'nodemailer';\nexport const jobs = mailer;\n"),
  },
  {
    title: 'files in a bucket from an action',
    law: 'fences',
    ...inBridges('bridge.actions.ts', "import { S3mini } from 's3mini';\nexport const bridges = S3mini;\n"),
  },
  {
    title: 'the disk from a store',
    law: 'fences',
    ...inBridges(
      'bridge.store.ts',
      "import { readFile } from 'node:fs/promises';\nexport const bridges = readFile;\n",
    ),
  },
  {
    title: 'the disk from a route, by its old name',
    law: 'fences',
    ...inBridges('bridge.routes.tsx', "const disk = require('fs');\nexport const routes = disk;\n"),
  },
  {
    title: 'the queue in a domain',
    law: 'fences',
    ...inBridges('bridge.jobs.ts', "import { run } from 'graphile-worker';\nexport const jobs = run;\n"),
  },
  {
    title: 'vocabulary that needs the runtime',
    law: 'pure roles',
    ...inBridges('bridge.ts', "import { randomUUID } from 'node:crypto';\nexport const id = randomUUID;\n"),
  },
  {
    title: 'rules that know what day it is',
    law: 'clock',
    ...inBridges('bridge.rules.ts', 'export const at = () => new Date();\n'),
  },
  {
    title: 'rules that count milliseconds',
    law: 'clock',
    ...inBridges('bridge.rules.ts', 'export const at = () => Date.now();\n'),
  },
  {
    title: 'access that asks another clock',
    law: 'clock',
    ...inBridges('bridge.access.ts', 'export const at = () => Temporal.Now.plainDateISO();\n'),
  },
  {
    title: 'access drawn by lot',
    law: 'clock',
    ...inBridges('bridge.access.ts', 'export const mayCross = () => Math.random() > 0.5;\n'),
  },
  {
    title: 'the environment, in platform',
    law: 'environment',
    ...inSource('platform/log.ts', 'export const level = process.env.LEVEL;\n'),
  },
  {
    title: 'the environment, taken apart',
    law: 'environment',
    ...inSource('platform/log.ts', 'const { env } = process;\nexport const level = env.LEVEL;\n'),
  },
  {
    title: 'the environment, imported',
    law: 'environment',
    ...inSource(
      'platform/log.ts',
      "import { env as e } from 'node:process';\nexport const level = e.LEVEL;\n",
    ),
  },
  {
    title: 'the environment, between brackets',
    law: 'environment',
    ...inSource('platform/log.ts', "export const level = globalThis.process['env'];\n"),
  },
  {
    title: 'ready-made HTML in two files',
    law: 'raw HTML',
    files: {
      'src/ui/raw.tsx':
        'export const raw = (html: string) => <div dangerouslySetInnerHTML={{ __html: html }} />;\n',
      'src/ui/plot.tsx': "export const props = { 'dangerouslySetInnerHTML': { __html: '' } };\n",
    },
    at: 'src/ui/plot.tsx',
  },
  {
    title: 'two files that draw pages',
    law: 'view engine',
    files: {
      'src/platform/html.ts':
        "import { renderToString } from 'preact-render-to-string';\nexport const html = renderToString;\n",
      'src/ui/draw.ts':
        "import { renderToString } from 'preact-render-to-string';\nexport const draw = renderToString;\n",
    },
    at: 'src/ui/draw.ts',
  },
  {
    title: 'a package that nobody declared',
    law: 'declared packages',
    ...inSource('platform/strings.ts', "import pad from 'left-pad';\nexport const padded = pad;\n"),
  },
];
