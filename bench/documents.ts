import type { WrittenDocument } from '#/platform/documents/document.ts';
import { documentFromMarkdown } from '#/platform/documents/from-markdown.ts';
import { renderDocument } from '#/platform/documents/rendering.ts';
import { type FileFormat, fileFormats } from '#/platform/documents/rendering-process.ts';
import { dice, type Figure, median, report } from './harness.ts';

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const pages = process.env.BENCH_SMALL === '1' ? 6 : 60;

async function measure(document: WrittenDocument, format: FileFormat): Promise<Figure[]> {
  const figures: Figure[] = [];
  const seconds: number[] = [];
  const processor: number[] = [];
  let megabytes = 0;
  let kilobytes = 0;
  for (let round = 0; round <= rounds; round += 1) {
    const start = performance.now();
    const rendered = await renderDocument(document, format);
    if (!rendered.ok) throw new Error(`${format}: ${rendered.refusal} (${rendered.reason})`);
    if (round > 0) seconds.push((performance.now() - start) / 1_000);
    processor.push(rendered.processorSeconds);
    megabytes = Math.max(megabytes, rendered.peakBytes / 1024 ** 2);
    kilobytes = rendered.bytes.byteLength / 1024;
    if (format === 'pdf' && round === 0)
      figures.push({ what: 'pages of the PDF', value: pagesOf(rendered.bytes), unit: '' });
  }
  const wished = format === 'pdf' || format === 'docx';
  return [
    ...figures,
    { what: `${format}, processor, median`, value: median(processor), unit: 's' },
    {
      what: `${format}, median`,
      value: median(seconds),
      unit: 's',
      ...(wished ? { target: { atMost: 10 } } : {}),
    },
    {
      what: `${format}, memory of its process`,
      value: megabytes,
      unit: 'MB',
      ...(wished ? { target: { atMost: 512 } } : {}),
    },
    { what: `${format}, file`, value: kilobytes, unit: 'kB' },
  ];
}

/** As the file says it of itself. */
function pagesOf(pdf: Uint8Array): number {
  return Number(/<xmpTPg:NPages>(\d+)</.exec(Buffer.from(pdf).toString('latin1'))?.[1]);
}

/** Sections of text, lists, tables, notes and plots, in the proportions of a real one: about 2 200 characters a page. */
function bilan(pageCount: number): WrittenDocument {
  const roll = dice(20_260_331);
  const some = <Value>(values: readonly Value[]) => values[Math.floor(roll() * values.length)]!;
  const sentence = () => `${some(subjects)} ${some(verbs)} ${some(objects)}, ${some(places)}.`;
  const paragraph = () =>
    Array.from({ length: 6 }, (_, at) => (at === 3 ? `:preuve[${sentence()}]{#e1}` : sentence())).join(' ');
  const row = () =>
    `| **${some(objects)}** | ${some(subjects)} | ${some(places)} | ${Math.floor(roll() * 90_000)} $ |`;
  const section = (number: number) =>
    [
      number % 4 === 0 ? `# Partie ${number / 4 + 1}` : `## ${some(objects)}`,
      paragraph(),
      `${paragraph()}[^n${number}]`,
      `- ${sentence()}\n- ${sentence()}\n  1. ${sentence()}`,
      number % 3 === 0
        ? `Tableau : Fonds\n\n| Quoi | Qui | Où | Montant |\n|---|---|---|--:|\n${Array.from({ length: 6 }, row).join('\n')}`
        : paragraph(),
      number % 4 === 1 ? '::figure{#f1}' : paragraph(),
      `[^n${number}]: ${sentence()}`,
    ].join('\n\n');
  const markdown = Array.from({ length: Math.round(pageCount * 0.92) }, (_, at) => section(at)).join('\n\n');
  return documentFromMarkdown(
    markdown,
    {
      language: 'fr',
      title: 'Bilan de l’année',
      organisation: 'Table de quartier',
      day: '2026-03-31',
      address: 'https://toile.exemple.org/bilans/1',
    },
    { evidence: () => ({ kind: 'link', href: '/preuves/e1' }), figure: () => plotted },
  );
}

const subjects = [
  'Le comité logement',
  'La banque alimentaire',
  'Le groupe de marche',
  'La table de quartier',
  'L’équipe',
];
const verbs = ['a rencontré', 'a accompagné', 'prépare avec', 'a écrit pour', 'a rouvert avec'];
const objects = [
  'les personnes aînées du secteur',
  'trente-deux organismes',
  'l’arrondissement',
  'les locataires',
  'les bénévoles',
];
const places = [
  'au parc',
  'dans les cuisines de l’école',
  'à la bibliothèque',
  'chez les gens',
  'pendant la crise du printemps',
];

const plotted = {
  title: 'Personnes rejointes',
  description: 'Dix barres, de la plus courte à la plus longue.',
  plot: `<svg width="100%" height="21em">${Array.from(
    { length: 10 },
    (_, at) =>
      `<text class="plot-label" x="0" y="${2 * at + 0.9}em">Groupe ${at + 1}</text>` +
      `<rect class="plot-mark" y="${2 * at + 1.1}em" width="${6 * (at + 1)}%" height="0.8em" fill="currentColor"/>`,
  ).join('')}</svg>`,
  table: {
    caption: 'Personnes rejointes',
    head: ['Groupe', 'Personnes'],
    rows: Array.from({ length: 10 }, (_, at) => [`Groupe ${at + 1}`, String(6 * (at + 1))]),
  },
};

/** A bilan of some sixty pages, in each format: from the tree to the file, in a process of its own. */
const document = bilan(pages);
const figures: Figure[] = [];
for (const format of fileFormats) figures.push(...(await measure(document, format)));
await report('documents', figures);
process.exit(0);
