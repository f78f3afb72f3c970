import { z } from 'zod';

/**
 * Where a value says something under a name that its schema does not take, as paths (`choices.0.labl`), at most
 * `maximum` of them. A schema leaves such names out without a word; whoever misspelt one would think it kept.
 */
export function strayNames(schema: z.ZodType, value: unknown, maximum = 10): string[] {
  return strays(schema, value, []).slice(0, maximum);
}

type Path = readonly (string | number)[];

function strays(schema: z.ZodType, value: unknown, path: Path): string[] {
  const inner = unwrapped(schema);
  if (inner instanceof z.ZodUnion) return ofUnion(inner.options as z.ZodType[], value, path);
  if (inner instanceof z.ZodIntersection) return [];
  if (inner instanceof z.ZodArray && Array.isArray(value))
    return value.flatMap((item, at) => strays(inner.element as z.ZodType, item, [...path, at]));
  if (inner instanceof z.ZodObject && isNamed(value)) return ofObject(inner, value, path);
  return [];
}

function ofObject(schema: z.ZodObject, value: Record<string, unknown>, path: Path): string[] {
  // A schema that says what becomes of other names leaves none out.
  if (schema.def.catchall) return [];
  return Object.entries(value).flatMap(([name, said]) => {
    const field = Object.hasOwn(schema.shape, name) ? (schema.shape[name] as z.ZodType) : null;
    return field ? strays(field, said, [...path, name]) : [[...path, name].join('.')];
  });
}

/** Of what may be said in several ways, the way that was meant is the one that leaves out the least. */
function ofUnion(options: readonly z.ZodType[], value: unknown, path: Path): string[] {
  const fitting = options.filter((option) => option.safeParse(value).success);
  const each = (fitting.length > 0 ? fitting : options).map((option) => strays(option, value, path));
  return each.toSorted((one, other) => one.length - other.length)[0] ?? [];
}

/** Without what only says how a value is completed or read. */
function unwrapped(schema: z.ZodType): z.ZodType {
  let inner = schema;
  for (;;) {
    if (inner instanceof z.ZodPipe) {
      // What is made ready before it is read has no names of its own.
      inner = (inner.in instanceof z.ZodTransform ? inner.out : inner.in) as z.ZodType;
    } else if (
      inner instanceof z.ZodOptional ||
      inner instanceof z.ZodNullable ||
      inner instanceof z.ZodDefault ||
      inner instanceof z.ZodPrefault ||
      inner instanceof z.ZodReadonly ||
      inner instanceof z.ZodCatch
    ) {
      inner = inner.unwrap() as z.ZodType;
    } else return inner;
  }
}

function isNamed(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
