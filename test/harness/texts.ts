import fc from 'fast-check';
import type { Mark, Node } from 'prosemirror-model';
import { textSchema } from '../../src/writing/text-schema.ts';

const { nodes } = textSchema;

/** Signs that mean something to Markdown, and words that tell whether they were kept. */
const sign = fc.constantFrom(
  ...'*|_|**|***|~~|`|``|```|[|]|(|)|<|>|!|#|##|-|+|1.|12)|>|\\|:|::|:::|{|}|{#e1}|:preuve[|::figure{#f1}|&|&amp;|&#42;|"'
    .split('|')
    .concat(
      '|',
      ' ',
      '  ',
      '\t',
      '\n',
      '\n\n',
      '    ',
      '\u00a0',
      '’',
      '$',
      '^',
      '=',
      '---',
      '***',
      '[ ]',
      '[x]',
      '[^a]',
    ),
);
const word = fc.integer({ min: 1, max: 9999 }).map((number) => `mot${number}`);
const oddWord = fc.constantFrom(
  'https://exemple.ca/a_b*c',
  'www.exemple.ca/_x_',
  'maude@exemple.ca',
  '10:30',
  'a:b',
  'élu·e·s',
  '<br>',
  '</div>',
  'javascript:alert(1)',
  '«',
  '…',
  '😀',
);
/** Markdown of any kind, with words (`mot12`) that tell whether they were kept. */
export const markdownTexts = fc
  .array(fc.oneof({ weight: 3, arbitrary: word }, { weight: 5, arbitrary: sign }, oddWord), { maxLength: 40 })
  .map((parts) => parts.join(''));

const markOf = fc.oneof(
  fc.constantFrom('strong', 'em', 'strike', 'code').map((name) => textSchema.mark(name)),
  fc.constantFrom('e1', 'e2').map((id) => textSchema.mark('evidence', { id })),
  fc.constantFrom('https://exemple.ca/a_b', '/bilans?x=(1)').map((href) => textSchema.mark('link', { href })),
);
const marks = fc
  .array(markOf, { maxLength: 3 })
  .map((list) => list.reduce<readonly Mark[]>((set, mark) => mark.addToSet(set), []));
const words = fc
  .array(fc.oneof(word, sign, oddWord, fc.constant(' ')), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join(''));
const textNode = fc.tuple(words, marks).map(([text, set]) => textSchema.text(text, set));
const lineBreak = marks.map((set) => nodes.hard_break.create(null, null, set));
const inline = fc.array(fc.oneof({ weight: 4, arbitrary: textNode }, { weight: 1, arbitrary: lineBreak }), {
  maxLength: 6,
});
const cellText = fc.array(textNode, { maxLength: 2 });

const leaf: fc.Arbitrary<Node> = fc.oneof(
  { weight: 5, arbitrary: inline.map((content) => nodes.paragraph.create(null, content)) },
  fc
    .tuple(fc.constantFrom(2, 3, 4), inline)
    .map(([level, content]) => nodes.heading.create({ level }, content)),
  fc
    .tuple(fc.constantFrom('', 'js', 'txt clé'), fc.oneof(words, fc.constant('')))
    .map(([language, text]) =>
      nodes.code_block.create({ language }, text === '' ? null : textSchema.text(text)),
    ),
  fc.constant(nodes.horizontal_rule.create()),
  fc.constantFrom('f1', 'f2').map((id) => nodes.figure.create({ id })),
  fc.array(fc.array(cellText, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }).map((rows) =>
    nodes.table.create(
      null,
      rows.map((cells, at) =>
        nodes.table_row.create(
          null,
          cells.map((content) => (at === 0 ? nodes.table_header : nodes.table_cell).create(null, content)),
        ),
      ),
    ),
  ),
);
const { block } = fc.letrec<{ block: Node }>((tie) => {
  const blocks = fc.array(tie('block'), { minLength: 1, maxLength: 3 });
  const items = fc.array(
    blocks.map((content) => nodes.list_item.create(null, content)),
    { minLength: 1, maxLength: 3 },
  );
  return {
    block: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 6, arbitrary: leaf },
      blocks.map((content) => nodes.blockquote.create(null, content)),
      items.map((content) => nodes.bullet_list.create(null, content)),
      fc
        .tuple(fc.constantFrom(1, 7), items)
        .map(([order, content]) => nodes.ordered_list.create({ order }, content)),
    ),
  };
});
/** Documents of any shape that the schema allows. */
export const documents = fc
  .array(block, { minLength: 1, maxLength: 5 })
  .map((content) => nodes.doc.create(null, content));
