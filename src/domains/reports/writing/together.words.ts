export const fr = {
  tools: 'Mise en forme',
  labels: {
    heading: 'Intertitre',
    strong: 'Gras',
    em: 'Italique',
    bullets: 'Liste',
    numbers: 'Liste numérotée',
    quote: 'Citation',
    link: 'Lien',
    table: 'Tableau',
    undo: 'Annuler',
    redo: 'Rétablir',
    'row-more': 'Ajouter une ligne',
    'row-less': 'Retirer la ligne',
    'column-more': 'Ajouter une colonne',
    'column-less': 'Retirer la colonne',
    'table-less': 'Retirer le tableau',
  },
  linkAddress: 'Adresse du lien',
  linkKeep: 'Mettre le lien',
  linkLeave: 'Fermer',
  figure: 'Figure',
  leave: 'Revenir au bilan',
  kept: 'Gardé',
  keeping: 'Se garde…',
  waiting: 'En attente du réseau. Continuez : vos mots restent sur cet appareil et partiront d’eux-mêmes.',
  'ended-unreadable':
    'Le site n’a pas pu lire ce qui vient d’être écrit. Enregistrez : vos mots partiront avec le formulaire.',
  'ended-signedOut':
    'Votre session est finie. Vos mots restent sur cet appareil : connectez-vous, puis rouvrez cette section.',
  'ended-missing':
    'Vous n’avez plus accès à ce bilan, ou il n’est plus là. Ce que vous voyez peut encore être copié.',
  'ended-otherEpoch':
    'Le site a été rétabli d’une sauvegarde. Enregistrez : vos mots seront montrés à côté du texte.',
  'ended-tooLarge':
    'Ce texte est trop long pour s’écrire à plusieurs. Enregistrez : vos mots seront montrés à côté du texte.',
  'ended-otherShape':
    'Le site a été mis à jour. Rechargez la page : vos mots restent sur cet appareil et seront repris.',
  'ended-tooMany':
    'Ce bilan est déjà ouvert dans trop de fenêtres. Fermez-en une, puis rechargez cette page ; vos mots restent sur cet appareil.',
  here: 'écrit ici',
  elsewhere: 'écrit dans une autre section',
  present: 'est là',
  reads: 'lit',
  nearlyFull:
    'Cette section est presque pleine : il y reste environ {n} caractères. Pour la suite, ajoutez une section au bas du bilan.',
  full: 'La place manque dans cette section : ce qui est écrit est gardé, ce que vous alliez y ajouter n’y est pas entré. Retirez-en des mots, ou mettez la suite dans une section ajoutée au bas du bilan.',
  lostTitle: 'Le passage où vous écriviez vient d’être remplacé',
  lostText: 'Ces mots n’y ont plus de place. Remettez-les à la fin du texte, ou laissez-les.',
  lostBack: 'Remettre à la fin',
  lostLeave: 'Laisser',
};

export const en: typeof fr = {
  tools: 'Layout',
  labels: {
    heading: 'Heading',
    strong: 'Bold',
    em: 'Italics',
    bullets: 'List',
    numbers: 'Numbered list',
    quote: 'Quotation',
    link: 'Link',
    table: 'Table',
    undo: 'Undo',
    redo: 'Redo',
    'row-more': 'Add a row',
    'row-less': 'Remove the row',
    'column-more': 'Add a column',
    'column-less': 'Remove the column',
    'table-less': 'Remove the table',
  },
  linkAddress: 'Address of the link',
  linkKeep: 'Set the link',
  linkLeave: 'Close',
  figure: 'Figure',
  leave: 'Back to the report',
  kept: 'Kept',
  keeping: 'Being kept…',
  waiting: 'Waiting for the network. Go on: your words stay on this device and will leave by themselves.',
  'ended-unreadable':
    'The site could not read what was just written. Save: your words will leave with the form.',
  'ended-signedOut':
    'Your session is over. Your words stay on this device: sign in, then open this section again.',
  'ended-missing':
    'You no longer have access to this report, or it is gone. What you see may still be copied.',
  'ended-otherEpoch': 'The site was restored from a backup. Save: your words will be shown beside the text.',
  'ended-tooLarge':
    'This text is too long to be written together. Save: your words will be shown beside the text.',
  'ended-otherShape':
    'The site was updated. Reload the page: your words stay on this device and will be taken up.',
  'ended-tooMany':
    'This report is open in too many windows. Close one, then reload this page; your words stay on this device.',
  here: 'is writing here',
  elsewhere: 'is writing in another section',
  present: 'is here',
  reads: 'is reading',
  nearlyFull:
    'This section is nearly full: about {n} characters are left. For what follows, add a section at the foot of the report.',
  full: 'There is no room left in this section: what is written is kept, what you were about to add did not go in. Take words out, or put what follows in a section added at the foot of the report.',
  lostTitle: 'The passage where you were writing was just replaced',
  lostText: 'These words no longer have a place there. Put them at the end of the text, or leave them.',
  lostBack: 'Put them at the end',
  lostLeave: 'Leave them',
};
