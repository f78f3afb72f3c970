import type { House, Module } from './house.ts';
import { type Fault, type Law, lawOfImports, lawOfModules, productModules } from './law.ts';
import { type Layer, layers, placeOf, type Role } from './places.ts';

const rank = (layer: string) => layers.indexOf(layer as Layer);

const readable: Law = lawOfModules('readable imports', 'Every import names its module.', (module, house) => {
  const missing = module.imports.filter(
    ({ target }) => target && !house.modules.has(target) && !house.otherFiles.has(target),
  );
  return [
    ...module.facts.unreadableImports.map((line) => ({
      path: module.path,
      line,
      says: 'imports by an expression: name the module in plain text',
    })),
    ...missing.map(({ specifier, line }) => ({
      path: module.path,
      line,
      says: `imports ${specifier}, which is no file of src`,
    })),
  ];
});

const layersLaw = lawOfImports(
  'layers',
  `Imports only go right: ${layers.join(' → ')}.`,
  (from, _found, target) => {
    if (!target) return undefined;
    const here = from.place.layer;
    const there = target.place.layer;
    if (there === 'outside') return `the product imports ${target.path}, which stands outside src`;
    if (target.place.role === 'test') return `the product imports a test: ${target.path}`;
    if (here === 'browser' || from.place.role === 'browser') return undefined;
    if (there === 'browser' || target.place.role === 'browser') {
      return `the server imports ${target.path}, which is made for the browser`;
    }
    if (rank(here) < 0 || rank(there) < 0 || rank(there) >= rank(here)) return undefined;
    return `${here} may not import from ${there} (${target.path})`;
  },
);

const places = lawOfModules('places', 'Every module of src stands in a known place.', (module) => {
  const { layer, domain } = module.place;
  if (layer === 'unknown') return [{ path: module.path, says: 'src has no such layer' }];
  if (layer === 'domains' && !domain && module.path !== 'src/domains/who-uses-whom.ts') {
    return [{ path: module.path, says: 'only who-uses-whom.ts stands beside the domains' }];
  }
  if (layer === 'paths' && module.imports.some(({ target }) => placeOf(target ?? '').layer !== 'paths')) {
    return [{ path: module.path, says: 'addresses import nothing but addresses' }];
  }
  return [];
});

/** What a file of each role may import inside its own domain. */
const before = {
  vocabulary: ['vocabulary'],
  data: ['vocabulary', 'data', 'rules'],
  rules: ['vocabulary', 'data', 'rules'],
  access: ['vocabulary', 'data', 'rules', 'access'],
  words: ['vocabulary', 'data', 'rules', 'access', 'words'],
  form: ['vocabulary', 'data', 'rules', 'access', 'words', 'form'],
  store: ['vocabulary', 'data', 'rules', 'access', 'words', 'form', 'store'],
  actions: ['vocabulary', 'data', 'rules', 'access', 'words', 'form', 'store', 'actions'],
  pages: ['vocabulary', 'data', 'rules', 'access', 'words', 'form', 'pages'],
  browser: ['vocabulary', 'rules', 'form', 'words', 'browser'],
} as const satisfies Partial<Record<Role, readonly Role[]>>;

const inner: readonly Role[] = [...before.actions, 'pages'];

const allowed: Record<Role, readonly Role[]> = {
  ...before,
  routes: [...inner, 'routes'],
  api: [...inner, 'routes', 'api'],
  jobs: [...inner, 'jobs'],
  seed: [...inner, 'seed'],
  public: inner,
  domain: [...inner, 'routes', 'api', 'jobs', 'seed'],
  entry: [],
  test: [],
};

const roleOrder = lawOfImports(
  'role order',
  'Inside a domain each role knows only the roles before its own.',
  (from, _found, target) => {
    const sameDomain = from.place.domain && from.place.domain === target?.place.domain;
    if (!sameDomain || from.place.role === 'unknown' || target.place.role === 'unknown') return undefined;
    if (allowed[from.place.role].includes(target.place.role)) return undefined;
    return `${from.place.role} may not import ${target.place.role} (${target.path})`;
  },
);

const innerDoor = lawOfImports(
  'inner door',
  'Another domain is reached only through its public file, and only if who-uses-whom.ts lists it.',
  (from, _found, target, house) => {
    const here = from.place.domain;
    const there = target?.place.domain;
    if (!here || !there || here === there) return undefined;
    const isSeed = from.place.role === 'seed' && target.place.role === 'seed';
    if (target.path !== `src/domains/${there}/${there}.public.ts` && !isSeed) {
      return `reaches inside ${there} (${target.path}): use its public file`;
    }
    if (house.whoUsesWhom?.[here]?.includes(there)) return undefined;
    return `uses ${there}, which who-uses-whom.ts does not list for ${here}`;
  },
);

/** Tests may go where they need to, but not into what another domain keeps to itself. */
const testsDoor: Law = {
  name: 'inner door of tests',
  says: 'A test reaches another domain through its public file, its manifest, its seed or its data.',
  faults: (house) =>
    [...house.modules.values()]
      .filter(({ place }) => place.role === 'test' && place.domain)
      .flatMap((module) =>
        module.imports.flatMap(({ target, line }) => {
          const place = target ? house.modules.get(target)?.place : undefined;
          if (!place?.domain || place.domain === module.place.domain) return [];
          if (['public', 'seed', 'domain', 'data'].includes(place.role)) return [];
          return [{ path: module.path, line, says: `reaches inside ${place.domain} (${target})` }];
        }),
      ),
};

const cycles: Law = {
  name: 'cycles',
  says: 'No module needs itself, however long the way round.',
  faults: (house) =>
    knotsOf(house).map((knot) => ({ path: knot[0] ?? '', says: `goes round: ${knot.join(' → ')}` })),
};

/** Groups of modules that import one another for more than types, each said as one way round. */
function knotsOf(house: House): string[][] {
  const state = new Map<string, 'open' | 'done'>();
  const trail: string[] = [];
  const knots: string[][] = [];
  const visit = (module: Module): void => {
    state.set(module.path, 'open');
    trail.push(module.path);
    for (const { target, typeOnly } of module.imports) {
      const next = target && !typeOnly ? house.modules.get(target) : undefined;
      if (!next) continue;
      if (state.get(next.path) === 'open') knots.push([...trail.slice(trail.indexOf(next.path)), next.path]);
      else if (!state.has(next.path)) visit(next);
    }
    trail.pop();
    state.set(module.path, 'done');
  };
  for (const module of productModules(house)) if (!state.has(module.path)) visit(module);
  return knots;
}

const barrels = lawOfModules(
  'barrels',
  'A file that only passes on others hides who uses whom.',
  (module) => {
    const stars = module.facts.starExports.map((line) => ({
      path: module.path,
      line,
      says: 'exports everything of another module: name what is passed on',
    }));
    if (module.place.role === 'public' || !module.facts.onlyPassesOn) return stars;
    return [...stars, { path: module.path, says: 'declares nothing and only passes on others (a barrel)' }];
  },
);

const browserHouse = lawOfImports(
  'browser',
  'Code of the browser imports only the pure roles of domains, writing, french and paths.',
  (from, found, target) => {
    if (from.place.layer !== 'browser' && from.place.role !== 'browser') return undefined;
    if (!target) return undefined;
    const { layer, role, domain } = target.place;
    if (['browser', 'writing', 'french', 'paths'].includes(layer)) return undefined;
    const pure = layer === 'domains' && (before.browser as readonly string[]).includes(role);
    const ownOnly = from.place.domain === undefined || from.place.domain === domain;
    const bundle = from.place.layer === 'browser' && role === 'browser';
    if (pure && ownOnly && !bundle) return undefined;
    return `may not import ${found.specifier}`;
  },
);

const serverOnly =
  /^(node:|hono$|@hono\/|@hocuspocus\/server$|ws$|kysely$|pg$|pg-|nodemailer$|zod$|pino$|sharp$|exceljs$|feelin$|preact|unified$|remark-|rehype-|node-diff3$)/;

const browserWeight: Law = {
  name: 'browser weight',
  says: 'Nothing of the server, no validation library and no reader of Markdown is carried to the browser, however indirectly.',
  faults: (house) =>
    productModules(house)
      .filter(({ place }) => place.layer === 'browser' || place.role === 'browser')
      .flatMap((entry) => carriedBy(entry, house)),
};

function carriedBy(entry: Module, house: House): Fault[] {
  const faults: Fault[] = [];
  const seen = new Set([entry.path]);
  const queue = [entry];
  for (let module = queue.pop(); module; module = queue.pop()) {
    for (const { target, packageName, typeOnly } of module.imports) {
      if (typeOnly) continue;
      if (packageName && serverOnly.test(packageName)) {
        faults.push({ path: entry.path, says: `carries ${packageName} to the browser, by ${module.path}` });
      }
      const next = target ? house.modules.get(target) : undefined;
      if (!next || seen.has(next.path)) continue;
      seen.add(next.path);
      queue.push(next);
    }
  }
  return faults;
}

export const lawsOfImports: Law[] = [
  readable,
  places,
  layersLaw,
  roleOrder,
  innerDoor,
  testsDoor,
  cycles,
  barrels,
  browserHouse,
  browserWeight,
];
