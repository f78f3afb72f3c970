import ts from 'typescript';

/** Reads the type of what words files export, to know with what their sentences may be called. */
export interface SampleMaker {
  /** Types of the exported objects of a file, by name. */
  exportsOf(path: string): Map<string, ts.Type>;
  /** Type of one property; undefined when the type has none of that name. */
  property(type: ts.Type, name: string): ts.Type | undefined;
  /** Lists of arguments with which a function of this type is worth calling; throws when none can be made. */
  argumentsFor(type: ts.Type): unknown[][];
}

/** Stands for a text of which nothing is known. */
export const anyText = 'Exemple';
/** Stands for a day. */
export const anyDay = '2026-03-31';

const numbers = [0, 1, 2, 1234];
const callLimit = 24;

/** @param root folder that holds tsconfig.json; @param files absolute paths of the words files. */
export function sampleMaker(root: string, files: string[]): SampleMaker {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined };
  const parsed = ts.getParsedCommandLineOfConfigFile(`${root}/tsconfig.json`, {}, host);
  const program = ts.createProgram(files, parsed?.options ?? {});
  const checker = program.getTypeChecker();
  return {
    exportsOf: (path) => exportsOf(program, checker, path),
    property: (type, name) => {
      const symbol = checker.getPropertyOfType(type, name);
      return symbol && checker.getTypeOfSymbol(symbol);
    },
    argumentsFor: (type) => {
      const signature = type.getCallSignatures()[0];
      if (!signature) throw new Error('is a function for the program, but not for its type');
      return combinations(
        signature.parameters.map((parameter) =>
          samplesOf(checker.getTypeOfSymbol(parameter), parameter.name, checker, 0),
        ),
      );
    },
  };
}

function exportsOf(program: ts.Program, checker: ts.TypeChecker, path: string): Map<string, ts.Type> {
  const source = program.getSourceFile(path);
  const symbol = source && checker.getSymbolAtLocation(source);
  if (!symbol) return new Map();
  const exported = checker.getExportsOfModule(symbol).filter(({ flags }) => flags & ts.SymbolFlags.Variable);
  return new Map(exported.map((each) => [each.name, checker.getTypeOfSymbol(each)]));
}

/** Up to `callLimit` lists of arguments; every sample of every parameter is used at least once when they fit. */
function combinations(samples: unknown[][]): unknown[][] {
  const total = samples.reduce((product, list) => product * list.length, 1);
  const longest = Math.max(1, ...samples.map((list) => list.length));
  if (total > callLimit) {
    return Array.from({ length: longest }, (_, turn) => samples.map((list) => list[turn % list.length]));
  }
  return samples.reduce<unknown[][]>(
    (lists, values) => lists.flatMap((list) => values.map((value) => [...list, value])),
    [[]],
  );
}

function samplesOf(type: ts.Type, name: string, checker: ts.TypeChecker, depth: number): unknown[] {
  if (depth > 6) throw new Error(`the type of « ${name} » is too deep to be imagined`);
  const literal = literalSample(type);
  if (literal) return literal;
  if (type.isUnion())
    return type.types.flatMap((part) => samplesOf(part, name, checker, depth + 1)).slice(0, 40);
  if (type.flags & ts.TypeFlags.StringLike || isBranded(type)) return [textFor(name)];
  if (type.flags & ts.TypeFlags.NumberLike) return numbers;
  if (type.flags & ts.TypeFlags.BigIntLike) return numbers.map(BigInt);
  if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return [textFor(name)];
  return objectSamples(type, name, checker, depth);
}

function literalSample(type: ts.Type): unknown[] | undefined {
  if (type.isStringLiteral() || type.isNumberLiteral()) return [type.value];
  if (type.flags & ts.TypeFlags.Null) return [null];
  if (type.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void)) return [undefined];
  if (type.flags & ts.TypeFlags.BooleanLiteral)
    return [(type as unknown as { intrinsicName: string }).intrinsicName === 'true'];
  return undefined;
}

/** A string with a mark that only the compiler sees: `string & { readonly brand: … }`. */
function isBranded(type: ts.Type): boolean {
  return type.isIntersection() && type.types.some(({ flags }) => flags & ts.TypeFlags.StringLike);
}

function textFor(name: string): string {
  if (/On$|date|day|today|month|start|end/i.test(name)) return anyDay;
  if (/At$|instant/.test(name)) return '2026-03-31T17:30:00Z';
  if (/time|hour/i.test(name)) return '13:30';
  return anyText;
}

function objectSamples(type: ts.Type, name: string, checker: ts.TypeChecker, depth: number): unknown[] {
  const symbolName = type.getSymbol()?.name;
  if (symbolName === 'Date') return [new Date('2026-03-31T17:30:00Z')];
  const element = checker.getIndexTypeOfType(type, ts.IndexKind.Number);
  if (checker.isArrayLikeType(type) && element) {
    const [first, second] = samplesOf(element, name, checker, depth + 1);
    return [[first], [first, second ?? first]];
  }
  if (symbolName === 'Map' || symbolName === 'Set')
    throw new Error(`« ${name} » is a ${symbolName}: pass plain values`);
  const call = type.getCallSignatures()[0];
  if (call) {
    const [answer] = samplesOf(call.getReturnType(), name, checker, depth + 1);
    return [() => answer];
  }
  if (checker.getIndexTypeOfType(type, ts.IndexKind.String)) return [anyKey()];
  const fields = type.getProperties().map((property) => {
    const samples = samplesOf(checker.getTypeOfSymbol(property), property.name, checker, depth + 1);
    return [property.name, samples] as const;
  });
  const longest = Math.min(4, Math.max(1, ...fields.map(([, samples]) => samples.length)));
  return Array.from({ length: longest }, (_, turn) =>
    Object.fromEntries(fields.map(([key, samples]) => [key, samples[turn % samples.length]])),
  );
}

/** Stands for a dictionary: it answers twelve, whatever is asked. */
function anyKey(): Record<string, unknown> {
  return new Proxy({}, { get: () => 12 });
}
