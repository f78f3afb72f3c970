import { z } from 'zod';
import { dayField, idField } from './trace.form.ts';
import { flags, modes, natureIds } from './trace.ts';

const emptyToNull = (value: unknown) => (value === '' || value === undefined ? null : value);
const filter = <S extends z.ZodType>(schema: S) => z.preprocess(emptyToNull, schema.nullable().default(null));

/**
 * What a list of traces may be narrowed by, in the address. « miennes » is the only filter about a person,
 * and only about the reader: nobody can be listed, counted or compared.
 */
export const traceFilters = z.object({
  du: filter(dayField),
  au: filter(dayField),
  espace: filter(idField),
  dossier: filter(idField),
  nature: filter(z.enum(natureIds)),
  mode: filter(z.enum(modes)),
  signe: filter(z.enum(flags)),
  organisation: filter(idField),
  importation: filter(idField),
  /** What is left to complete. */
  sans: filter(z.enum(['dossier', 'nature', 'duree'])),
  miennes: filter(z.literal('oui')),
  /** Beyond one's own spaces: what others share with the network. */
  portee: filter(z.literal('reseau')),
  suite: filter(z.string().max(1000)),
});
export type TraceFilters = z.output<typeof traceFilters>;

export const noFilters: TraceFilters = traceFilters.parse({});

export interface ReadFilters {
  filters: TraceFilters;
  /** What the address asked for and could not be understood: to be told, never left out without a word. */
  unread: { name: keyof TraceFilters; typed: string }[];
}

/** The filters of an address, as its query says them: one that somebody wrote by hand still gives a list. */
export function filtersIn(query: URLSearchParams): ReadFilters {
  const unread: ReadFilters['unread'] = [];
  const read = Object.entries(traceFilters.shape).map(([name, schema]) => {
    const typed = query.get(name) ?? '';
    const parsed = schema.safeParse(typed);
    if (!parsed.success) unread.push({ name: name as keyof TraceFilters, typed: typed.slice(0, 60) });
    return [name, parsed.success ? parsed.data : null];
  });
  return { filters: Object.fromEntries(read) as TraceFilters, unread };
}

/** The query of an address that gives these filters; empty filters are left out. */
export function queryOf(filters: Partial<TraceFilters>): string {
  const given = Object.entries(filters).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}
