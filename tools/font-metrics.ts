/** Widths and heights of a TrueType font, all in em (1 = the size of the font). */
export interface FontMetrics {
  ascent: number;
  descent: number;
  lineGap: number;
  widthOf(codePoint: number): number | undefined;
}

/** Reads the tables `head`, `hhea`, `hmtx` and `cmap` (format 4) of an uncompressed TrueType font (OpenType 1.9). */
export function fontMetrics(font: Uint8Array): FontMetrics {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const tables = tableOffsets(view);
  const unitsPerEm = view.getUint16(tables.head + 18);
  const horizontalCount = view.getUint16(tables.hhea + 34);
  const glyphOf = glyphLookup(view, tables.cmap);
  return {
    ascent: view.getInt16(tables.hhea + 4) / unitsPerEm,
    descent: -view.getInt16(tables.hhea + 6) / unitsPerEm,
    lineGap: view.getInt16(tables.hhea + 8) / unitsPerEm,
    widthOf(codePoint) {
      const glyph = glyphOf(codePoint);
      if (glyph === 0) return undefined;
      return view.getUint16(tables.hmtx + 4 * Math.min(glyph, horizontalCount - 1)) / unitsPerEm;
    },
  };
}

/** The mean width of a letter of ordinary French, in em. */
export function averageWidth(metrics: FontMetrics): number {
  const sample =
    'La table de quartier a tenu sa rencontre avec les personnes aînées du secteur, l’organisme d’aide ' +
    'alimentaire et le comité logement; on y a décidé de poursuivre le groupe de marche jusqu’à l’été, ' +
    'parce que les gens qui y viennent ne veulent plus rester seuls chez eux.';
  const widths = [...sample].map((letter) => {
    const width = metrics.widthOf(letter.codePointAt(0) ?? 0);
    if (width === undefined) throw new Error(`The font has no glyph for ${JSON.stringify(letter)}.`);
    return width;
  });
  return widths.reduce((sum, width) => sum + width, 0) / widths.length;
}

function tableOffsets(view: DataView): Record<'head' | 'hhea' | 'hmtx' | 'cmap', number> {
  const offsets: Record<string, number> = {};
  for (let index = 0; index < view.getUint16(4); index++) {
    const record = 12 + 16 * index;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((letter) => view.getUint8(record + letter)));
    offsets[tag] = view.getUint32(record + 8);
  }
  const { head, hhea, hmtx, cmap } = offsets;
  if (head === undefined || hhea === undefined || hmtx === undefined || cmap === undefined) {
    throw new Error('This is not a TrueType font with its head, hhea, hmtx and cmap tables.');
  }
  return { head, hhea, hmtx, cmap };
}

function glyphLookup(view: DataView, cmap: number): (codePoint: number) => number {
  const table = unicodeSubtable(view, cmap);
  const segments = view.getUint16(table + 6) / 2;
  const ends = table + 14;
  const starts = ends + 2 * segments + 2;
  const deltas = starts + 2 * segments;
  const ranges = deltas + 2 * segments;
  return (codePoint) => {
    for (let segment = 0; segment < segments; segment++) {
      if (view.getUint16(ends + 2 * segment) < codePoint) continue;
      const start = view.getUint16(starts + 2 * segment);
      if (start > codePoint) return 0;
      const delta = view.getUint16(deltas + 2 * segment);
      const range = view.getUint16(ranges + 2 * segment);
      if (range === 0) return (codePoint + delta) & 0xffff;
      const glyph = view.getUint16(ranges + 2 * segment + range + 2 * (codePoint - start));
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}

function unicodeSubtable(view: DataView, cmap: number): number {
  for (let index = 0; index < view.getUint16(cmap + 2); index++) {
    const table = cmap + view.getUint32(cmap + 4 + 8 * index + 4);
    if (view.getUint16(table) === 4) return table;
  }
  throw new Error('The font has no format 4 character map.');
}

/** Every code point that an uncompressed font has a glyph for, as ranges: `cmap` of format 12 when it has one, else 4. */
export function coveredRanges(font: Uint8Array): [first: number, last: number][] {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const { cmap } = tableOffsets(view);
  const full = subtableOfFormat(view, cmap, 12);
  if (full !== undefined) {
    return Array.from({ length: view.getUint32(full + 12) }, (_, group) => {
      const at = full + 16 + 12 * group;
      return [view.getUint32(at), view.getUint32(at + 4)];
    });
  }
  const glyphOf = glyphLookup(view, cmap);
  const ranges: [number, number][] = [];
  for (let codePoint = 0; codePoint < 0xffff; codePoint++) {
    if (glyphOf(codePoint) === 0) continue;
    const last = ranges.at(-1);
    if (last?.[1] === codePoint - 1) last[1] = codePoint;
    else ranges.push([codePoint, codePoint]);
  }
  return ranges;
}

function subtableOfFormat(view: DataView, cmap: number, format: number): number | undefined {
  for (let index = 0; index < view.getUint16(cmap + 2); index++) {
    const table = cmap + view.getUint32(cmap + 4 + 8 * index + 4);
    if (view.getUint16(table) === format) return table;
  }
  return undefined;
}
