import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { typeset } from '#/french/typography.ts';

/** Stands for a value within a sentence, between its pieces; no file holds it. */
const slot = '{\uE001}';

/**
 * Sets a sentence given as the pieces that stand between its values: `['', ' h ', '']` for `${hours} h ${minutes}`.
 * Beside what typography asks of a whole text, the space between a value and its unit does not break.
 */
export function setPieces(pieces: string[]): string[] {
  return typeset(pieces.join(slot))
    .replaceAll(/(?<=\uE001\}) (?=(?:h|min|km|kg|cm|s|ko|Mo|Go|%|\$)(?![\p{L}\d]))/gu, '\u00a0')
    .replaceAll(/(?<=(?:\uE001\}|\d)\u00a0h) (?=\{\uE001|\d)/gu, '\u00a0')
    .split(slot);
}

/** Sets the French of a source file: what stands under a name or a property `fr`. Everything else is untouched. */
export function setFrenchOf(path: string, text: string): string {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind);
  const changes: { start: number; end: number; text: string }[] = [];
  const visit = (node: ts.Node, french: boolean): void => {
    const inside = french || isFrench(node);
    if (inside && !isName(node)) {
      const spans = piecesOf(node).map((piece) => spanOf(piece, source));
      const set = setPieces(spans.map(({ start, end }) => text.slice(start, end).replaceAll("\\'", "'")));
      const quote = ts.isStringLiteral(node) ? text.charAt(node.getStart(source)) : '';
      for (const [index, span] of spans.entries())
        changes.push({ ...span, text: escaped(set[index] ?? '', quote) });
    }
    ts.forEachChild(node, (child) => visit(child, inside));
  };
  visit(source, false);
  return changes
    .sort((one, other) => other.start - one.start)
    .reduce((all, { start, end, text: set }) => all.slice(0, start) + set + all.slice(end), text);
}

function piecesOf(node: ts.Node): ts.Node[] {
  if (ts.isStringLiteralLike(node)) return [node];
  return ts.isTemplateExpression(node)
    ? [node.head, ...node.templateSpans.map(({ literal }) => literal)]
    : [];
}

/** Where the text of a piece stands, without its quotes, back-quotes and braces. */
function spanOf(piece: ts.Node, source: ts.SourceFile): { start: number; end: number } {
  const opens = ts.isTemplateHead(piece) || ts.isTemplateMiddle(piece);
  return { start: piece.getStart(source) + 1, end: piece.getEnd() - (opens ? 2 : 1) };
}

function escaped(text: string, quote: string): string {
  return quote === "'" ? text.replaceAll("'", "\\'") : text;
}

function isFrench(node: ts.Node): boolean {
  if (!ts.isVariableDeclaration(node) && !ts.isPropertyAssignment(node)) return false;
  return ts.isIdentifier(node.name) && node.name.text === 'fr';
}

/** The name of a property, or a type: not prose. */
function isName(node: ts.Node): boolean {
  const { parent } = node;
  return ts.isLiteralTypeNode(parent) || (ts.isPropertyAssignment(parent) && parent.name === node);
}

/** Files that hold French sentences, from the root. */
export const frenchFiles = ['src/**/*.words.{ts,tsx}', 'src/**/*.data.ts'];

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const root = resolve(import.meta.dirname, '..');
  let count = 0;
  for (const path of globSync(frenchFiles, { cwd: root })) {
    const text = readFileSync(resolve(root, path), 'utf8');
    const set = setFrenchOf(path, text);
    if (set === text) continue;
    count += 1;
    writeFileSync(resolve(root, path), set);
    process.stdout.write(`${path}\n`);
  }
  process.stdout.write(`${count} files set.\n`);
}
