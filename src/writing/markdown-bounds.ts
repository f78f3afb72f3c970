import type { Nodes, Root, Table } from 'mdast';

/**
 * The tree of a text, in a time that its length alone decides. Parsers look back and ahead from each sign of a paragraph
 * and through each list that is open: some thousands of them, which nobody writes, would hold the server for minutes.
 * What goes beyond the bounds here is read as the words that it is, so nothing is lost. Places are those of `source`.
 */
export function boundedTree(source: string, parse: (markdown: string) => Root): Root {
  const bounded = boundedMarkdown(source);
  const tree = parse(bounded);
  const nodes = nodesIn(tree);
  if (bounded !== source) for (const node of nodes) giveBackSigns(node);
  for (const node of nodes) if ('children' in node) tellHollowTables(node.children as Nodes[], source);
  return tree;
}

/** Quotes, lists and notes opened on one line. */
const mostOpened = 12;
/** Columns of white space before the words of a line: as many as lists within lists ask for. */
const widestIndent = 48;
/** Signs of one paragraph. */
const mostSigns = 600;
/** Brackets within brackets. */
const deepestBrackets = 16;
/** Lines of dashes or of equal signs. */
const mostUnderlines = 200;
/** Notes told under a text. */
const mostNotes = 300;
/** Lines that go on with the words of a quote or of a list without its sign, before a blank line. */
const mostLazy = 300;
/** Bars of one line. */
const mostBars = 200;
/** Cells that a table has without anybody having written them. */
const mostHollowCells = 5000;

/** What each sign is while the text is read: characters that Unicode keeps for such uses, and that no text holds. */
const signs = '>-+*.)[]_~`<&=| \t:\r\n';
const standIns =
  '\ufdd0\ufdd1\ufdd2\ufdd3\ufdd4\ufdd5\ufdd6\ufdd7\ufdd8\ufdd9\ufdda\ufddb\ufddc\ufddd\ufdde\ufddf\ufde0\ufde1\ufde2\ufde3';
const anyStandIn = /[\ufdd0-\ufde3]/g;

const asWords = (text: string) =>
  text.replaceAll(/[-+>*.)[\]_~`<&=| \t:\r\n]/g, (sign) => standIns.charAt(signs.indexOf(sign)));
const asTyped = (text: string) =>
  text.replaceAll(anyStandIn, (standIn) => signs.charAt(standIns.indexOf(standIn)));

/** Same length, same lines. */
function boundedMarkdown(source: string): string {
  const lines = new LineReading();
  const typed = source.replaceAll(anyStandIn, '\ufffd').split(/(\r\n?|\n)/);
  let bounded = lines.bounded(typed[0]!);
  for (let at = 1; at < typed.length; at += 2) {
    const line = typed[at + 1]!;
    const ending = typed[at]!;
    bounded += (lines.isFarTooLazy(line) ? asWords(ending) : ending) + lines.bounded(line);
  }
  return bounded;
}

/** Opens a quote, a list or a note. */
const opening = /([ \t]*)(>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)|\[\^[^\]\s]{1,999}\]:)/y;
const startsOpened = /^[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)|\[\^)/;
const rule = /^[ \t]*([-*_])(?:[ \t]*\1)*[ \t]*$/;
const underline = /^(?:=+|-+)[ \t]*$/;
/** The signs of words, but for those that are escaped or that begin an address between angle brackets. */
const inlineSign = /\\[^\p{L}\p{N}\s]|<[a-z][a-z0-9+.-]*[:@]|[*_~[\]`<&|:]/giu;
/** Where a paragraph ends whatever is above: an item with words, a title. */
const newBlock = /^(?: {0,4}>)* {0,4}(?:[-+*] {1,4}\S|#{1,6}[ \t])/;

class LineReading {
  #signs = 0;
  #brackets = 0;
  #underlines = 0;
  #notes = 0;
  #lazy = 0;
  /** Columns that a line needs to go on with what is open. */
  #needed = 0;
  #wasBlank = false;

  bounded(line: string): string {
    if (newBlock.test(line)) this.#newParagraph();
    if (rule.test(line)) return this.#boundedUnderline(line);
    this.#notes += line.split('[^').length - 1;
    const head = boundedHead(line, this.#notes > mostNotes ? 0 : mostOpened);
    if (startsOpened.test(line)) this.#needed = head.includes('>') ? Number.POSITIVE_INFINITY : head.length;
    const rest = line.slice(head.length);
    if (rest.trim() === '') this.#newParagraph();
    return head + (underline.test(rest) ? this.#boundedUnderline(rest) : this.#boundedWords(rest));
  }

  /** A line of a paragraph that the parser, going back to its beginning for each such line, should take with the last. */
  isFarTooLazy(line: string): boolean {
    const isBlank = line.trim() === '';
    const isOpening = startsOpened.test(line);
    const isLazy = !isBlank && !isOpening && /^[ \t]*/.exec(line)![0].length < this.#needed;
    if (isBlank) this.#lazy = 0;
    else if (isLazy && this.#wasBlank) this.#needed = 0;
    else if (isLazy) this.#lazy += 1;
    this.#wasBlank = isBlank;
    return this.#lazy > mostLazy;
  }

  #newParagraph(): void {
    this.#signs = 0;
    this.#brackets = 0;
  }

  #boundedUnderline(line: string): string {
    this.#underlines += 1;
    return this.#underlines > mostUnderlines ? asWords(line) : line;
  }

  #boundedWords(words: string): string {
    let bars = 0;
    return words.replaceAll(inlineSign, (found) => {
      if (found.length > 1) return found;
      if (found === '|') {
        bars += 1;
        return bars > mostBars ? asWords(found) : found;
      }
      return this.#mayStand(found) ? found : asWords(found);
    });
  }

  #mayStand(sign: string): boolean {
    if (sign === '[' && this.#brackets >= deepestBrackets) return false;
    if (this.#signs >= mostSigns) return false;
    this.#signs += 1;
    if (sign === '[') this.#brackets += 1;
    if (sign === ']') this.#brackets = Math.max(0, this.#brackets - 1);
    return true;
  }
}

/** What opens a line, the openings and the white space beyond the bounds being words. */
function boundedHead(line: string, mostToOpen: number): string {
  let head = '';
  let columns = 0;
  let opened = 0;
  let read = 0;
  const spaced = (space: string) =>
    [...space]
      .map((sign) => {
        columns += sign === '\t' ? 4 : 1;
        return columns > widestIndent ? asWords(sign) : sign;
      })
      .join('');
  opening.lastIndex = 0;
  for (let found = opening.exec(line); found; found = opening.exec(line)) {
    const [whole, space = '', mark = ''] = found;
    opened += 1;
    head += spaced(space) + (opened > mostToOpen ? asWords(mark) : mark);
    read += whole.length;
  }
  return head + spaced(/^[ \t]*/.exec(line.slice(read))?.[0] ?? '');
}

function nodesIn(tree: Root): Nodes[] {
  const nodes: Nodes[] = [tree];
  for (let at = 0; at < nodes.length; at += 1) {
    const node = nodes[at]!;
    if ('children' in node) for (const child of node.children) nodes.push(child as Nodes);
  }
  return nodes;
}

function giveBackSigns(node: object): void {
  const fields = node as Record<string, unknown>;
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string') fields[name] = asTyped(value);
    else if (name === 'attributes' && value) giveBackSigns(value);
  }
}

/** A table with more places than words becomes the words: each line would be filled up to the width of the head. */
function tellHollowTables(children: Nodes[], source: string): void {
  for (const [at, node] of children.entries()) {
    if (node.type !== 'table' || hollowCells(node) <= mostHollowCells) continue;
    const value = source.slice(node.position?.start.offset, node.position?.end.offset);
    children[at] = { type: 'paragraph', children: [{ type: 'text', value }], position: node.position };
  }
}

function hollowCells({ align, children }: Table): number {
  const width = align?.length ?? 0;
  return children.reduce((total, row) => total + Math.max(0, width - row.children.length), 0);
}
