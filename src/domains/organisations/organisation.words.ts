export const fr = {
  title: 'Organismes',
  lead: 'Le répertoire est commun à tout le monde ici : chaque organisme y est une seule fois, sous tous ses noms.',
  none: 'Aucun organisme à montrer.',
};

export const en = {
  title: 'Organisations',
  lead: 'The directory is shared by everyone here: each organisation stands in it once, under all its names.',
  none: 'No organisation to show.',
} satisfies typeof fr;
