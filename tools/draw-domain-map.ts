import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { whoUsesWhom } from '#/domains/who-uses-whom.ts';
import { houseOnDisk } from '../test/architecture/house.ts';

type DomainMap = Readonly<Record<string, readonly string[]>>;

/** Where the map is written, from the root. */
export const mapPath = 'docs/domain-map.md';

/** The map of domains as a page: a picture for those who see it, and the same thing as a table. */
export function domainMapPage(map: DomainMap): string {
  const domains = Object.keys(map);
  const arrows = domains.flatMap((domain) => (map[domain] ?? []).map((used) => `  ${domain} --> ${used}`));
  const row = (cells: string[]) => `| ${cells.join(' | ')} |`;
  const rows = domains.map((domain) =>
    row([`**${domain}**`, ...domains.map((used) => (map[domain]?.includes(used) ? 'may use' : ''))]),
  );
  return [
    '# Who uses whom',
    '',
    'Drawn from `src/domains/who-uses-whom.ts` by `node tools/draw-domain-map.ts`. A domain only uses those above it in',
    'reading order, and only through their public file.',
    '',
    '```mermaid',
    'graph BT',
    ...domains.map((domain) => `  ${domain}`),
    ...arrows,
    '```',
    '',
    row(['', ...domains]),
    row(['---', ...domains.map(() => '---')]),
    ...rows,
    '',
  ].join('\n');
}

/** What the map allows and no import uses today: `reader → used`. */
export function unusedPermissions(map: DomainMap, root: string): string[] {
  const used = new Set<string>();
  const { modules } = houseOnDisk(root);
  for (const { place, imports } of modules.values()) {
    for (const { target } of imports) {
      const other = target ? modules.get(target)?.place.domain : undefined;
      if (place.domain && other && place.role !== 'test') used.add(`${place.domain} → ${other}`);
    }
  }
  return Object.entries(map)
    .flatMap(([domain, others]) => others.map((other) => `${domain} → ${other}`))
    .filter((permission) => !used.has(permission));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const root = resolve(import.meta.dirname, '..');
  writeFileSync(resolve(root, mapPath), domainMapPage(whoUsesWhom));
  const unused = unusedPermissions(whoUsesWhom, root);
  process.stdout.write(`${mapPath} is drawn.\n`);
  if (unused.length > 0) process.stdout.write(`Allowed, and not used today: ${unused.join(', ')}.\n`);
}
