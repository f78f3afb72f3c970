/** What the edge itself may have to say. */
export const fr = {
  missing: {
    title: 'Page introuvable',
    text: 'Cette page n’existe pas, ou elle n’est pas ouverte à votre compte. Rien n’a été changé. Revenez en arrière, ou demandez à la personne qui vous a donné le lien.',
  },
  forbidden: {
    title: 'Ce geste demande un autre rôle',
    text: 'Votre rôle dans cet espace ne permet pas ce geste. Rien n’a été changé et votre session reste ouverte. La personne qui anime l’espace peut le faire ou changer votre rôle.',
  },
  signIn: {
    title: 'Connexion requise',
    text: 'Il faut une session ou un jeton personnel valide. Rien n’a été changé. Faites un jeton dans votre compte et donnez-le dans l’en-tête Authorization : « Bearer » suivi du jeton.',
  },
  sessionEnded: {
    title: 'Votre session est terminée',
    text: 'Rien n’a été enregistré, et rien de ce que vous aviez écrit n’est perdu : le voici. Copiez-le, connectez-vous, puis collez-le dans le formulaire. Un fichier joint est à choisir de nouveau.',
    typed: (number: number, count: number) =>
      count === 1 ? 'Ce que vous aviez écrit' : `Ce que vous aviez écrit (${number} sur ${count})`,
    signIn: 'Se connecter, et revenir au formulaire',
  },
  scope: {
    title: 'Ce jeton ne permet pas cette opération',
    text: 'Le jeton n’a pas la portée demandée. Rien n’a été changé. Créez un jeton qui l’a, dans votre compte.',
  },
  failure: {
    title: 'Quelque chose a cédé de notre côté',
    text: (reference: string) =>
      `Rien de ce qui était enregistré n’a été perdu, mais ce dernier geste ne l’a pas été. Réessayez dans un instant. Si cela se répète, donnez cette référence à la personne qui héberge Toile : ${reference}.`,
  },
  unavailable: {
    title: 'La base de données ne répond pas',
    text: 'Rien de ce qui était enregistré n’a été perdu. Toile réessaie d’elle-même ; rechargez la page dans une minute.',
  },
  filesUnavailable: {
    title: 'Le dépôt de fichiers ne répond pas',
    text: 'Rien de ce qui était enregistré n’a été perdu ; les pages et les traces restent là. Réessayez dans quelques minutes. Si cela dure, prévenez la personne qui héberge Toile.',
  },
  diskFull: {
    title: 'Il n’y a plus de place sur le disque',
    text: 'Le disque de la machine qui porte Toile est plein : ce dernier geste n’a pas été enregistré. Ce qui l’était déjà est intact. Gardez de côté ce que vous avez tapé, prévenez la personne qui héberge Toile, puis réessayez quand la place est faite.',
  },
  workBusy: {
    title: 'Trop de calculs à la fois',
    text: 'D’autres calculs de cette taille sont en cours. Rien n’a été changé et rien n’est sorti. Réessayez dans une minute.',
  },
  workTooLong: {
    title: 'Ce calcul est trop long',
    text: 'Il a dépassé le temps ou la mémoire qui lui sont permis. Rien n’a été changé et rien n’est sorti. Essayez une période plus courte ou moins de chiffres, ou prévenez la personne qui héberge Toile.',
  },
  workStopped: {
    title: 'Un calcul s’est arrêté avant la fin',
    text: 'Rien n’a été changé et rien n’est sorti. Réessayez dans un instant. Si cela dure, prévenez la personne qui héberge Toile.',
  },
  badBody: {
    title: 'Envoi illisible',
    text: 'Ce qui a été envoyé n’a pas pu être lu. Rien n’a été changé. Revenez au formulaire et recommencez.',
  },
  tooLarge: {
    title: 'Envoi trop volumineux',
    text: (megabytes: number) =>
      `Ce qui a été envoyé dépasse la taille permise ici (${megabytes} Mo). Rien n’a été reçu ni changé. Revenez en arrière : le formulaire y est encore. Choisissez un fichier plus petit, ou envoyez votre texte en plusieurs fois.`,
  },
  badType: {
    title: 'Type d’envoi inconnu',
    text: 'Ce type de contenu n’est pas accepté ici. Rien n’a été changé. Revenez au formulaire et recommencez ; un programme envoie du JSON (application/json).',
  },
  crossSite: {
    title: 'Envoi refusé',
    text: 'Cet envoi vient d’un autre site que Toile ; par prudence, il a été refusé. Rien n’a été changé. Ouvrez la page dans Toile et recommencez.',
  },
  alreadySent: {
    title: 'Formulaire déjà envoyé',
    text: 'Ce formulaire a déjà été enregistré une fois, avec un autre contenu. Le premier envoi est gardé ; le second n’a pas été enregistré. Ouvrez ce qui a été créé pour le modifier.',
  },
  tooMany: {
    titles: {
      api: 'Trop de demandes',
      sending: 'Trop d’envois en peu de temps',
      document: 'Trop de fichiers en peu de temps',
    },
    texts: {
      api: (wait: string) =>
        `Vos jetons personnels ont servi à trop de demandes en peu de temps. Celle-ci n’a rien changé. Attendez ${wait}, comme le dit l’en-tête Retry-After, puis refaites-la ; avec la même clé d’idempotence, rien n’est fait deux fois.`,
      sending: (wait: string) =>
        `Beaucoup de fichiers ou de listes sont partis de votre compte en peu de temps. Ce dernier envoi n’a pas été reçu ; les autres sont gardés. Attendez ${wait}, puis envoyez-le de nouveau.`,
      document: (wait: string) =>
        `Beaucoup de documents et de tableaux ont été demandés en peu de temps. Celui-ci n’a pas été fait ; rien n’a été changé. Attendez ${wait}, puis demandez-le de nouveau.`,
    },
    wait: (seconds: number) => (seconds <= 60 ? 'une minute' : `${Math.ceil(seconds / 60)} minutes`),
  },
  invalid: {
    title: 'Il y a quelque chose à corriger',
    text: 'Rien n’a été enregistré. Corrigez les champs nommés et envoyez de nouveau.',
  },
  back: 'Retour à l’accueil',
};

export const en = {
  missing: {
    title: 'Page not found',
    text: 'This page does not exist, or is not open to your account. Nothing was changed. Go back, or ask the person who gave you the link.',
  },
  forbidden: {
    title: 'This needs another role',
    text: 'Your role in this space does not allow this. Nothing was changed and you are still signed in. The person who facilitates the space can do it, or change your role.',
  },
  signIn: {
    title: 'Sign-in required',
    text: 'A valid session or personal token is needed. Nothing was changed. Make a token in your account and give it in the Authorization header: “Bearer” followed by the token.',
  },
  sessionEnded: {
    title: 'Your session is over',
    text: 'Nothing was saved, and nothing you wrote is lost: here it is. Copy it, sign in, then paste it in the form. An attached file has to be chosen again.',
    typed: (number: number, count: number) =>
      count === 1 ? 'What you wrote' : `What you wrote (${number} of ${count})`,
    signIn: 'Sign in, and return to the form',
  },
  scope: {
    title: 'This token does not allow this operation',
    text: 'The token lacks the scope asked for. Nothing was changed. Create one that has it, in your account.',
  },
  failure: {
    title: 'Something gave way on our side',
    text: (reference: string) =>
      `Nothing that was saved has been lost, but this last step was not saved. Try again in a moment. If it happens again, give this reference to whoever hosts Toile: ${reference}.`,
  },
  unavailable: {
    title: 'The database is not answering',
    text: 'Nothing that was saved has been lost. Toile keeps trying on its own; reload the page in a minute.',
  },
  filesUnavailable: {
    title: 'The store of files is not answering',
    text: 'Nothing that was saved has been lost; pages and traces are still there. Try again in a few minutes. If it lasts, tell whoever hosts Toile.',
  },
  diskFull: {
    title: 'There is no room left on the disk',
    text: 'The disk of the machine that carries Toile is full: this last step was not saved. What was saved before is intact. Set aside what you typed, tell whoever hosts Toile, then try again once there is room.',
  },
  workBusy: {
    title: 'Too many calculations at once',
    text: 'Other calculations of this size are under way. Nothing was changed and nothing left. Try again in a minute.',
  },
  workTooLong: {
    title: 'This calculation is too long',
    text: 'It went beyond the time or memory it is allowed. Nothing was changed and nothing left. Try a shorter period or fewer figures, or tell whoever hosts Toile.',
  },
  workStopped: {
    title: 'A calculation stopped before its end',
    text: 'Nothing was changed and nothing left. Try again in a moment. If it lasts, tell whoever hosts Toile.',
  },
  badBody: {
    title: 'Unreadable submission',
    text: 'What was sent could not be read. Nothing was changed. Go back to the form and start again.',
  },
  tooLarge: {
    title: 'Submission too large',
    text: (megabytes: number) =>
      `What was sent is larger than allowed here (${megabytes} MB). Nothing was received or changed. Go back: the form is still there. Choose a smaller file, or send your text in several parts.`,
  },
  badType: {
    title: 'Unknown kind of submission',
    text: 'This kind of content is not accepted here. Nothing was changed. Go back to the form and start again; a program sends JSON (application/json).',
  },
  crossSite: {
    title: 'Submission refused',
    text: 'This submission came from a site other than Toile and was refused as a precaution. Nothing was changed. Open the page in Toile and start again.',
  },
  alreadySent: {
    title: 'Form already sent',
    text: 'This form was already saved once, with other content. The first one is kept; the second was not saved. Open what was created to change it.',
  },
  tooMany: {
    titles: {
      api: 'Too many requests',
      sending: 'Too many submissions in a short time',
      document: 'Too many files in a short time',
    },
    texts: {
      api: (wait: string) =>
        `Your personal tokens were used for too many requests in a short time. This one changed nothing. Wait ${wait}, as the Retry-After header says, then make it again; with the same idempotency key, nothing is done twice.`,
      sending: (wait: string) =>
        `Many files or lists left your account in a short time. This last one was not received; the others are kept. Wait ${wait}, then send it again.`,
      document: (wait: string) =>
        `Many documents and tables were asked for in a short time. This one was not made; nothing was changed. Wait ${wait}, then ask for it again.`,
    },
    wait: (seconds: number) => (seconds <= 60 ? 'a minute' : `${Math.ceil(seconds / 60)} minutes`),
  },
  invalid: {
    title: 'Something needs correcting',
    text: 'Nothing was saved. Correct the fields named and send again.',
  },
  back: 'Back to the first page',
} satisfies typeof fr;
