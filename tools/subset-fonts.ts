/**
 * Cuts Atkinson Hyperlegible Next (SIL Open Font License) down to what French and English need, and writes
 * the result in `src/ui/fonts/`. Run after the package `@fontsource/atkinson-hyperlegible-next` changes:
 * `node tools/subset-fonts.ts`. With the path of a TrueType file of Arial or of a font of the same widths
 * (Liberation Sans), it also prints the figures that `src/ui/styles/fonts.css` gives to the fallback font,
 * so that a page does not move when the real font arrives.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import subsetFont from 'subset-font';
import { averageWidth, fontMetrics } from './font-metrics.ts';

const root = join(import.meta.dirname, '..');
const sourceFolder = join(root, 'node_modules/@fontsource/atkinson-hyperlegible-next/files');
const targetFolder = join(root, 'src/ui/fonts');
const maximumBytes = 45_000;

const faces = [
  { source: 'latin-400-normal', target: 'atkinson-regular.woff2' },
  { source: 'latin-700-normal', target: 'atkinson-bold.woff2' },
  { source: 'latin-400-italic', target: 'atkinson-italic.woff2' },
];

/** Printable ASCII, the Latin-1 letters and signs, French ligatures, and the marks that good typesetting asks for. */
function keptCharacters(): string {
  const latin = [...codePoints(0x20, 0x7e), ...codePoints(0xa0, 0xff)];
  const typography = 'ŒœŸ‑–—‘’“”„•…‹›€™−×÷≤≥≠→←↑↓\u2009\u202f\u2060';
  return String.fromCodePoint(...latin) + typography;
}

function codePoints(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
}

async function writeFaces(): Promise<void> {
  let totalBytes = 0;
  for (const face of faces) {
    const whole = await readFile(join(sourceFolder, `atkinson-hyperlegible-next-${face.source}.woff2`));
    const kept = await subsetFont(whole, keptCharacters(), {
      targetFormat: 'woff2',
      keepFeatures: ['kern', 'mark', 'mkmk', 'ccmp', 'locl', 'tnum', 'lnum', 'calt', 'liga'],
    });
    await writeFile(join(targetFolder, face.target), kept);
    totalBytes += kept.byteLength;
    console.log(`${face.target}  ${kept.byteLength} bytes (from ${whole.byteLength})`);
  }
  await writeFile(join(targetFolder, 'LICENSE'), await readFile(join(dirname(sourceFolder), 'LICENSE')));
  console.log(`total  ${totalBytes} bytes`);
  if (totalBytes > maximumBytes) throw new Error(`The fonts weigh more than ${maximumBytes} bytes.`);
}

async function printFallbackFigures(fallbackFile: string): Promise<void> {
  const fallback = fontMetrics(await readFile(fallbackFile));
  for (const face of faces) {
    const woff2 = await readFile(join(targetFolder, face.target));
    const metrics = fontMetrics(await subsetFont(woff2, keptCharacters(), { targetFormat: 'sfnt' }));
    const sizeAdjust = averageWidth(metrics) / averageWidth(fallback);
    const percent = (ratio: number) => `${(ratio * 100).toFixed(2)}%`;
    console.log(
      `${face.target}  size-adjust: ${percent(sizeAdjust)}; ascent-override: ${percent(metrics.ascent / sizeAdjust)}; ` +
        `descent-override: ${percent(metrics.descent / sizeAdjust)}; line-gap-override: ${percent(metrics.lineGap / sizeAdjust)}`,
    );
  }
}

await writeFaces();
const fallbackFile = process.argv[2];
if (fallbackFile) await printFallbackFigures(fallbackFile);
