import type ts from 'typescript';
import { anyDay, anyText, type SampleMaker } from './samples.ts';

/** One sentence as a person would read it, and where it comes from: `problems.tooMany.text(1)`. */
export interface Sentence {
  where: string;
  text: string;
}

/** Every sentence of a catalogue; those that are functions are called with samples of what they accept. */
export function sentencesOf(
  value: unknown,
  type: ts.Type | undefined,
  maker: SampleMaker,
  where: string,
): Sentence[] {
  if (typeof value === 'string') return [{ where, text: value }];
  if (value === null || value === undefined || typeof value === 'boolean' || typeof value === 'number')
    return [];
  if (typeof value === 'function')
    return sentencesOfCall(value as (...all: unknown[]) => unknown, type, maker, where);
  if (isElement(value)) return sentencesOf(value.props.children, undefined, maker, where);
  return Object.entries(value).flatMap(([name, inner]) =>
    sentencesOf(inner, type && maker.property(type, name), maker, `${where}.${name}`),
  );
}

function sentencesOfCall(
  sentence: (...all: unknown[]) => unknown,
  type: ts.Type | undefined,
  maker: SampleMaker,
  where: string,
): Sentence[] {
  if (!type) throw new Error(`${where} is a function that its type does not know`);
  return maker.argumentsFor(type).flatMap((given) => {
    const said = hear(sentence, given, where);
    const call = `${where}(${given.map((each) => JSON.stringify(each)).join(', ')})`;
    if (said === undefined || said === null) return [{ where: call, text: '' }];
    return sentencesOf(said, undefined, maker, call);
  });
}

/** Calls a sentence; one that turns out to want days where its type says text is heard again with days. */
function hear(sentence: (...all: unknown[]) => unknown, given: unknown[], where: string): unknown {
  try {
    return sentence(...given);
  } catch {
    const withDays = withTexts(given, (text) => (text === anyText ? anyDay : text));
    try {
      return sentence(...withDays);
    } catch (error) {
      throw new Error(`${where} cannot be heard: ${(error as Error).message}`, { cause: error });
    }
  }
}

/** A copy of plain values where every text was changed; what is not plain is passed as it is. */
function withTexts<Value>(value: Value, change: (text: string) => string): Value {
  if (typeof value === 'string') return change(value) as Value;
  if (Array.isArray(value)) return value.map((each) => withTexts(each, change)) as Value;
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, withTexts(each, change)]),
  ) as Value;
}

function isElement(value: unknown): value is { props: { children?: unknown } } {
  return typeof value === 'object' && value !== null && 'props' in value && 'type' in value;
}

/** Where two catalogues do not have the same shape, as paths: « fr.title: string, en.title: function ». */
export function differences(fr: unknown, en: unknown, where = ''): string[] {
  const kinds = [kindOf(fr), kindOf(en)];
  if (kinds[0] !== kinds[1]) return [`fr${where}: ${kinds[0]}, en${where}: ${kinds[1]}`];
  if (kinds[0] !== 'object') return [];
  const names = new Set([...Object.keys(fr as object), ...Object.keys(en as object)]);
  return [...names].flatMap((name) =>
    differences(
      (fr as Record<string, unknown>)[name],
      (en as Record<string, unknown>)[name],
      `${where}.${name}`,
    ),
  );
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return `list of ${value.length}`;
  return value === undefined ? 'nothing' : typeof value;
}
