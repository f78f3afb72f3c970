import { directiveFromMarkdown, directiveToMarkdown } from 'mdast-util-directive';
import { directive } from 'micromark-extension-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import { type Processor, unified } from 'unified';

type Extension = ReturnType<typeof directive>;
type Construct = Exclude<NonNullable<Extension['text']>[string], readonly unknown[] | undefined>;
type Tokenize = Construct['tokenize'];
type State = ReturnType<Tokenize>;

const textStart = ':preuve[';
const leafStart = '::figure{';

/**
 * The construct, tried only where the words begin by `start`: so « 13:30 », « note:texte » or « ::: » are never a
 * directive that would have to become text again.
 */
function beginningBy(start: string, construct: Construct): Construct {
  const tokenize: Tokenize = function (effects, ok, nok) {
    const begun = construct.tokenize.call(this, effects, ok, nok);
    return effects.check({ tokenize: wordsOf(start), partial: true }, begun, nok);
  };
  return { ...construct, tokenize };
}

function wordsOf(start: string): Tokenize {
  return (effects, ok, nok) => {
    const at =
      (position: number): State =>
      (code) => {
        if (code !== start.charCodeAt(position)) return nok(code);
        effects.consume(code);
        if (position + 1 < start.length) return at(position + 1);
        effects.exit('data');
        return ok;
      };
    return (code) => {
      effects.enter('data');
      return at(0)(code);
    };
  };
}

const colon = ':'.charCodeAt(0);

function ourDirectives(): Extension {
  const { text, flow } = directive();
  const inText = [text?.[colon] ?? []].flat()[0];
  // The second of those that begin by two colons; the first makes blocks between « ::: », which are plain text here.
  const inFlow = [flow?.[colon] ?? []].flat()[1];
  if (!inText || !inFlow) throw new Error('micromark-extension-directive no longer holds what it did.');
  return {
    text: { [colon]: beginningBy(textStart, inText) },
    flow: { [colon]: beginningBy(leafStart, inFlow) },
  };
}

function remarkOurDirectives(this: Processor) {
  const data = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), ourDirectives()];
  const readers = (data.fromMarkdownExtensions ?? []).flat();
  // After reading, GFM looks again for addresses in the words, and would find those that were escaped.
  const readOnce = readers.map(({ transforms: _, ...reader }) => reader);
  data.fromMarkdownExtensions = [...readOnce, directiveFromMarkdown()];
  const { handlers } = directiveToMarkdown();
  const unsafe = [
    { character: ':', after: 'preuve\\[', inConstruct: 'phrasing' as const },
    // Right after a colon that is not escaped, no directive begins.
    { character: ':', after: '(?=:)', inConstruct: 'phrasing' as const },
    { atBreak: true, character: ':', after: ':figure\\{' },
  ];
  data.toMarkdownExtensions = [...(data.toMarkdownExtensions ?? []), { handlers, unsafe }];
}

/** Reads Markdown with our two directives. */
export const markdownReader = unified().use(remarkParse).use(remarkGfm).use(remarkOurDirectives).freeze();

/** Writes Markdown that `markdownReader` reads as the same tree. */
export const markdownWriter = unified()
  .use(remarkStringify, { bullet: '-', rule: '-', emphasis: '*', listItemIndent: 'one', fences: true })
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkOurDirectives)
  .freeze();
