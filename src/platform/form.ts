import type { z } from 'zod';

/** A file as posted, held in memory up to the route's limit. Its name and type are the sender's word only. */
export interface UploadedFile {
  name: string;
  declaredType: string;
  bytes: Uint8Array;
}

/** What a person typed, exactly as typed, so that a refused form can be shown again whole. */
export class Form {
  readonly #texts: ReadonlyMap<string, readonly string[]>;
  readonly #files: ReadonlyMap<string, readonly UploadedFile[]>;

  constructor(
    texts: ReadonlyMap<string, readonly string[]>,
    files: ReadonlyMap<string, readonly UploadedFile[]> = new Map(),
  ) {
    this.#texts = texts;
    this.#files = files;
  }

  static of(values: Record<string, string | readonly string[] | undefined>): Form {
    const texts = new Map<string, readonly string[]>();
    for (const [name, value] of Object.entries(values)) {
      if (value !== undefined) texts.set(name, typeof value === 'string' ? [value] : value);
    }
    return new Form(texts);
  }

  /** The first value of a field, or the empty text. */
  text(name: string): string {
    return this.#texts.get(name)?.[0] ?? '';
  }

  /** Every value of a field that may be given several times. */
  all(name: string): readonly string[] {
    return this.#texts.get(name) ?? [];
  }

  has(name: string): boolean {
    return this.#texts.has(name);
  }

  names(): string[] {
    return [...this.#texts.keys()];
  }

  /** Files of a field, the empty ones a browser sends for an empty field left out. */
  files(name: string): readonly UploadedFile[] {
    return (this.#files.get(name) ?? []).filter((file) => file.bytes.length > 0 || file.name !== '');
  }
}

/** One thing to mend. `key` names a sentence of the domain's words; `values` fill it. */
export interface FieldError {
  field: string;
  key: string;
  values: Readonly<Record<string, string | number>>;
}

export type Parsed<V> = { ok: true; values: V } | { ok: false; errors: FieldError[] };

/**
 * Reads a form with a schema. Fields whose schema is an array take every value of that name. Schemas
 * give sentence keys as messages (`z.string().min(1, 'titleMissing')`); an issue without one gets a
 * general key (`invalid`, `unknownName`, `tooLong`, `tooShort`, `tooBig`, `tooSmall`), see `formWords`.
 */
export function parseForm<S extends z.ZodObject>(schema: S, form: Form): Parsed<z.output<S>> {
  const typed: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(schema.shape)) {
    if (takesSeveral(field as z.ZodType)) typed[name] = form.all(name);
    else if (form.has(name)) typed[name] = form.text(name).replaceAll('\r\n', '\n');
  }
  return parseValues(schema, typed);
}

/** Reads values that are not a form (JSON body, import row) with the same schema and the same errors. */
export function parseValues<S extends z.ZodType>(schema: S, typed: unknown): Parsed<z.output<S>> {
  const result = schema.safeParse(typed);
  if (result.success) return { ok: true, values: result.data };
  return {
    ok: false,
    errors: firstOfEachField(result.error.issues.flatMap((issue) => asFieldErrors(issue))),
  };
}

/** One field is one thing to mend: an empty address need not be told that it is incomplete too. */
function firstOfEachField(errors: readonly FieldError[]): FieldError[] {
  return errors.filter(
    ({ field }, position) => field === '' || errors.findIndex((error) => error.field === field) === position,
  );
}

function takesSeveral(field: z.ZodType): boolean {
  const definition = field.def as { type: string; innerType?: z.ZodType; in?: z.ZodType };
  if (definition.type === 'array') return true;
  const inner = definition.innerType ?? definition.in;
  return inner ? takesSeveral(inner) : false;
}

const generalKeys: Record<string, string> = { too_big: 'tooBig', too_small: 'tooSmall' };
const keyPattern = /^[a-z][A-Za-z0-9]*$/;

/** An issue at the deepest place it can be told of: each name that is not known, the way that was nearly right. */
function asFieldErrors(issue: z.core.$ZodIssue, way: readonly PropertyKey[] = []): FieldError[] {
  const path = [...way, ...issue.path];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ field: fieldOf([...path, key]), key: 'unknownName', values: {} }));
  const nearest = issue.code === 'invalid_union' && !keyPattern.test(issue.message) ? nearestOf(issue) : null;
  if (nearest) return nearest.flatMap((inner) => asFieldErrors(inner, path));
  return [asFieldError(issue, path)];
}

/** The faults of the one alternative with the fewest, or null when several have as few. */
function nearestOf({ errors }: z.core.$ZodIssueInvalidUnion): readonly z.core.$ZodIssue[] | null {
  const alternatives: readonly (readonly z.core.$ZodIssue[])[] = errors;
  const [first, second] = alternatives.toSorted((one, other) => one.length - other.length);
  return first && second && first.length < second.length ? first : null;
}

const fieldOf = (path: readonly PropertyKey[]) => path.map(String).join('.');

function asFieldError(issue: z.core.$ZodIssue, path: readonly PropertyKey[]): FieldError {
  const values: Record<string, string | number> = {};
  if ('maximum' in issue) values.maximum = Number(issue.maximum);
  if ('minimum' in issue) values.minimum = Number(issue.minimum);
  const ofText = 'origin' in issue && issue.origin === 'string';
  let key = generalKeys[issue.code] ?? 'invalid';
  if (ofText && key === 'tooBig') key = 'tooLong';
  if (ofText && key === 'tooSmall') key = 'tooShort';
  if (keyPattern.test(issue.message) && issue.message !== 'Required') key = issue.message;
  return { field: fieldOf(path), key, values };
}

/** Sentences by key, as a domain's words give them. */
export type ErrorWords = Record<string, string | ((values: Record<string, string | number>) => string)>;

/** The sentence of an error, from the domain's words first, then from the general ones. */
export function sentenceOf(error: FieldError, ...catalogues: ErrorWords[]): string {
  for (const catalogue of catalogues) {
    const found = catalogue[error.key];
    if (found !== undefined) return typeof found === 'function' ? found(error.values) : found;
  }
  throw new Error(`No sentence for the refusal "${error.key}".`);
}
