import type { ErrorWords } from '#/platform/form.ts';

export const fr = {
  title: 'Comment nous comptons',
  lead: 'Ce que votre équipe note, et comment : les appels, les courriels, la préparation, le travail à plusieurs… Ce texte est imprimé avec chaque relevé et dans chaque fichier transmis.',
  none: 'Aucune convention écrite',
  noneText: 'Sans elle, qui lit vos chiffres ne sait pas ce qu’ils comptent.',
  inForce: (day: string, version: number) => `Depuis le ${day} (version ${version})`,
  by: (name: string) => `Écrite par ${name}`,
  earlier: 'Versions précédentes',
  write: 'Écrire une nouvelle version',
  text: 'Nos conventions de comptage',
  textHint:
    'Par exemple : « Un appel de moins de cinq minutes n’est pas noté. Une rencontre à plusieurs est une seule trace. »',
  save: 'Garder cette version',
  saved: 'La nouvelle version est gardée. Les relevés déjà transmis gardent la leur.',
  required: 'obligatoire',
  see: 'Nos conventions de comptage',
  change: 'Écrire ou changer nos conventions',
  errors: {
    textMissing: 'Écrivez comment vous comptez.',
    writtenMeanwhile:
      'Quelqu’un a écrit une version pendant ce temps. La vôtre n’est pas gardée, votre texte est encore ici : relisez celle du dessus, puis gardez la vôtre de nouveau.',
  } satisfies ErrorWords,
};

export const en: typeof fr = {
  title: 'How we count',
  lead: 'What your team notes, and how: calls, e-mails, preparation, joint work… This text is printed with each statement and in each transmitted file.',
  none: 'No convention written',
  noneText: 'Without one, whoever reads your figures does not know what they count.',
  inForce: (day, version) => `Since ${day} (version ${version})`,
  by: (name) => `Written by ${name}`,
  earlier: 'Earlier versions',
  write: 'Write a new version',
  text: 'Our counting conventions',
  textHint: 'For instance: “A call under five minutes is not noted. A joint meeting is one trace.”',
  save: 'Keep this version',
  saved: 'The new version is kept. Statements already transmitted keep theirs.',
  required: 'required',
  see: 'Our counting conventions',
  change: 'Write or change our conventions',
  errors: {
    textMissing: 'Write how you count.',
    writtenMeanwhile:
      'Somebody wrote a version meanwhile. Yours is not kept, your text is still here: read the one above, then keep yours again.',
  },
};
