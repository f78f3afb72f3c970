import { z } from 'zod';
import { readJsonFile } from './json-file.ts';
import { en, fr } from './json-file-faults.words.ts';
import type { Locale } from './visit.ts';

/** One thing wrong in a file, and where. `name` is what the file calls it; `values` fill the sentence. */
export interface FileFault {
  key: FileFaultKey;
  line: number;
  /** Rank, from 1, of the item of the file's list, or null when it is not about one. */
  item: number | null;
  name: string;
  values: readonly string[];
}

export type FileFaultKey =
  | 'notJson'
  | 'saidTwice'
  | 'tooDeep'
  | 'otherFormat'
  | 'missing'
  | 'empty'
  | 'wrongShape'
  | 'notAmong'
  | 'unknownName'
  | 'tooLong'
  | 'tooMany';

/** As many faults as a person mends in one go. */
const mostFaults = 20;

/** What a format calls itself, and the list that its items stand in. */
export interface FileFormat {
  name: string;
  list: string;
}

export type CheckedFile<Value> = { ok: true; value: Value } | { ok: false; faults: readonly FileFault[] };

/** Reads a file of JSON and checks it whole: one thing wrong and nothing is taken from it. */
export function checkedJsonFile<Value>(
  bytes: Uint8Array,
  form: z.ZodType<Value>,
  format: FileFormat,
): CheckedFile<Value> {
  const file = readJsonFile(bytes);
  if (!file.ok) {
    const { refusal: key, line, name } = file;
    return { ok: false, faults: [{ key, line, name, item: null, values: [] }] };
  }
  const parsed = form.safeParse(file.value);
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, faults: faultsOf(file.value, parsed.error.issues, file.lineOf, format) };
}

/** The shape of a format as JSON Schema (2020-12), made from the very schema that checks imports. */
export function jsonFileSchema(
  form: z.ZodType,
  { address, title, description }: { address: string; title: string; description: string },
): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(form, { target: 'draft-2020-12', io: 'input' });
  return { $schema, $id: address, title, description, ...schema };
}

/** What is wrong as people read it, from top to bottom; `item` names an item of the list by its rank. */
export function faultSentences(locale: Locale, faults: readonly FileFault[], item: (rank: number) => string) {
  const words = { fr, en }[locale];
  return {
    title: words.title,
    text: words.text,
    lines: faults.map((fault) =>
      words.faultAt(
        fault.line,
        fault.item === null ? null : item(fault.item),
        words.faults[fault.key](fault),
      ),
    ),
  };
}

function faultsOf(
  value: unknown,
  issues: readonly z.core.$ZodIssue[],
  lineOf: (way: readonly PropertyKey[]) => number,
  { name, list }: FileFormat,
): FileFault[] {
  if (partAlong(value, ['format']) !== name)
    return [{ key: 'otherFormat', line: lineOf(['format']), item: null, name: 'format', values: [name] }];
  const faults = issues.flatMap((issue) =>
    saysOf(issue, value).map((said) => ({
      ...said,
      line: lineOf([...issue.path, ...(said.key === 'unknownName' ? [said.name] : [])]),
      item: issue.path[0] === list && issue.path.length > 1 ? Number(issue.path[1]) + 1 : null,
    })),
  );
  return faults.sort((left, right) => left.line - right.line).slice(0, mostFaults);
}

type Said = Pick<FileFault, 'key' | 'name' | 'values'>;

function saysOf(issue: z.core.$ZodIssue, value: unknown): Said[] {
  const name = nameOf(issue.path);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ key: 'unknownName', name: key, values: [] }));
  const found = partAlong(value, issue.path);
  if (found === undefined) return [{ key: 'missing', name, values: [] }];
  switch (issue.code) {
    case 'invalid_value':
      return typeof found === 'string'
        ? [{ key: 'notAmong', name, values: [found.slice(0, 60), ...issue.values.map(String)] }]
        : [{ key: 'wrongShape', name, values: ['string'] }];
    case 'too_small':
      return [{ key: 'empty', name, values: [] }];
    case 'too_big': {
      const key = issue.origin === 'array' ? 'tooMany' : 'tooLong';
      return [{ key, name, values: [String(issue.maximum)] }];
    }
    default:
      return [{ key: 'wrongShape', name, values: ['expected' in issue ? issue.expected : ''] }];
  }
}

/** What the file calls a part: its own name, or that of the list it stands in. */
function nameOf(way: readonly PropertyKey[]): string {
  return String(way.findLast((step) => typeof step === 'string') ?? '');
}

function partAlong(value: unknown, way: readonly PropertyKey[]): unknown {
  let part = value;
  for (const step of way) {
    if (typeof part !== 'object' || part === null || !Object.hasOwn(part, step)) return undefined;
    part = (part as Record<PropertyKey, unknown>)[step];
  }
  return part;
}
