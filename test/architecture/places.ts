/** The layers of `src`, left to right: a module imports from its own layer or from one further right. */
export const layers = ['main', 'app', 'domains', 'ui', 'platform', 'writing', 'french', 'paths'] as const;
export type Layer = (typeof layers)[number];

/**
 * The roles a file may play; a file of a domain without suffix holds its vocabulary.
 * `entry` is where a bundle of src/browser begins.
 */
export const roles = [
  'vocabulary',
  'data',
  'rules',
  'access',
  'words',
  'form',
  'store',
  'actions',
  'pages',
  'routes',
  'api',
  'jobs',
  'seed',
  'public',
  'domain',
  'browser',
  'entry',
  'test',
] as const;
export type Role = (typeof roles)[number];

/** Where a file stands in the house. */
export interface Place {
  /** `browser` and `outside` (tools, bench) stand beside the chain of layers. */
  layer: Layer | 'browser' | 'outside' | 'unknown';
  /** Folder name under `src/domains`. */
  domain?: string;
  role: Role | 'unknown';
  /** First part of the file name: `trace-draft` in `trace-draft.browser.ts`. */
  noun: string;
}

const known = new Set<string>(roles);

export function placeOf(path: string): Place {
  const segments = path.split('/');
  const fileName = segments.at(-1) ?? '';
  const parts = fileName.replace(/\.tsx?$/, '').split('.');
  const noun = parts[0] ?? '';
  const suffix = parts.at(-1) === 'test' ? 'test' : parts.slice(1).join('.');
  const role = suffix === '' ? 'vocabulary' : known.has(suffix) ? (suffix as Role) : 'unknown';
  return { ...layerOf(segments), role: suffix === 'vocabulary' ? 'unknown' : role, noun };
}

function layerOf(segments: string[]): Pick<Place, 'layer' | 'domain'> {
  const [top, second = '', third = ''] = segments;
  if (top !== 'src') return { layer: 'outside' };
  if (segments.length === 2) {
    if (second === 'main.ts') return { layer: 'main' };
    return { layer: /^([a-z]+-)*paths\.ts$/.test(second) ? 'paths' : 'unknown' };
  }
  if (second === 'browser') return { layer: 'browser' };
  if (second === 'domains')
    return segments.length > 3 ? { layer: 'domains', domain: third } : { layer: 'domains' };
  const layer = layers.find(
    (candidate) => candidate === second && candidate !== 'main' && candidate !== 'paths',
  );
  return { layer: layer ?? 'unknown' };
}
