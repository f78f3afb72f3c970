export const fr = {
  title: 'Brouillons de cet appareil',
  lead: 'Ce que vous notez ici reste sur cet appareil tant que le réseau manque, puis part tout seul, une seule fois.',
  list: 'Où est chaque brouillon',
  none: 'Aucun brouillon sur cet appareil.',
  noScript:
    'Les brouillons ont besoin des scripts de la page. Sans eux, notez vos traces en ligne : rien ne change.',
  resume: 'Reprendre',
  send: 'Envoyer',
  forget: 'Effacer de cet appareil',
  open: 'Ouvrir la trace',
  text: 'Texte du brouillon',
  keep: 'Garder ce texte',
  states: {
    writing: 'Commencé ; gardé sur cet appareil seulement.',
    leaving: 'En route ; le site n’a pas encore dit qu’il l’a reçu.',
    waiting: 'Terminé ; partira au retour du réseau.',
    'signed-out': 'Terminé ; partira après votre prochaine connexion.',
    refused: 'Le site demande une correction ; votre texte est gardé ici. Reprenez-le.',
    conflict:
      'Quelqu’un a changé la même chose entre-temps ; les deux textes sont gardés. Reprenez le vôtre.',
    sent: 'Enregistré sur le site.',
  },
  search: 'Chercher sans réseau dans ce que cet appareil garde',
  unsent: 'à envoyer :',
  signOutWarning:
    'Des brouillons de cet appareil ne sont pas encore partis. Se déconnecter les efface. Continuer ?',
};

export const en = {
  title: 'Drafts on this device',
  lead: 'What you note here stays on this device while there is no network, then leaves by itself, once only.',
  list: 'Where each draft is',
  none: 'No draft on this device.',
  noScript:
    'Drafts need the scripts of the page. Without them, note your traces online: nothing else changes.',
  resume: 'Resume',
  send: 'Send',
  forget: 'Erase from this device',
  open: 'Open the trace',
  text: 'Text of the draft',
  keep: 'Keep this text',
  states: {
    writing: 'Begun; kept on this device only.',
    leaving: 'On its way; the site has not yet said that it received it.',
    waiting: 'Finished; will leave when the network returns.',
    'signed-out': 'Finished; will leave after you next sign in.',
    refused: 'The site asks for a correction; your text is kept here. Resume it.',
    conflict: 'Someone changed the same thing meanwhile; both texts are kept. Resume yours.',
    sent: 'Saved on the site.',
  },
  search: 'Search what this device keeps, without network',
  unsent: 'to send:',
  signOutWarning: 'Some drafts on this device have not left yet. Signing out erases them. Continue?',
} satisfies typeof fr;
