import type { Codebook, ExportLayout } from '#/domains/codebooks/codebooks.public.ts';

/**
 * Whether declarations may leave one by one by this layout: the codebook restates the text of an authority, and every
 * field of the layout is one that this text asks for, by its own article. A local framework asks for no individual line.
 */
export function mayLeaveOneByOne(codebook: Codebook, layout: ExportLayout): boolean {
  return (
    codebook.official &&
    layout.columns.every(({ source }) => {
      if ('about' in source) return true;
      return codebook.fields.find(({ id }) => id === source.field)?.reference != null;
    })
  );
}
