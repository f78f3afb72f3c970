import type { Element } from 'xast';
import { toXml } from 'xast-util-to-xml';
import { x } from 'xastscript';
import { wordsFor } from '../visit.ts';
import { type ZipEntry, zipBytes } from '../zip-stream.ts';
import { type ContentsEntry, contentsEntries, headOrganisation, isLong } from './contents.ts';
import type { WrittenDocument } from './document.ts';
import * as documentWords from './documents.words.ts';
import { face } from './drawing-style.ts';
import { printFonts, textFace } from './fonts.ts';
import { OdtWriting, pictureName } from './odt-blocks.ts';
import { odtStyles } from './odt-styles.ts';
import { picturesOf } from './picture.ts';

export const odtType = 'application/vnd.oasis.opendocument.text';

const names = 'urn:oasis:names:tc:opendocument:xmlns';
const namespaces = {
  'xmlns:office': `${names}:office:1.0`,
  'xmlns:style': `${names}:style:1.0`,
  'xmlns:text': `${names}:text:1.0`,
  'xmlns:table': `${names}:table:1.0`,
  'xmlns:draw': `${names}:drawing:1.0`,
  'xmlns:fo': `${names}:xsl-fo-compatible:1.0`,
  'xmlns:svg': `${names}:svg-compatible:1.0`,
  'xmlns:meta': `${names}:meta:1.0`,
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:xlink': 'http://www.w3.org/1999/xlink',
  'office:version': '1.3',
};

/** A sound document as an OpenDocument text (ODF 1.3): real styles, a table of contents, its own font. */
export async function documentToOdt(document: WrittenDocument, resources: string): Promise<Uint8Array> {
  const pictures = await picturesOf(document, (await printFonts(resources)).covered);
  const fonts = Object.entries(await textFace(resources));
  const entries = contentsEntries(document.blocks);
  const writing = new OdtWriting(pictures, new Map(entries.map((entry) => [entry.heading, entry])));
  const body = [...opening(document, entries, writing), ...writing.blocks(document.blocks)];
  const content = rooted('office:document-content', [
    fontDeclarations(fonts.map(([name]) => name)),
    x('office:automatic-styles', writing.automaticStyles),
    x('office:body', [x('office:text', body)]),
  ]);
  const styles = rooted('office:document-styles', [
    fontDeclarations(fonts.map(([name]) => name)),
    ...odtStyles(document.language, runningHead(document), pageNumber(document)),
  ]);
  const drawn = [...pictures.values()].flatMap(({ svg, png }, at): FilePart[] => [
    { path: `${pictureName(at)}.svg`, type: 'image/svg+xml', content: Buffer.from(svg) },
    { path: `${pictureName(at)}.png`, type: 'image/png', content: png },
  ]);
  const parts: FilePart[] = [
    { path: 'content.xml', type: 'text/xml', content },
    { path: 'styles.xml', type: 'text/xml', content: styles },
    { path: 'meta.xml', type: 'text/xml', content: rooted('office:document-meta', [meta(document)]) },
    ...drawn,
    ...fonts.map(([name, font]) => ({
      path: `Fonts/${name}.ttf`,
      type: 'application/x-font-ttf',
      content: font,
    })),
  ];
  const mimetype: ZipEntry = { path: 'mimetype', content: Buffer.from(odtType), stored: true };
  return zipBytes(
    [mimetype, { path: 'META-INF/manifest.xml', content: manifest(parts) }, ...parts],
    new Date(0),
  );
}

interface FilePart {
  path: string;
  type: string;
  content: Uint8Array;
}

function rooted(name: string, children: Element[]): Buffer {
  const declaration = { type: 'instruction', name: 'xml', value: 'version="1.0" encoding="UTF-8"' } as const;
  return Buffer.from(toXml({ type: 'root', children: [declaration, x(name, namespaces, children)] }));
}

function manifest(parts: readonly FilePart[]): Buffer {
  const entry = (path: string, type: string) =>
    x('manifest:file-entry', { 'manifest:full-path': path, 'manifest:media-type': type });
  const root = { 'xmlns:manifest': `${names}:manifest:1.0`, 'manifest:version': '1.3' };
  const all = [entry('/', odtType), ...parts.map(({ path, type }) => entry(path, type))];
  return Buffer.from(toXml(x('manifest:manifest', root, all)));
}

function meta({ title, subtitle, summary, authors, organisation, language, day }: WrittenDocument): Element {
  const optional = (name: string, text: string | undefined) => (text ? [x(name, text)] : []);
  const author = (authors ?? []).join(', ') || organisation;
  return x('office:meta', [
    x('meta:generator', 'Toile'),
    x('dc:title', title),
    ...optional('dc:subject', subtitle),
    ...optional('dc:description', summary),
    ...optional('meta:initial-creator', author),
    ...optional('dc:creator', author),
    x('dc:language', `${language}-CA`),
    ...optional('dc:date', day && `${day}T00:00:00`),
  ]);
}

/** The font comes with the file: each style of it is one file. */
function fontDeclarations(styles: readonly string[]): Element {
  const looks: Record<string, [style: string, weight: string]> = {
    regular: ['normal', 'normal'],
    bold: ['normal', 'bold'],
    italic: ['italic', 'normal'],
    boldItalic: ['italic', 'bold'],
  };
  const sources = styles.map((name) => {
    const [style, weight] = looks[name]!;
    const look = { 'loext:font-style': style, 'loext:font-weight': weight };
    return x('svg:font-face-uri', { 'xlink:href': `Fonts/${name}.ttf`, 'xlink:type': 'simple', ...look }, [
      x('svg:font-face-format', { 'svg:string': 'truetype' }),
    ]);
  });
  const loext = 'urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0';
  return x('office:font-face-decls', { 'xmlns:loext': loext }, [
    x('style:font-face', { 'style:name': face, 'svg:font-family': `'${face}'` }, [
      x('svg:font-face-src', sources),
    ]),
    x('style:font-face', {
      'style:name': 'Code',
      'svg:font-family': 'Consolas',
      'style:font-pitch': 'fixed',
    }),
  ]);
}

function opening(
  document: WrittenDocument,
  entries: readonly ContentsEntry[],
  writing: OdtWriting,
): Element[] {
  const words = wordsFor(document.language, documentWords);
  const line = (style: string, text: string | undefined) =>
    text ? [writing.paragraph(style, [{ kind: 'text', text }])] : [];
  const long = isLong(document);
  const space = long ? Array.from({ length: 6 }, () => writing.paragraph('Standard', [])) : [];
  return [
    ...space,
    writing.paragraph('Selvedge', []),
    ...line('Title', document.title),
    ...line('Subtitle', document.subtitle),
    ...line('About', words.about(document)),
    ...line('Text body', document.summary),
    ...(long
      ? [x('text:p', { 'text:style-name': 'PageBreak' }), contents(words.contents, entries), pageBreak()]
      : []),
  ];
}

const pageBreak = () => x('text:p', { 'text:style-name': 'PageBreak' });

const indexLink = { 'text:style-name': 'Index_20_Link', 'text:visited-style-name': 'Index_20_Link' };

/** Entries lead to their heading and ask for its page, which readers fill in when they lay the text out. */
function contents(title: string, entries: readonly ContentsEntry[]): Element {
  const shown = entries.filter(({ level }) => level <= 3);
  const entry = ({ id, level, text }: ContentsEntry) =>
    x('text:p', { 'text:style-name': `Contents_20_${level}` }, [
      x('text:a', { 'xlink:type': 'simple', 'xlink:href': `#${id}`, ...indexLink }, text),
      x('text:tab'),
      x('text:bookmark-ref', { 'text:reference-format': 'page', 'text:ref-name': id }),
    ]);
  const heading = x('text:p', { 'text:style-name': 'Contents_20_Heading' }, title);
  return x('text:table-of-content', { 'text:name': 'Contents', 'text:protected': 'false' }, [
    x('text:table-of-content-source', { 'text:outline-level': '3' }, [
      x('text:index-title-template', { 'text:style-name': 'Contents_20_Heading' }, title),
    ]),
    x('text:index-body', [
      x('text:index-title', { 'text:name': 'ContentsTitle' }, [heading]),
      ...shown.map(entry),
    ]),
  ]);
}

function runningHead(document: WrittenDocument): Element {
  const organisation = headOrganisation(document);
  return x('text:p', { 'text:style-name': 'Header' }, [
    document.title,
    ...(organisation ? [x('text:tab'), organisation] : []),
  ]);
}

function pageNumber({ language }: WrittenDocument): Element {
  const { before, between } = wordsFor(language, documentWords).page;
  return x('text:p', { 'text:style-name': 'Footer' }, [
    before,
    x('text:page-number', { 'text:select-page': 'current' }, '1'),
    between,
    x('text:page-count', '1'),
  ]);
}
