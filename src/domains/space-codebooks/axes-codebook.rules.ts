/** The service axes that a space wrote, as a framework. */

import {
  type AxisTerm,
  type Codebook,
  serviceAxesCodebook,
  startingAxes,
} from '#/domains/codebooks/codebooks.public.ts';
import type { VocabularyTerm } from '#/domains/dossiers/dossiers.public.ts';

/** Of a space, for ever. */
export const axesCodebookId = (spaceId: string) => `axes-${spaceId.replaceAll('-', '').slice(-12)}`;

/** Retired axes stay: dossiers of other years carry them. */
export const axesOf = (terms: readonly VocabularyTerm[]): AxisTerm[] =>
  terms.map(({ id, label }) => ({ id, label }));

const sayTheSame = (some: readonly AxisTerm[], others: readonly AxisTerm[]) =>
  some.length === others.length &&
  some.every(({ id, label }, at) => {
    const other = others[at];
    return other?.id === id && other.label.fr === label.fr && other.label.en === label.en;
  });

export const areStartingAxes = (axes: readonly AxisTerm[]) => sayTheSame(axes, startingAxes);

/** Whether a codebook made before says these axes still. */
export function saysTheseAxes(book: Codebook, axes: readonly AxisTerm[]): boolean {
  return sayTheSame(book.codeLists.find(({ id }) => id === 'axe')?.codes ?? [], axes);
}

export function axesCodebook(
  space: { id: string; name: string },
  version: string,
  axes: readonly AxisTerm[],
): Codebook {
  return serviceAxesCodebook(
    {
      id: axesCodebookId(space.id),
      version,
      title: { fr: `Axes de service – ${space.name}`, en: `Service axes – ${space.name}` },
      summary: {
        fr: 'Les axes de service de l’espace, lus dans ses dossiers. Un dossier en porte plusieurs, chaque acte se lit sous chacun, et les parts notées se lisent à côté.',
        en: 'The service axes of the space, read in its cases. A case carries several, each act is read under each of them, and the shares noted stand beside.',
      },
      authority: {
        name: { fr: space.name, en: space.name },
        source: { fr: 'Vocabulaire de l’espace', en: 'Vocabulary of the space' },
        reference: '',
        address: null,
      },
    },
    axes,
  );
}
