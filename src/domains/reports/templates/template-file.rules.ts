import { z } from 'zod';
import type { TemplateContent } from './template.ts';

/** Name of the format, in files and in the address of its schema. */
export const templateFormat = 'gabarit-1';

/** One thing wrong in a file, and where. `name` is what the file calls it; `values` fill the sentence. */
export interface FileFault {
  key: FileFaultKey;
  line: number;
  /** Rank of the section from 1, or null when it is not about a section. */
  section: number | null;
  name: string;
  values: readonly string[];
}

export const fileFaultKeys = [
  'notJson',
  'saidTwice',
  'tooDeep',
  'notTemplate',
  'missing',
  'empty',
  'wrongShape',
  'notAmong',
  'unknownName',
  'tooLong',
  'tooMany',
] as const;
export type FileFaultKey = (typeof fileFaultKeys)[number];

/** As many faults as a person mends in one go. */
const mostFaults = 20;

/** A template as the text of a file: what is in it, and nothing of the space it comes from. */
export function templateAsFile(content: TemplateContent, schemaAddress: string): string {
  const { language, title, purpose } = content;
  const sections = content.sections.map(({ kind, heading, hint, natures }) => ({
    kind,
    heading,
    hint,
    natures,
  }));
  const file = { $schema: schemaAddress, format: templateFormat, language, title, purpose, sections };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** The shape of a template's file as JSON Schema (2020-12), made from the very schema that checks imports. */
export function templateFileSchema(form: z.ZodType, address: string): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(form, { target: 'draft-2020-12', io: 'input' });
  return {
    $schema,
    $id: address,
    title: 'Gabarit de bilan de Toile, format 1',
    description:
      'A template of a report: its sections in order, each with what it is proposed from, its heading and a hint. In one language.',
    ...schema,
  };
}

/** What is wrong in a file that is JSON but not a template, each with its line. */
export function templateFileFaults(
  value: unknown,
  issues: readonly z.core.$ZodIssue[],
  lineOf: (way: readonly PropertyKey[]) => number,
): FileFault[] {
  const isTemplate = partAlong(value, ['format']) === templateFormat;
  if (!isTemplate)
    return [{ key: 'notTemplate', line: lineOf(['format']), section: null, name: 'format', values: [] }];
  const faults = issues.flatMap((issue) =>
    saysOf(issue, value).map((said) => ({
      ...said,
      line: lineOf([...issue.path, ...(said.key === 'unknownName' ? [said.name] : [])]),
      section: issue.path[0] === 'sections' && issue.path.length > 1 ? Number(issue.path[1]) + 1 : null,
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
