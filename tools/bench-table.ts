import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BenchResult, Figure } from '../bench/harness.ts';

/** What `npm run bench` left in `bench/results/`, small sizes left out. */
export async function keptResults(rootDirectory: string): Promise<BenchResult[]> {
  const folder = join(rootDirectory, 'bench/results');
  const files = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith('.json')).sort();
  const results = await Promise.all(
    files.map(async (file) => JSON.parse(await readFile(join(folder, file), 'utf8')) as BenchResult),
  );
  return results.filter((result) => !result.small);
}

/** The kept results as the tables of docs/performance.md, in French: machine and day, then a table a bench. */
export function benchTable(results: readonly BenchResult[]): string {
  if (results.length === 0) return 'Aucun résultat : faites d’abord `npm run bench`.\n';
  return `${results.map(sectionOf).join('\n')}`;
}

function sectionOf({ name, at, machine, figures }: BenchResult): string {
  const gibibytes = Math.round(machine.memoryBytes / 1024 ** 3);
  return [
    `### ${name}`,
    '',
    `${at.slice(0, 10)}, ${machine.cpus} cœurs ${machine.model}, ${gibibytes} Gio, Node ${machine.node.slice(1)}${company(machine)}`,
    '',
    '| Mesure | Valeur | Souhait | |',
    '|---|--:|--:|---|',
    ...figures.map(
      (figure) =>
        `| ${figure.what} | ${quantity(figure.value, figure.unit)} | ${wish(figure)} | ${verdict(figure)} |`,
    ),
    '',
  ].join('\n');
}

function company({ takenByOthersPercent: percent }: BenchResult['machine']): string {
  if (percent === undefined) return '';
  return percent < 10 ? ', machine au repos' : `, machine partagée (${percent} % pris par d’autres)`;
}

function wish({ target, unit }: Figure): string {
  if (!target) return '';
  return 'atMost' in target ? `≤ ${quantity(target.atMost, unit)}` : `≥ ${quantity(target.atLeast, unit)}`;
}

function verdict({ target, value }: Figure): string {
  if (!target) return '';
  return ('atMost' in target ? value <= target.atMost : value >= target.atLeast) ? 'atteint' : '**manqué**';
}

const numbers = new Intl.NumberFormat('fr-CA', { maximumSignificantDigits: 3 });
const wholes = new Intl.NumberFormat('fr-CA', { maximumFractionDigits: 0 });

function quantity(value: number, unit: string): string {
  const text = (Math.abs(value) >= 100 ? wholes : numbers).format(value);
  return unit === '' ? text : `${text}\u00a0${unit}`;
}
