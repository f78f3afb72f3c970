/**
 * Makes the fonts that documents are printed with, in `src/platform/documents/fonts/`: Atkinson Hyperlegible Next and
 * Mono, then what their letters lack (Vietnamese, Greek, Cyrillic, syllabics, signs, emoji) from Noto, all under the
 * SIL Open Font License. Run after one of these packages changes: `node tools/document-fonts.ts`.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import { coveredRanges } from './font-metrics.ts';
import { withFamily } from './font-names.ts';

const root = join(import.meta.dirname, '..');
const targetFolder = join(root, 'src/platform/documents/fonts');
const maximumBytes = 2_000_000;

/** Latin, Greek, Cyrillic and their marks, syllabics, punctuation and signs; emoji have a font of their own. */
const written =
  '20-7e a0-52f 1ab0-1aff 1d00-1fff 2000-206f 2c60-2c7f 2e00-2e7f a640-a69f a720-a7ff fb00-fb06';
const signs = '2070-218f 2190-21ff 2200-22ff 2300-23ff 2400-243f 2460-27bf 2900-297f 2b00-2bff';
const operators = '2200-22ff';
const syllabics = '1400-167f 18b0-18ff';
const pictures = '200d 20e3 2139-3299 fe0e-fe0f 1f000-1faff';

interface Face {
  family: string;
  /** Part of the package, weight and style. */
  source: string;
  kept: string;
}

const styles = ['400-normal', '700-normal', '400-italic', '700-italic'];

/** In the order in which a glyph is looked for. */
const faces: Face[] = [
  ...facesOf('atkinson-hyperlegible-next', ['latin', 'latin-ext'], styles, written),
  ...facesOf('atkinson-hyperlegible-mono', ['latin', 'latin-ext'], ['400-normal'], written),
  ...facesOf('noto-sans', ['vietnamese', 'cyrillic', 'greek'], ['400-normal', '700-normal'], written),
  ...facesOf('noto-sans', ['latin-ext', 'cyrillic-ext', 'greek-ext'], ['400-normal'], written),
  ...facesOf(
    'noto-sans-canadian-aboriginal',
    ['canadian-aboriginal'],
    ['400-normal', '700-normal'],
    syllabics,
  ),
  ...facesOf('noto-sans-math', ['latin'], ['400-normal'], operators),
  ...facesOf('noto-sans-symbols-2', ['symbols', 'math'], ['400-normal'], signs),
  ...facesOf('noto-sans-symbols', ['symbols'], ['400-normal'], signs),
  ...facesOf('noto-emoji', ['emoji'], ['400-normal'], pictures),
];

function facesOf(family: string, parts: string[], faceStyles: string[], kept: string): Face[] {
  return parts.flatMap((part) => faceStyles.map((style) => ({ family, source: `${part}-${style}`, kept })));
}

/** « Noto Sans » for what a reader calls so, « Noto Sans Greek » for another part of it. */
function nameOf(family: string, source: string): string {
  const part = source.replace(/-\d+-\w+$/, '');
  const words = [...family.split('-'), ...(part === 'latin' || family.endsWith(part) ? [] : part.split('-'))];
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
}

function styleOf(source: string): string {
  const style = [source.includes('-700-') ? 'Bold' : '', source.endsWith('italic') ? 'Italic' : ''];
  return style.filter(Boolean).join(' ') || 'Regular';
}

function charactersOf(ranges: string): string {
  return ranges
    .split(' ')
    .flatMap((range) => {
      const [first = 0, last = first] = range
        .split('-')
        .map((hexadecimal) => Number.parseInt(hexadecimal, 16));
      return Array.from({ length: last - first + 1 }, (_, offset) => String.fromCodePoint(first + offset));
    })
    .join('');
}

/**
 * Marks in their place, kerning, figures of one width. Letters stay whole: one taken apart into a letter and its accent
 * (`ccmp`) would be read twice by those who copy from a PDF. Emoji need it, since several code points make one.
 */
const features = ['kern', 'mark', 'mkmk', 'locl', 'tnum', 'lnum', 'calt', 'liga', 'rlig'];
const featuresOf = (family: string) => (family === 'noto-emoji' ? [...features, 'ccmp'] : features);

type Range = [first: number, last: number];

function joined(ranges: readonly Range[]): Range[] {
  const sorted = [...ranges].sort((left, right) => left[0] - right[0]);
  const result: Range[] = [];
  for (const [first, last] of sorted) {
    const before = result.at(-1);
    if (before && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else result.push([first, last]);
  }
  return result;
}

/** What both cover. */
function shared(left: readonly Range[], right: readonly Range[]): Range[] {
  return left.flatMap(([first, last]) =>
    right
      .map(([from, to]): Range => [Math.max(first, from), Math.min(last, to)])
      .filter(([from, to]) => from <= to),
  );
}

await mkdir(targetFolder, { recursive: true });
const covered: Range[] = [];
const fonts: string[] = [];
const families = new Map<string, Range[]>();
let totalBytes = 0;
for (const { family, source, kept } of faces) {
  const folder = join(root, 'node_modules/@fontsource', family);
  const whole = await readFile(join(folder, 'files', `${family}-${source}.woff2`));
  const cut = await subsetFont(whole, charactersOf(kept), {
    targetFormat: 'sfnt',
    keepFeatures: featuresOf(family),
  });
  const name = nameOf(family, source);
  const font = withFamily(cut, name, styleOf(source));
  const file = `${family}-${source}.ttf`;
  await writeFile(join(targetFolder, file), font);
  await writeFile(join(targetFolder, `LICENSE-${family}`), await readFile(join(folder, 'LICENSE')));
  fonts.push(file);
  const ranges = coveredRanges(font);
  covered.push(...ranges);
  // Its styles cover the same; a letter that one of them lacks is looked for in the next family.
  families.set(name, families.has(name) ? shared(families.get(name)!, ranges) : ranges);
  totalBytes += font.byteLength;
  console.log(`${file}  ${font.byteLength} bytes`);
}
await writeFile(
  join(targetFolder, 'fonts.json'),
  `${JSON.stringify({ families: [...families].map(([name, ranges]) => ({ name, covers: ranges })), fonts, covered: joined(covered) })}\n`,
);
console.log(`total  ${totalBytes} bytes`);
if (totalBytes > maximumBytes) throw new Error(`The fonts weigh more than ${maximumBytes} bytes.`);
