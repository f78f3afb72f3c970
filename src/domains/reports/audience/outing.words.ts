import type { ErrorWords } from '#/platform/form.ts';

export const fr = {
  title: 'Sorties',
  lead: 'Ce qui quitte l’équipe est une version, protégée pour qui la lira. Avant que rien ne sorte, une page dit ce qui a été retiré, et pourquoi.',
  none: 'Rien de ce bilan n’est encore sorti.',
  noVersion: 'Pour laisser sortir un bilan, nommez d’abord une version.',
  toVersions: 'Ouvrir les versions',
  prepare: 'Préparer une sortie',
  version: 'Version',
  versionOf: (number: number, name: string) => `Version ${number} : ${name}`,
  adopted: 'adoptée',
  audience: 'Pour qui',
  check: 'Voir ce qui sortirait',
  left: 'Ce qui est sorti',
  leftFor: (version: string, audience: string) => `${version}, pour : ${audience}`,
  madeBy: (name: string | null, day: string) =>
    name === null ? `Sortie le ${day}` : `Sortie le ${day}, par ${name}`,
  withdrawnBy: (name: string | null, day: string) =>
    name === null ? `Retirée le ${day}` : `Retirée le ${day} par ${name}`,
  read: 'Lire ce qui est sorti',
  withdraw: 'Retirer',
  withdrawn: 'La sortie est retirée : elle ne se lit plus ici de l’extérieur.',
  checkTitle: 'Ce qui sortirait',
  checkLead: (version: string, audience: string) =>
    `${version}, pour : ${audience}. Rien n’est encore sorti.`,
  adoptionTold: 'Tout le monde lira aussi qui a adopté cette version, et où :',
  removedCount: (count: number) =>
    count === 0
      ? 'Rien n’a dû être retiré.'
      : count === 1
        ? 'Un passage ne sort pas tel quel.'
        : `${count} passages ne sortent pas tels quels.`,
  toReread: 'À relire',
  rereadLead:
    'Ces phrases sont de vous : elles restent. Elles reposent sur quelque chose qui ne sort pas, ou nomment quelqu’un.',
  names: 'Des noms à décider',
  namesCount: (undecided: number, count: number) =>
    undecided > 0
      ? `${undecided === 1 ? 'Un nom est' : `${undecided} noms sont`} à décider.`
      : `${count === 1 ? 'Un nom est décidé' : `${count} noms sont décidés`}.`,
  namesLead:
    'Un prénom peut être celui de quelqu’un, ou celui d’une rue. Seule l’équipe le sait : dites s’il reste, ou ce qui se lira à sa place. Ce que vous ne décidez pas reste tel quel.',
  namesLeadPublic:
    'Qui est nommé au long doit l’avoir accepté ; un prénom peut être celui de quelqu’un, ou celui d’une rue. Seule l’équipe le sait : dites de chacun s’il reste, ou ce qui se lira à sa place. Rien ne devient public tant qu’il en reste à décider.',
  nameToDecide: {
    text: (name: string) => `« ${name} », ici`,
    title: (name: string) => `« ${name} », dans ces mots`,
    address: (name: string) => `« ${name} », dans cette adresse`,
  },
  keepName: 'Peut sortir ainsi',
  personAccepted: 'Cette personne a accepté',
  replaceName: 'Dire autre chose à sa place',
  replacement: 'À sa place',
  replacements: ['une participante', 'un participant', 'une personne du quartier'],
  where: {
    title: 'titre du bilan',
    sectionTitle: 'titre d’une section',
    adoption: 'adoption de la version',
    link: 'adresse d’un lien',
  },
  changeThere:
    'Ces mots ne se coupent pas tout seuls. Pour les changer, écrivez-les autrement, puis nommez une nouvelle version.',
  changeAddress:
    'Une adresse ne se change pas toute seule. Pour la changer, retirez le lien ou écrivez-le autrement, puis nommez une nouvelle version.',
  changeTitle: 'Changer le titre du bilan',
  changeSection: 'Écrire dans la section',
  changeAdoption:
    'Ces mots viennent de l’adoption, qui ne se récrit pas. Pour les changer, nommez une nouvelle version et notez son adoption autrement.',
  seeChoices: 'Voir le texte avec ces choix',
  decided: {
    keep: 'Reste tel quel.',
    accepted: 'Cette personne a accepté.',
    replace: (words: string) => `Se lira : « ${words} ».`,
  },
  namesDecidedBy: (name: string | null, day: string) =>
    name === null ? `Noms décidés le ${day}.` : `Noms décidés par ${name}, le ${day}.`,
  removed: 'Ce qui est retiré',
  what: {
    sentence: 'Phrase retirée',
    numbers: 'Dite sans ses nombres',
    figure: 'Figure retirée',
    'figure-numbers': 'Nombres masqués dans la figure',
    heading: 'Titre ou amorce retirée',
    reread: 'À relire',
    title: 'Nom dans le titre du bilan',
    'section-title': 'Nom dans le titre d’une section',
    'figure-name': 'Nom dans une figure',
    'adoption-name': 'Nom là où la version a été adoptée',
    'whole-name': 'Personne nommée au long',
    'first-name': 'Prénom ou nom seul',
    'link-name': 'Nom dans l’adresse d’un lien',
  },
  why: {
    few: 'Un de ses nombres vient de trop peu de personnes ou d’organismes, ou permettrait d’en calculer un.',
    'two-values':
      'Ce nombre est dit deux fois avec deux valeurs : l’écart dirait ce qui a changé. Mettez les deux phrases au même jour.',
    'statement-inside':
      'Ce chiffre d’un relevé n’a pas encore été transmis avec sa protection : il reste à l’équipe.',
    'spaces-apart':
      'Ce nombre réunit plusieurs espaces. Il sort par une personne qui travaille dans chacun, quand on sait ce que chacun y a.',
    'trace-narrow': 'Elle répète les mots d’une trace qui n’est pas ouverte à ces lecteurs.',
    'trace-gone': 'Une trace qui l’appuie a été retirée, ou gardée par qui l’a écrite.',
    'dossier-narrow': 'Le dossier dont elle parle n’est pas ouvert à ces lecteurs.',
    'plan-narrow': 'Le plan dont elle parle n’est pas ouvert à ces lecteurs.',
    'names-person': 'Une personne de l’espace, ou qui a pris part au travail noté, y est nommée.',
    'first-name': 'C’est ainsi que s’appelle une personne de l’espace, ou qui a pris part au travail noté.',
    'evidence-unknown': 'La preuve qu’elle nomme n’est pas de ce bilan.',
  },
  evidence: 'ce qui l’appuie',
  times: (count: number) => (count === 1 ? 'une fois' : `${count} fois`),
  unfold: (count: number) => (count === 1 ? 'Lire ce passage' : `Lire ces ${count} passages`),
  text: 'Lire ce qui sortirait',
  nothingLeft: 'Il ne reste rien à faire sortir.',
  rereadBox: 'J’ai relu ces phrases : elles peuvent sortir ainsi.',
  rereadLabel: 'Phrases à relire',
  letOut: 'Laisser sortir',
  publish: 'Publier pour tout le monde',
  publishHint:
    'Toile ne reconnaît que le nom des personnes qu’elle connaît : relisez le texte pour les autres. Toute personne qui a l’adresse pourra lire cette version. Elle remplace celle qui était publique. Elle peut être retirée.',
  letOutHint:
    'Toile ne reconnaît que le nom des personnes qu’elle connaît : relisez le texte pour les autres. Ce qui sort est gardé tel quel, et les nombres montrés le restent dans le registre de l’espace.',
  onlyKeepers: 'Le secrétariat ou l’animation de l’espace peut la laisser sortir.',
  onlyAdopted: 'Une version devient publique une fois adoptée.',
  done: 'La version est sortie.',
  published: 'La version est publique.',
  readLead: (audience: string, day: string) => `Pour : ${audience}. Version du ${day}.`,
  readWithdrawn: 'Retirée : seule l’équipe la lit encore.',
  back: 'Revenir aux sorties',
  errors: {
    versionMissing: 'Cette version n’est pas là. Choisissez-en une autre.',
    notAdopted: 'Cette version n’est pas adoptée : notez d’abord son adoption.',
    changedSince:
      'Ce qui sortirait a changé depuis que la page était ouverte, par vos choix ou par le travail. Rien n’est sorti : relisez-la telle qu’elle est maintenant.',
    namesUndecided:
      'Des noms restent à décider. Rien n’est sorti : dites de chacun s’il reste, ou ce qui se lira à sa place.',
    replacementMissing: 'Écrivez ce qui se lira à la place de ce nom. Rien n’est sorti.',
    rereadMissing: 'Relisez les phrases ci-dessus et cochez la case. Rien n’est sorti.',
  } satisfies ErrorWords,
};

export const en: typeof fr = {
  title: 'Outings',
  lead: 'What leaves the team is a version, protected for whoever will read it. Before anything leaves, a page says what was taken out, and why.',
  none: 'Nothing of this report has left yet.',
  noVersion: 'To let a report out, name a version first.',
  toVersions: 'Open the versions',
  prepare: 'Prepare an outing',
  version: 'Version',
  versionOf: (number, name) => `Version ${number}: ${name}`,
  adopted: 'adopted',
  audience: 'For whom',
  check: 'See what would leave',
  left: 'What has left',
  leftFor: (version, audience) => `${version}, for: ${audience}`,
  madeBy: (name, day) => (name === null ? `Left on ${day}` : `Let out on ${day} by ${name}`),
  withdrawnBy: (name, day) => (name === null ? `Withdrawn on ${day}` : `Withdrawn on ${day} by ${name}`),
  read: 'Read what left',
  withdraw: 'Withdraw',
  withdrawn: 'It is withdrawn: it can no longer be read here from outside.',
  checkTitle: 'What would leave',
  checkLead: (version, audience) => `${version}, for: ${audience}. Nothing has left yet.`,
  adoptionTold: 'Everybody will also read who adopted this version, and where:',
  removedCount: (count) =>
    count === 0
      ? 'Nothing had to be taken out.'
      : count === 1
        ? 'One passage does not leave as it stands.'
        : `${count} passages do not leave as they stand.`,
  toReread: 'To read again',
  rereadLead:
    'These sentences are yours: they stay. They rest on something that does not leave, or name somebody.',
  names: 'Names to decide',
  namesCount: (undecided, count) =>
    undecided > 0
      ? `${undecided === 1 ? 'One name is' : `${undecided} names are`} to be decided.`
      : `${count === 1 ? 'One name is decided' : `${count} names are decided`}.`,
  namesLead:
    'A first name may be somebody’s, or that of a street. Only you know: say whether it stays, or what will be read in its place. What you do not decide stays as it is.',
  namesLeadPublic:
    'A person named in full must have accepted it; a first name may be somebody’s, or that of a street. Only you know: say of each whether it stays, or what will be read in its place. Nothing becomes public while any is left to decide.',
  nameToDecide: {
    text: (name) => `“${name}”, here`,
    title: (name) => `“${name}”, in these words`,
    address: (name) => `“${name}”, in this address`,
  },
  keepName: 'May leave as it is',
  personAccepted: 'This person accepted',
  replaceName: 'Say something else in its place',
  replacement: 'In its place',
  replacements: ['a participant', 'one of the participants', 'somebody from the neighbourhood'],
  where: {
    title: 'title of the report',
    sectionTitle: 'heading of a section',
    adoption: 'adoption of the version',
    link: 'address of a link',
  },
  changeThere:
    'These words are not cut by themselves. To change them, write them otherwise, then name a new version.',
  changeAddress:
    'An address is not changed by itself. To change it, take the link away or write it otherwise, then name a new version.',
  changeTitle: 'Change the title of the report',
  changeSection: 'Write in the section',
  changeAdoption:
    'These words come from the adoption, which is not rewritten. To change them, name a new version and note its adoption otherwise.',
  seeChoices: 'See the text with these choices',
  decided: {
    keep: 'Stays as it is.',
    accepted: 'This person accepted.',
    replace: (words) => `Will be read: “${words}”.`,
  },
  namesDecidedBy: (name, day) =>
    name === null ? `Names decided on ${day}.` : `Names decided by ${name}, on ${day}.`,
  removed: 'What is taken out',
  what: {
    sentence: 'Sentence taken out',
    numbers: 'Said without its numbers',
    figure: 'Figure taken out',
    'figure-numbers': 'Numbers hidden in the figure',
    heading: 'Heading or lead taken out',
    reread: 'To read again',
    title: 'Name in the title of the report',
    'section-title': 'Name in the heading of a section',
    'figure-name': 'Name in a figure',
    'adoption-name': 'Name where the version was adopted',
    'whole-name': 'Person named in full',
    'first-name': 'First or family name alone',
    'link-name': 'Name in the address of a link',
  },
  why: {
    few: 'One of its numbers comes from too few people or organisations, or would let one be worked out.',
    'two-values':
      'This number is said twice with two values: the difference would tell what changed. Bring both sentences to the same day.',
    'statement-inside':
      'This figure of a statement has not been transmitted with its protection yet: it stays with the team.',
    'spaces-apart':
      'This number brings several spaces together. Somebody who works in each lets it out, once it is known what each has in it.',
    'trace-narrow': 'It repeats the words of a trace that is not open to these readers.',
    'trace-gone': 'A trace behind it was removed, or is kept by whoever wrote it.',
    'dossier-narrow': 'The case it speaks of is not open to these readers.',
    'plan-narrow': 'The plan it speaks of is not open to these readers.',
    'names-person': 'It names a person of the space, or somebody who took part in the work noted.',
    'first-name': 'A person of the space, or somebody who took part in the work noted, is called so.',
    'evidence-unknown': 'The evidence it names is not of this report.',
  },
  evidence: 'what is behind it',
  times: (count) => (count === 1 ? 'once' : `${count} times`),
  unfold: (count) => (count === 1 ? 'Read this passage' : `Read these ${count} passages`),
  text: 'Read what would leave',
  nothingLeft: 'Nothing is left to let out.',
  rereadBox: 'I have read these sentences again: they may leave as they are.',
  rereadLabel: 'Sentences to read again',
  letOut: 'Let it out',
  publish: 'Publish for everybody',
  publishHint:
    'Toile recognises only the names of people it knows: read the text for the others. Anybody who has the address will be able to read this version. It takes the place of the one that was public. It can be withdrawn.',
  letOutHint:
    'Toile recognises only the names of people it knows: read the text for the others. What leaves is kept as it is, and the numbers shown stay so in the ledger of the space.',
  onlyKeepers: 'The secretary or facilitator of the space can let it out.',
  onlyAdopted: 'A version becomes public once it is adopted.',
  done: 'The version has left.',
  published: 'The version is public.',
  readLead: (audience, day) => `For: ${audience}. Version of ${day}.`,
  readWithdrawn: 'Withdrawn: only the team still reads it.',
  back: 'Back to the outings',
  errors: {
    versionMissing: 'This version is not there. Choose another one.',
    notAdopted: 'This version is not adopted: note its adoption first.',
    changedSince:
      'What would leave has changed since the page was opened, by your choices or by the work. Nothing has left: read it again as it is now.',
    namesUndecided:
      'Names are left to decide. Nothing has left: say of each whether it stays, or what will be read in its place.',
    replacementMissing: 'Write what will be read in the place of this name. Nothing has left.',
    rereadMissing: 'Read the sentences above again and tick the box. Nothing has left.',
  },
};
