import { z } from 'zod';
import { dayField, idField } from './trace.form.ts';
import { flags, modes, natureIds } from './trace.ts';

const emptyToNull = (value: unknown) => (value === '' || value === undefined ? null : value);
/** A filter that makes no sense is no filter: an address that somebody wrote by hand still gives a list. */
const filter = <S extends z.ZodType>(schema: S) => z.preprocess(emptyToNull, schema.nullable()).catch(null);

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

/** The filters of an address, as its query says them. */
export function filtersIn(query: URLSearchParams): TraceFilters {
  return traceFilters.parse(Object.fromEntries(query));
}

/** The query of an address that gives these filters; empty filters are left out. */
export function queryOf(filters: Partial<TraceFilters>): string {
  const given = Object.entries(filters).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}
