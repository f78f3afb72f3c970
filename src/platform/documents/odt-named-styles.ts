import type { Element } from 'xast';
import { x } from 'xastscript';
import { face, ink, inkSoft, line, madder } from './drawing-style.ts';

type Attributes = Record<string, string>;

/** A name of a style as XML names it: « Heading 1 » is `Heading_20_1`. */
export const encoded = (name: string) => name.replaceAll(' ', '_20_');

/** Letter paper less the margins. */
const textWidth = '14.99cm';

const paragraph = (attributes: Attributes) => x('style:paragraph-properties', attributes);
const text = (attributes: Attributes) => x('style:text-properties', attributes);
const keep = { 'fo:keep-with-next': 'always' };
const soft = { 'fo:color': inkSoft };
const bold = { 'fo:font-weight': 'bold' };
const noLanguage = { 'fo:language': 'zxx', 'fo:country': 'none' };

function style(family: string, name: string, attributes: Attributes, ...properties: Element[]): Element {
  const named = { 'style:family': family, 'style:name': encoded(name), 'style:display-name': name };
  return x('style:style', { ...named, ...attributes }, properties);
}

const paragraphStyle = (name: string, parent: string, space: Attributes, look: Attributes = {}) =>
  style('paragraph', name, { 'style:parent-style-name': encoded(parent) }, paragraph(space), text(look));

const characterStyle = (name: string, look: Attributes) => style('text', name, {}, text(look));

/** Styles by the names that OpenDocument readers know. */
export function namedStyles(language: string): Element[] {
  return [
    defaultStyle(language),
    style('paragraph', 'Standard', {}),
    paragraphStyle('Text body', 'Standard', { 'fo:margin-bottom': '8pt' }),
    ...openingStyles(),
    heading(1, '17pt', '24pt', '8pt'),
    heading(2, '13.5pt', '18pt', '6pt'),
    heading(3, '11.5pt', '14pt', '4pt'),
    ...[4, 5, 6].map((level) => heading(level, '11pt', '12pt', '4pt', inkSoft)),
    ...blockStyles(),
    ...tableStyles(),
    ...edgeStyles(),
    ...[1, 2, 3].map(contentsStyle),
    ...characterStyles(),
  ];
}

function defaultStyle(language: string): Element {
  return x('style:default-style', { 'style:family': 'paragraph' }, [
    paragraph({
      'fo:hyphenation-ladder-count': '2',
      'fo:orphans': '2',
      'fo:widows': '2',
      'fo:line-height': '124%',
    }),
    text({
      'style:font-name': face,
      'fo:font-size': '11pt',
      'fo:color': ink,
      'fo:language': language,
      'fo:country': 'CA',
      'fo:hyphenate': 'true',
      'fo:hyphenation-remain-char-count': '3',
      'fo:hyphenation-push-char-count': '3',
    }),
  ]);
}

function openingStyles(): Element[] {
  const title = { 'fo:font-size': '24pt', ...bold, 'fo:hyphenate': 'false' };
  return [
    paragraphStyle(
      'Title',
      'Standard',
      { 'fo:margin-bottom': '6pt', 'fo:line-height': '110%', ...keep },
      title,
    ),
    paragraphStyle(
      'Subtitle',
      'Standard',
      { 'fo:margin-bottom': '8pt', ...keep },
      { 'fo:font-size': '13pt', ...soft },
    ),
    paragraphStyle('About', 'Text body', {}, soft),
    paragraphStyle('Selvedge', 'Standard', {
      'fo:margin-bottom': '18pt',
      'fo:border-bottom': `2.5pt double ${madder}`,
      ...keep,
    }),
  ];
}

function heading(level: number, size: string, before: string, after: string, colour = ink): Element {
  const place = {
    'style:parent-style-name': 'Standard',
    'style:next-style-name': 'Text_20_body',
    'style:default-outline-level': String(level),
  };
  return style(
    'paragraph',
    `Heading ${level}`,
    place,
    paragraph({ 'fo:margin-top': before, 'fo:margin-bottom': after, ...keep }),
    text({ 'fo:font-size': size, ...bold, 'fo:color': colour, 'fo:hyphenate': 'false' }),
  );
}

function blockStyles(): Element[] {
  const code = { 'style:font-name': 'Code', 'fo:font-size': '9.5pt', 'fo:hyphenate': 'false', ...noLanguage };
  const beside = (colour: string) => ({
    'fo:padding-left': '0.28cm',
    'fo:border-left': `1.5pt solid ${colour}`,
  });
  return [
    paragraphStyle('Lead', 'Text body', keep),
    paragraphStyle('Quotations', 'Text body', { 'fo:margin-left': '0.45cm', ...beside(madder) }, soft),
    paragraphStyle('Preformatted Text', 'Standard', { 'fo:margin-bottom': '10pt', ...beside(line) }, code),
    paragraphStyle('List Contents', 'Standard', { 'fo:margin-bottom': '4pt' }),
    paragraphStyle('Horizontal Line', 'Standard', {
      'fo:margin-bottom': '16pt',
      'fo:margin-left': '5cm',
      'fo:margin-right': '5cm',
      'fo:border-bottom': `1pt solid ${line}`,
    }),
    paragraphStyle('Footnote', 'Standard', { 'fo:margin-bottom': '3pt' }, { 'fo:font-size': '9pt' }),
  ];
}

function tableStyles(): Element[] {
  const caption = { 'fo:margin-top': '14pt', 'fo:margin-bottom': '5pt', ...keep };
  return [
    paragraphStyle('Caption', 'Standard', caption, bold),
    paragraphStyle('Table Contents', 'Standard', { 'fo:line-height': '112%' }, { 'fo:font-size': '9.5pt' }),
    paragraphStyle('Table Heading', 'Table Contents', {}, bold),
    paragraphStyle('Figure', 'Standard', {}),
  ];
}

/** Words at both ends of a line: an entry and its page, a title and who tells it. */
const endTab = (leader: Attributes = {}) =>
  x('style:tab-stops', [
    x('style:tab-stop', { 'style:position': textWidth, 'style:type': 'right', ...leader }),
  ]);

function edgeStyles(): Element[] {
  const small = { 'fo:font-size': '8.5pt', ...soft };
  const under = { 'fo:padding-bottom': '4pt', 'fo:border-bottom': `0.6pt solid ${line}` };
  const head = x('style:paragraph-properties', under, [endTab()]);
  const contents = { 'fo:font-size': '17pt', ...bold };
  return [
    style('paragraph', 'Header', { 'style:parent-style-name': 'Standard' }, head, text(small)),
    paragraphStyle('Footer', 'Standard', { 'fo:text-align': 'end' }, small),
    paragraphStyle('Contents Heading', 'Standard', { 'fo:margin-bottom': '10pt', ...keep }, contents),
  ];
}

function contentsStyle(level: number): Element {
  const leader = { 'style:leader-style': 'dotted', 'style:leader-text': '.' };
  const space = {
    'fo:margin-left': `${0.42 * (level - 1)}cm`,
    'fo:margin-top': level === 1 ? '6pt' : '0pt',
    'fo:margin-bottom': '3pt',
  };
  return style(
    'paragraph',
    `Contents ${level}`,
    { 'style:parent-style-name': 'Standard' },
    x('style:paragraph-properties', space, [endTab(leader)]),
    text(level === 1 ? bold : {}),
  );
}

function characterStyles(): Element[] {
  return [
    characterStyle('Strong Emphasis', bold),
    characterStyle('Emphasis', { 'fo:font-style': 'italic' }),
    characterStyle('Strikethrough', {
      'style:text-line-through-style': 'solid',
      'style:text-line-through-type': 'single',
    }),
    characterStyle('Source Text', { 'style:font-name': 'Code', 'fo:font-size': '10pt', ...noLanguage }),
    characterStyle('Internet link', {
      'fo:color': ink,
      'style:text-underline-style': 'solid',
      'style:text-underline-color': madder,
    }),
    characterStyle('Evidence', {
      'fo:color': ink,
      'style:text-underline-style': 'dotted',
      'style:text-underline-color': line,
    }),
    characterStyle('Index Link', {}),
    characterStyle('Footnote anchor', { 'style:text-position': 'super 58%' }),
  ];
}
