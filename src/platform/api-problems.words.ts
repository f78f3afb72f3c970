/** Why what a program asked was not done, whatever the domain. */
export const fr = {
  refused: 'Refusé',
  preconditionMissing: 'Version manquante',
  preconditionMissingText:
    'Rien n’a été changé. Envoyez l’en-tête If-Match avec l’ETag de ce que vous avez lu.',
  versionChanged: 'Changé entre-temps',
  versionChangedText: 'Rien n’a été changé. Relisez, puis refaites votre changement.',
};

export const en: typeof fr = {
  refused: 'Refused',
  preconditionMissing: 'Version missing',
  preconditionMissingText: 'Nothing was changed. Send If-Match with the ETag of what you read.',
  versionChanged: 'Changed in the meantime',
  versionChangedText: 'Nothing was changed. Read it again, then make your change.',
};
