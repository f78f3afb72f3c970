export const fr = {
  title: 'Mes renseignements',
  lead: 'Ce que cette instance garde de vous vous appartient : vous pouvez l’emporter, ou demander qu’il soit effacé.',
  export: {
    title: 'Emporter',
    text: 'Une archive avec tout ce que chaque partie de Toile garde de vous : un fichier JSON pour les programmes, des fichiers CSV pour un tableur, et les pièces que vous avez jointes. Ce qui ouvre votre compte (mot de passe, jetons) n’y est pas.',
    link: 'Exporter mes renseignements',
    fileName: (day: string) => `mes-renseignements-${day}.zip`,
    json: 'mes-renseignements.json',
    readme: ({ instance, day }: { instance: string; day: string }) =>
      `Renseignements gardés par ${instance} à votre sujet, le ${day}.\r\n\r\nmes-renseignements.json contient tout. Les fichiers .csv contiennent la même chose, en tableaux\r\n(séparateur : point-virgule ; encodage : UTF-8). Les pièces que vous avez jointes sont dans les dossiers.\r\n`,
  },
  erasure: {
    title: 'Effacer mon compte',
    link: 'Effacer mon compte',
    lead: 'Ce geste ne se défait pas. Lisez ce qui disparaît et ce qui reste.',
    goesTitle: 'Ce qui disparaît',
    goes: [
      'votre nom, votre adresse, votre mot de passe, vos clés, vos jetons et vos sessions ;',
      'vos brouillons, et ce que personne d’autre que vous ne pouvait lire ;',
      'votre appartenance à vos espaces.',
    ],
    staysTitle: 'Ce qui reste',
    stays: [
      'les traces et les dossiers que vous avez partagés avec une équipe : ils appartiennent aussi aux autres, et porteront « Personne retirée » à la place de votre nom ;',
      'ce que d’autres ont écrit, même s’ils y nomment quelqu’un ;',
      'les sauvegardes de l’instance, jusqu’à ce qu’elles soient remplacées.',
    ],
    first: 'Emportez d’abord vos renseignements, si vous voulez les garder.',
    currentPassword: 'Votre mot de passe actuel',
    confirm: 'J’ai lu ce qui disparaît et ce qui reste',
    required: 'obligatoire',
    submit: 'Effacer mon compte pour toujours',
    done: 'Votre compte est effacé. Merci du chemin fait ensemble.',
  },
};

export const en = {
  title: 'My information',
  lead: 'What this instance keeps about you is yours: you may take it away, or ask for it to be erased.',
  export: {
    title: 'Take away',
    text: 'An archive with everything each part of Toile keeps about you: a JSON file for programs, CSV files for a spreadsheet, and the files you attached. What opens your account (password, tokens) is not in it.',
    link: 'Export my information',
    fileName: (day: string) => `my-information-${day}.zip`,
    json: 'my-information.json',
    readme: ({ instance, day }: { instance: string; day: string }) =>
      `Information kept by ${instance} about you, on ${day}.\r\n\r\nmy-information.json holds everything. The .csv files hold the same, as tables\r\n(separator: semicolon; encoding: UTF-8). The files you attached are in the folders.\r\n`,
  },
  erasure: {
    title: 'Erase my account',
    link: 'Erase my account',
    lead: 'This cannot be undone. Read what goes and what stays.',
    goesTitle: 'What goes',
    goes: [
      'your name, your address, your password, your passkeys, your tokens and your sessions;',
      'your drafts, and what nobody but you could read;',
      'your membership of your spaces.',
    ],
    staysTitle: 'What stays',
    stays: [
      'the traces and dossiers you shared with a team: they are also the others’, and will bear “Personne retirée” in place of your name;',
      'what others wrote, even where they name somebody;',
      'the backups of the instance, until they are replaced.',
    ],
    first: 'Take your information away first, if you want to keep it.',
    currentPassword: 'Your current password',
    confirm: 'I have read what goes and what stays',
    required: 'required',
    submit: 'Erase my account for ever',
    done: 'Your account is erased. Thank you for the road travelled together.',
  },
} satisfies typeof fr;
