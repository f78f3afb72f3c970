import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';

const space = '\u00a0';

/**
 * Sets a piece of French as it is set in Québec: a non-breaking space before `: ; ! ? »`, after `«`, between a number
 * and its unit; the apostrophe ’. Set text comes back as it is. `follows` says that a value stands just before.
 */
export function setFrench(text: string, follows = false): string {
  const units = 'h|min|s|%|\\$|ko|Mo|Go|km';
  const set = text
    .replaceAll(/(?<=\p{L})\\?'(?=[\p{L}«*_]|$)/gu, '’')
    .replaceAll(/[ \u202f]+(?=[:;!?»](?![\p{L}\d/(]))/gu, space)
    .replaceAll(/(?<=[\p{L}\d»)])(?=[:;!?](?: |$))/gu, space)
    .replaceAll(/«[ \u202f]*(?=[^\s\u00a0]|$)/gu, `«${space}`)
    .replaceAll(/(?<=[^\s\u00a0«]|^)(?=»)/gu, space)
    .replaceAll(new RegExp(`(?<=\\d) (?=(?:${units})(?![\\p{L}\\d]))`, 'gu'), space)
    .replaceAll(/(?<=\d[\u00a0 ]h) (?=\d)/g, space);
  return follows ? set.replace(new RegExp(`^ (?=(?:${units})(?![\\p{L}\\d]))`, 'u'), space) : set;
}

/** Sets the French of a source file: what stands under a name or a property `fr`. Everything else is untouched. */
export function setFrenchOf(path: string, text: string): string {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind);
  const changes: { start: number; end: number; text: string }[] = [];
  const visit = (node: ts.Node, french: boolean): void => {
    const inside = french || isFrench(node);
    if (inside && isPiece(node) && !isName(node)) {
      const [before, after] = marginsOf(node);
      const start = node.getStart(source) + before;
      const end = node.getEnd() - after;
      const follows = ts.isTemplateMiddle(node) || ts.isTemplateTail(node);
      changes.push({ start, end, text: setFrench(text.slice(start, end), follows) });
    }
    ts.forEachChild(node, (child) => visit(child, inside));
  };
  visit(source, false);
  return changes
    .reverse()
    .reduce((all, { start, end, text: set }) => all.slice(0, start) + set + all.slice(end), text);
}

function isFrench(node: ts.Node): boolean {
  if (!ts.isVariableDeclaration(node) && !ts.isPropertyAssignment(node)) return false;
  return ts.isIdentifier(node.name) && node.name.text === 'fr';
}

type Piece =
  | ts.StringLiteral
  | ts.NoSubstitutionTemplateLiteral
  | ts.TemplateHead
  | ts.TemplateMiddle
  | ts.TemplateTail;

function isPiece(node: ts.Node): node is Piece {
  return ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
}

/** The name of a property, or a type: not prose. */
function isName(node: ts.Node): boolean {
  const { parent } = node;
  return ts.isLiteralTypeNode(parent) || (ts.isPropertyAssignment(parent) && parent.name === node);
}

/** Characters of a piece that are not its text: quotes, back-quotes, braces. */
function marginsOf(node: Piece): [number, number] {
  return ts.isTemplateHead(node) || ts.isTemplateMiddle(node) ? [1, 2] : [1, 1];
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
