import type { Element } from 'xast';
import { x } from 'xastscript';
import type { ContentsEntry } from './contents.ts';
import type { Alignment, Block, Cell, Figure, Heading, Inline, Table } from './document.ts';
import { line, madder, paperDeep } from './drawing-style.ts';
import { OdtNotes, odtRuns, odtText } from './odt-inlines.ts';
import { encoded } from './odt-named-styles.ts';
import { bulletList, numberList } from './odt-styles.ts';
import type { Picture } from './picture.ts';
import { alignmentsOf, columnShares } from './table-columns.ts';

/** Name of a picture in the file, without what ends it. */
export const pictureName = (at: number) => `Pictures/figure${at + 1}`;

interface Place {
  listed: boolean;
  quoted: boolean;
}

/** Writes the blocks of one text, and keeps the styles that its tables need. */
export class OdtWriting {
  readonly automaticStyles: Element[] = cellStyles();
  readonly #notes = new OdtNotes((blocks) => this.#blocksIn(blocks, 'Footnote'));
  readonly #pictures: ReadonlyMap<Figure, Picture>;
  readonly #figures: readonly Figure[];
  readonly #entries: ReadonlyMap<Heading, ContentsEntry>;
  #tableCount = 0;

  constructor(pictures: ReadonlyMap<Figure, Picture>, entries: ReadonlyMap<Heading, ContentsEntry>) {
    this.#pictures = pictures;
    this.#figures = [...pictures.keys()];
    this.#entries = entries;
  }

  paragraph(style: string, content: readonly Inline[]): Element {
    return x('text:p', { 'text:style-name': encoded(style) }, odtRuns(content, this.#notes));
  }

  blocks(blocks: readonly Block[], place: Place = { listed: false, quoted: false }): Element[] {
    return this.#blocksIn(
      blocks,
      place.quoted ? 'Quotations' : place.listed ? 'List Contents' : 'Text body',
      place,
    );
  }

  #blocksIn(
    blocks: readonly Block[],
    style: string,
    place: Place = { listed: false, quoted: false },
  ): Element[] {
    return blocks.flatMap((block) => this.#block(block, style, place));
  }

  #block(block: Block, style: string, place: Place): Element[] {
    switch (block.kind) {
      case 'heading':
        return [this.#heading(block)];
      case 'paragraph':
        return [this.paragraph(block.leads && style === 'Text body' ? 'Lead' : style, block.content)];
      case 'list':
        return this.#list(block, style, place);
      case 'quote':
        return this.blocks(block.blocks, { ...place, quoted: true });
      case 'table':
        return this.#table(block);
      case 'figure':
        return this.#figure(block);
      case 'code':
        return [x('text:p', { 'text:style-name': 'Preformatted_20_Text' }, odtText(block.text))];
      case 'rule':
        return [x('text:p', { 'text:style-name': 'Horizontal_20_Line' })];
      case 'page-break':
        return [x('text:p', { 'text:style-name': 'PageBreak' })];
    }
  }

  #heading(heading: Heading): Element {
    const name = this.#entries.get(heading)?.id ?? '';
    return x(
      'text:h',
      { 'text:style-name': `Heading_20_${heading.level}`, 'text:outline-level': String(heading.level) },
      [
        x('text:bookmark-start', { 'text:name': name }),
        ...odtRuns(heading.content, this.#notes),
        x('text:bookmark-end', { 'text:name': name }),
      ],
    );
  }

  /** Items hold paragraphs and lists alone: a table or a drawing in one stands after the list. */
  #list({ ordered, start, items }: Extract<Block, { kind: 'list' }>, style: string, place: Place): Element[] {
    const inside = { ...place, listed: true };
    const itemStyle = style === 'Text body' ? 'List Contents' : style;
    const after: Element[] = [];
    const children = items.map((item, at) => {
      const elements = this.#blocksIn(item, itemStyle, inside);
      after.push(...elements.filter(({ name }) => !inItems.has(name)));
      const first = ordered && at === 0 ? { 'text:start-value': String(start) } : {};
      return x(
        'text:list-item',
        first,
        elements.filter(({ name }) => inItems.has(name)),
      );
    });
    return [
      x('text:list', { 'text:style-name': encoded(ordered ? numberList : bulletList) }, children),
      ...after,
    ];
  }

  #table(table: Table): Element[] {
    this.#tableCount += 1;
    const name = `Table${this.#tableCount}`;
    const shares = columnShares(table);
    this.automaticStyles.push(...tableStyles(name, shares));
    const sides = alignmentsOf(table);
    const cell = (content: Cell, at: number, kind: 'head' | 'name' | 'cell') =>
      x(
        'table:table-cell',
        { 'table:style-name': kind === 'head' ? 'HeadCell' : 'BodyCell', 'office:value-type': 'string' },
        [
          x(
            'text:p',
            { 'text:style-name': `${kind === 'cell' ? 'Cell' : 'CellHeading'}-${sides[at]}` },
            odtRuns(content, this.#notes),
          ),
        ],
      );
    const row = (cells: readonly Cell[], kind: (at: number) => 'head' | 'name' | 'cell') =>
      x(
        'table:table-row',
        { 'table:style-name': 'Row' },
        cells.map((content, at) => cell(content, at, kind(at))),
      );
    const caption = table.caption.length > 0 ? [this.paragraph('Caption', table.caption)] : [];
    return [
      ...caption,
      x('table:table', { 'table:name': name, 'table:style-name': name }, [
        ...shares.map((_, at) => x('table:table-column', { 'table:style-name': `${name}.${at + 1}` })),
        x('table:table-header-rows', [row(table.head, () => 'head')]),
        ...table.rows.map((cells) => row(cells, (at) => (at === 0 && table.rowHeaders ? 'name' : 'cell'))),
      ]),
      x('text:p', { 'text:style-name': 'Standard' }),
    ];
  }

  #figure(figure: Figure): Element[] {
    const picture = this.#pictures.get(figure);
    const title = this.paragraph('Caption', [{ kind: 'text', text: figure.title }]);
    if (!picture) return [title, ...this.#table(figure.table)];
    const name = pictureName(this.#figures.indexOf(figure));
    const image = (end: string, type: string) =>
      x('draw:image', {
        'xlink:href': `${name}.${end}`,
        'xlink:type': 'simple',
        'xlink:show': 'embed',
        'xlink:actuate': 'onLoad',
        'draw:mime-type': type,
      });
    const inches = (pixels: number) => `${(pixels / 96).toFixed(3)}in`;
    const frame = x(
      'draw:frame',
      {
        'draw:name': name.split('/').at(-1)!,
        'text:anchor-type': 'as-char',
        'svg:width': inches(picture.width),
        'svg:height': inches(picture.height),
      },
      [
        image('svg', 'image/svg+xml'),
        image('png', 'image/png'),
        x('svg:title', figure.title),
        x('svg:desc', figure.description),
      ],
    );
    return [title, x('text:p', { 'text:style-name': 'Figure' }, [frame]), ...this.#table(figure.table)];
  }
}

const inItems = new Set(['text:p', 'text:h', 'text:list']);

function cellStyles(): Element[] {
  const cell = (name: string, properties: Record<string, string>) =>
    x('style:style', { 'style:name': name, 'style:family': 'table-cell' }, [
      x('style:table-cell-properties', { 'fo:padding': '0.13cm', ...properties }),
    ]);
  const aligned = (prefix: string, parent: string, side: Alignment) =>
    x(
      'style:style',
      { 'style:name': `${prefix}-${side}`, 'style:family': 'paragraph', 'style:parent-style-name': parent },
      [x('style:paragraph-properties', { 'fo:text-align': side })],
    );
  return [
    cell('HeadCell', { 'fo:background-color': paperDeep, 'fo:border-bottom': `1.1pt solid ${madder}` }),
    cell('BodyCell', { 'fo:border-bottom': `0.5pt solid ${line}` }),
    ...(['start', 'center', 'end'] as const).flatMap((side) => [
      aligned('Cell', 'Table_20_Contents', side),
      aligned('CellHeading', 'Table_20_Heading', side),
    ]),
    x('style:style', { 'style:name': 'Row', 'style:family': 'table-row' }, [
      x('style:table-row-properties', { 'fo:keep-together': 'always' }),
    ]),
    x(
      'style:style',
      { 'style:name': 'PageBreak', 'style:family': 'paragraph', 'style:parent-style-name': 'Standard' },
      [
        x('style:paragraph-properties', { 'fo:break-before': 'page', 'fo:line-height': '1pt' }),
        x('style:text-properties', { 'fo:font-size': '1pt' }),
      ],
    ),
  ];
}

const tableWidthCentimetres = 14.99;

function tableStyles(name: string, shares: readonly number[]): Element[] {
  return [
    x('style:style', { 'style:name': name, 'style:family': 'table' }, [
      x('style:table-properties', { 'style:width': `${tableWidthCentimetres}cm`, 'table:align': 'left' }),
    ]),
    ...shares.map((share, at) =>
      x('style:style', { 'style:name': `${name}.${at + 1}`, 'style:family': 'table-column' }, [
        x('style:table-column-properties', {
          'style:column-width': `${(share * tableWidthCentimetres).toFixed(2)}cm`,
        }),
      ]),
    ),
  ];
}
