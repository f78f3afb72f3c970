import ts from 'typescript';

/** What one source file says, read from its syntax tree. Lines are counted from 1. */
export interface SourceFacts {
  imports: { specifier: string; typeOnly: boolean; line: number }[];
  /** Lines where something is imported by an expression that cannot be read without running it. */
  unreadableImports: number[];
  /** True when the file declares nothing of its own and only passes on what others export. */
  onlyPassesOn: boolean;
  /** Lines of `export * from …`. */
  starExports: number[];
  /** Lines that mention `dangerouslySetInnerHTML` as a property or attribute. */
  rawHtml: number[];
  /** Lines that read the environment of the process. */
  environment: number[];
  /** Lines that read a clock or draw at random: `what` is the call as a person would name it. */
  clocks: { line: number; what: string }[];
  /** Functions and their length in lines, from the first line of the signature to the closing brace. */
  functions: { name: string; line: number; lines: number }[];
  lines: number;
  /** Value of an exported `whoUsesWhom`, when this file declares it. */
  whoUsesWhom?: Record<string, string[]>;
}

export function readSource(path: string, text: string): SourceFacts {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind);
  const facts: SourceFacts = {
    imports: [],
    unreadableImports: [],
    onlyPassesOn: onlyPassesOn(source),
    starExports: [],
    rawHtml: [],
    environment: [],
    clocks: [],
    functions: [],
    lines: text === '' ? 0 : text.replace(/\n$/, '').split('\n').length,
  };
  const lineOf = (node: ts.Node) => source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
  const visit = (node: ts.Node): void => {
    readImport(node, facts, lineOf);
    readDanger(node, facts, lineOf);
    readFunction(node, facts, source);
    readMap(node, facts);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return facts;
}

type LineOf = (node: ts.Node) => number;

function readImport(node: ts.Node, facts: SourceFacts, lineOf: LineOf): void {
  const add = (specifier: ts.Node | undefined, typeOnly: boolean) => {
    if (specifier && ts.isStringLiteralLike(specifier)) {
      facts.imports.push({ specifier: specifier.text, typeOnly, line: lineOf(node) });
    } else facts.unreadableImports.push(lineOf(node));
  };
  if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnlyImport(node));
  else if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
    add(node.moduleSpecifier, isTypeOnlyExport(node));
    if (!node.exportClause) facts.starExports.push(lineOf(node));
  } else if (ts.isImportTypeNode(node)) {
    add(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, true);
  } else if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference)) {
    add(node.moduleReference.expression, node.isTypeOnly);
  } else if (ts.isCallExpression(node) && loadsModule(node.expression)) add(node.arguments[0], false);
  else if (ts.isNewExpression(node) && isModuleAddress(node)) add(node.arguments?.[0], false);
}

function isTypeOnlyImport(node: ts.ImportDeclaration): boolean {
  const clause = node.importClause;
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const named = clause.namedBindings;
  if (clause.name || !named || !ts.isNamedImports(named)) return false;
  return named.elements.length > 0 && named.elements.every((element) => element.isTypeOnly);
}

function isTypeOnlyExport(node: ts.ExportDeclaration): boolean {
  if (node.isTypeOnly) return true;
  const clause = node.exportClause;
  if (!clause || !ts.isNamedExports(clause)) return false;
  return clause.elements.length > 0 && clause.elements.every((element) => element.isTypeOnly);
}

/** `import(…)`, `require(…)` and `import.meta.resolve(…)`. */
function loadsModule(callee: ts.Expression): boolean {
  if (callee.kind === ts.SyntaxKind.ImportKeyword) return true;
  if (ts.isIdentifier(callee)) return callee.text === 'require';
  return (
    ts.isPropertyAccessExpression(callee) &&
    callee.name.text === 'resolve' &&
    ts.isMetaProperty(callee.expression)
  );
}

/** `new URL('./x.ts', import.meta.url)`: how a worker names its module. Other addresses are data, not modules. */
function isModuleAddress(node: ts.NewExpression): boolean {
  const [first, second] = node.arguments ?? [];
  if (!ts.isIdentifier(node.expression) || node.expression.text !== 'URL' || !first || !second) return false;
  const fromHere = ts.isPropertyAccessExpression(second) && ts.isMetaProperty(second.expression);
  return fromHere && ts.isStringLiteralLike(first) && /\.tsx?$/.test(first.text);
}

function onlyPassesOn(source: ts.SourceFile): boolean {
  let passes = 0;
  for (const statement of source.statements) {
    if (ts.isExportDeclaration(statement)) passes += 1;
    else if (!ts.isImportDeclaration(statement)) return false;
  }
  return passes > 0;
}

function readDanger(node: ts.Node, facts: SourceFacts, lineOf: LineOf): void {
  if ((ts.isIdentifier(node) || ts.isStringLiteralLike(node)) && node.text === 'dangerouslySetInnerHTML') {
    facts.rawHtml.push(lineOf(node));
  }
  if (readsEnvironment(node)) facts.environment.push(lineOf(node));
  const what = clockRead(node);
  if (what) facts.clocks.push({ line: lineOf(node), what });
}

function readsEnvironment(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node) && node.name.text === 'env') {
    return isProcess(node.expression) || ts.isMetaProperty(node.expression);
  }
  if (ts.isElementAccessExpression(node) && isProcess(node.expression)) {
    return ts.isStringLiteralLike(node.argumentExpression) && node.argumentExpression.text === 'env';
  }
  if (ts.isVariableDeclaration(node) && ts.isObjectBindingPattern(node.name) && node.initializer) {
    return isProcess(node.initializer) && node.name.elements.some((element) => boundName(element) === 'env');
  }
  if (!ts.isImportDeclaration(node) || !ts.isStringLiteral(node.moduleSpecifier)) return false;
  const named = node.importClause?.namedBindings;
  if (!/^(node:)?process$/.test(node.moduleSpecifier.text) || !named || !ts.isNamedImports(named))
    return false;
  return named.elements.some((element) => (element.propertyName ?? element.name).text === 'env');
}

function isProcess(node: ts.Expression): boolean {
  if (ts.isIdentifier(node)) return node.text === 'process';
  return ts.isPropertyAccessExpression(node) && node.name.text === 'process';
}

function boundName(element: ts.BindingElement): string {
  const name = element.propertyName ?? element.name;
  return ts.isIdentifier(name) ? name.text : '';
}

const clockCalls = new Map([
  ['Date', ['now']],
  ['performance', ['now']],
  ['Math', ['random']],
  ['crypto', ['randomUUID', 'getRandomValues']],
]);

function clockRead(node: ts.Node): string | undefined {
  const isDate = (callee: ts.Expression) => ts.isIdentifier(callee) && callee.text === 'Date';
  if (ts.isNewExpression(node) && isDate(node.expression) && !node.arguments?.length) return 'new Date()';
  if (ts.isCallExpression(node) && isDate(node.expression)) return 'Date()';
  if (!ts.isPropertyAccessExpression(node) || !ts.isIdentifier(node.expression)) return undefined;
  const owner = node.expression.text;
  const member = node.name.text;
  if (owner === 'Temporal' && member === 'Now') return 'Temporal.Now';
  return clockCalls.get(owner)?.includes(member) ? `${owner}.${member}` : undefined;
}

function readFunction(node: ts.Node, facts: SourceFacts, source: ts.SourceFile): void {
  if (!ts.isFunctionLike(node) || !('body' in node) || !node.body) return;
  const first = source.getLineAndCharacterOfPosition(node.getStart(source)).line;
  const last = source.getLineAndCharacterOfPosition(node.getEnd()).line;
  facts.functions.push({ name: functionName(node), line: first + 1, lines: last - first + 1 });
}

function functionName(node: ts.SignatureDeclaration): string {
  if (node.name && ts.isIdentifier(node.name)) return node.name.text;
  const parent = node.parent;
  const named = ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) ? parent.name : undefined;
  return named && ts.isIdentifier(named) ? named.text : '(unnamed)';
}

function readMap(node: ts.Node, facts: SourceFacts): void {
  if (!ts.isVariableDeclaration(node) || !ts.isIdentifier(node.name) || node.name.text !== 'whoUsesWhom')
    return;
  let value = node.initializer;
  while (value && (ts.isAsExpression(value) || ts.isSatisfiesExpression(value))) value = value.expression;
  if (!value || !ts.isObjectLiteralExpression(value)) return;
  const map: Record<string, string[]> = {};
  for (const property of value.properties) {
    if (!ts.isPropertyAssignment(property) || !ts.isArrayLiteralExpression(property.initializer)) continue;
    const name = property.name;
    if (!ts.isIdentifier(name) && !ts.isStringLiteralLike(name)) continue;
    map[name.text] = property.initializer.elements
      .filter(ts.isStringLiteralLike)
      .map((element) => element.text);
  }
  facts.whoUsesWhom = map;
}
