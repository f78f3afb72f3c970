import { formatDate } from '#/french/dates.ts';

/** What a text says of itself under its title, in the order it is said. */
interface About {
  authors?: readonly string[];
  organisation?: string;
  day?: string;
}

const told = (parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(' · ');

export const fr = {
  about: ({ organisation, authors, day }: About) =>
    told([organisation, authors?.join(', '), day && formatDate(day, 'fr')]),
  contents: 'Table des matières',
  notes: 'Notes',
  table: 'Tableau',
  page: { before: 'page ', between: ' de ' },
  tableStart: 'Tableau : ',
  figureTable: 'Les mêmes données en tableau',
  showTable: 'Voir les chiffres',
  backToText: 'Revenir au texte',
  unprintable: (example: string) =>
    `Les codes entre crochets, comme ${example}, tiennent la place de caractères que ce PDF ne sait pas dessiner. Les versions Word et OpenDocument les gardent.`,
  refused: 'Ce document n’a pas pu être préparé',
  refusals: {
    tooLarge:
      'Ce document est trop long pour être mis en page d’un seul coup. Rien n’a été perdu : séparez-le en deux, ou enlevez-en une partie.',
    tooSlow:
      'La mise en page a pris trop de temps et a été arrêtée. Rien n’a été perdu : réessayez dans quelques minutes, ou prenez une version plus courte.',
    busy: 'Plusieurs documents sont déjà en préparation. Rien n’a été perdu : réessayez dans une minute.',
    failed:
      'La mise en page de ce document n’a pas réussi. Rien n’a été perdu : prenez-le dans un autre format, ou réessayez plus tard.',
  },
};

export const en = {
  about: ({ organisation, authors, day }: About) =>
    told([organisation, authors?.join(', '), day && formatDate(day, 'en')]),
  contents: 'Contents',
  notes: 'Notes',
  table: 'Table',
  page: { before: 'page ', between: ' of ' },
  tableStart: 'Table: ',
  figureTable: 'The same data as a table',
  showTable: 'See the figures',
  backToText: 'Back to the text',
  unprintable: (example: string) =>
    `Codes in square brackets, such as ${example}, stand for characters that this PDF cannot draw. The Word and OpenDocument versions keep them.`,
  refused: 'This document could not be prepared',
  refusals: {
    tooLarge:
      'This document is too long to be laid out at once. Nothing was lost: split it in two, or take some of it out.',
    tooSlow:
      'Laying this document out took too long and was stopped. Nothing was lost: try again in a few minutes, or take a shorter version.',
    busy: 'Several documents are already being prepared. Nothing was lost: try again in a minute.',
    failed:
      'This document could not be laid out. Nothing was lost: take it in another format, or try again later.',
  },
} satisfies typeof fr;
