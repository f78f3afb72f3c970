import type { Element } from 'xast';
import { x } from 'xastscript';
import { encoded, namedStyles } from './odt-named-styles.ts';

export const bulletList = 'List Bullet';
export const numberList = 'List Number';

const levels = Array.from({ length: 10 }, (_, at) => at + 1);

function listLevel(level: number): Element {
  const indent = `${0.6 * level}cm`;
  return x('style:list-level-properties', { 'text:list-level-position-and-space-mode': 'label-alignment' }, [
    x('style:list-level-label-alignment', {
      'text:label-followed-by': 'listtab',
      'text:list-tab-stop-position': indent,
      'fo:text-indent': '-0.5cm',
      'fo:margin-left': indent,
    }),
  ]);
}

function listStyle(
  name: string,
  levelStyle: string,
  look: (level: number) => Record<string, string>,
): Element {
  return x(
    'text:list-style',
    { 'style:name': encoded(name), 'style:display-name': name },
    levels.map((level) => x(levelStyle, { 'text:level': String(level), ...look(level) }, [listLevel(level)])),
  );
}

function listStyles(): Element[] {
  const bullets = ['•', '–', '◦'];
  return [
    listStyle(bulletList, 'text:list-level-style-bullet', (level) => ({
      'text:bullet-char': bullets[(level - 1) % bullets.length]!,
    })),
    listStyle(numberList, 'text:list-level-style-number', () => ({
      'style:num-suffix': '.',
      'style:num-format': '1',
    })),
  ];
}

function pageLayout(): Element {
  const edge = (space: Record<string, string>) => [x('style:header-footer-properties', space)];
  return x('style:page-layout', { 'style:name': 'Letter' }, [
    x('style:page-layout-properties', {
      'fo:page-width': '21.59cm',
      'fo:page-height': '27.94cm',
      'style:print-orientation': 'portrait',
      'fo:margin-top': '1.4cm',
      'fo:margin-bottom': '1.4cm',
      'fo:margin-left': '3.3cm',
      'fo:margin-right': '3.3cm',
    }),
    x('style:header-style', edge({ 'fo:min-height': '1.3cm', 'fo:margin-bottom': '0.7cm' })),
    x('style:footer-style', edge({ 'fo:min-height': '1.1cm', 'fo:margin-top': '0.5cm' })),
  ]);
}

function notesConfiguration(): Element {
  return x('text:notes-configuration', {
    'text:note-class': 'footnote',
    'text:default-style-name': 'Footnote',
    'text:citation-style-name': 'Footnote_20_anchor',
    'text:citation-body-style-name': 'Footnote_20_anchor',
    'text:master-page-name': 'Standard',
    'style:num-format': '1',
    'style:num-suffix': '\u00a0',
    'text:start-value': '0',
    'text:footnotes-position': 'page',
    'text:start-numbering-at': 'document',
  });
}

/** What `styles.xml` holds between its root: styles, the page, its header and its footer. */
export function odtStyles(language: string, header: Element, footer: Element): Element[] {
  const page = x('style:master-page', { 'style:name': 'Standard', 'style:page-layout-name': 'Letter' }, [
    x('style:header', [header]),
    x('style:header-first', [x('text:p', { 'text:style-name': 'Standard' })]),
    x('style:footer', [footer]),
    x('style:footer-first', [structuredClone(footer)]),
  ]);
  return [
    x('office:styles', [...namedStyles(language), ...listStyles(), notesConfiguration()]),
    x('office:automatic-styles', [pageLayout()]),
    x('office:master-styles', [page]),
  ];
}
