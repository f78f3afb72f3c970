import type { ErrorWords } from '#/platform/form.ts';

export const fr = {
  title: 'La vie de ce relevé',
  lead: 'Ce qui lui est arrivé depuis sa compilation, et ce qui peut suivre.',
  states: {
    open: 'ouvert',
    submitted: 'transmis',
    returned: 'retourné',
    accepted: 'accepté',
    locked: 'verrouillé',
    unlocked: 'déverrouillé',
  },
  stateNow: (state: string) => `Ce relevé est ${state}.`,
  stateMeans: {
    open: 'Il se compile autant de fois qu’il le faut. Personne d’autre que l’espace ne le lit.',
    submitted: 'Ses chiffres ne changent plus tant qu’il n’est pas retourné ou déverrouillé.',
    returned: 'Il se corrige et se compile de nouveau, puis se transmet encore.',
    accepted: 'Ses chiffres ne changent plus. Il peut être verrouillé, ou déverrouillé avec une raison.',
    locked: 'Il est clos des deux côtés. Le déverrouiller demande une raison, gardée ici.',
    unlocked: 'Il se compile de nouveau, et la différence est montrée. Ce qui fut transmis reste lisible.',
  },
  turns: {
    submitted: (recipient: string) => `Transmis : ${recipient}`,
    returned: (recipient: string) => `Retourné avec des raisons : ${recipient}`,
    accepted: (recipient: string) => `Accepté : ${recipient}`,
    locked: 'Verrouillé',
    unlocked: 'Déverrouillé',
  },
  by: (name: string) => `Noté par ${name}`,
  nothingYet: 'Rien encore : ce relevé n’a été transmis à personne.',
  transmit: 'Transmettre ce relevé',
  lock: 'Verrouiller',
  lockLead: 'Verrouiller clôt le relevé : plus rien ne s’y ajoute.',
  unlock: 'Déverrouiller',
  unlockLead:
    'Déverrouiller permet de compiler de nouveau. La raison est gardée ici. Les chiffres déjà transmis restent tels quels chez qui les a reçus.',
  reason: 'Raison',
  required: 'obligatoire',
  turned: { locked: 'Le relevé est verrouillé.', unlocked: 'Le relevé est déverrouillé.' },
  whole: 'Le relevé',
  see: 'Voir la vie de ce relevé',
  errors: {
    lockedStatement: 'Ce relevé est verrouillé. Rien n’a changé. Déverrouillez-le d’abord, avec une raison.',
    notAccepted:
      'Seul un relevé accepté par tous ses destinataires se verrouille. Rien n’a changé. Attendez leur réponse.',
    notTransmitted: 'Ce relevé n’est pas gelé : il se compile déjà. Rien n’a changé.',
    notAwaited:
      'Aucune réponse n’est attendue pour cette transmission : elle a déjà sa réponse, ou l’équipe a repris son relevé. Votre texte est gardé ici.',
    reasonMissing: 'Donnez la raison, en une phrase : les autres la liront.',
    turnMissing: 'Choisissez ce qui arrive au relevé.',
  } satisfies ErrorWords,
};

export const en: typeof fr = {
  title: 'The life of this statement',
  lead: 'What happened to it since it was compiled, and what may follow.',
  states: {
    open: 'open',
    submitted: 'transmitted',
    returned: 'returned',
    accepted: 'accepted',
    locked: 'locked',
    unlocked: 'unlocked',
  },
  stateNow: (state) => `This statement is ${state}.`,
  stateMeans: {
    open: 'It is compiled as often as needed. Nobody outside the space reads it.',
    submitted: 'Its figures do not change any more, unless it is returned or unlocked.',
    returned: 'It is mended and compiled again, then transmitted once more.',
    accepted: 'Its figures do not change any more. It can be locked, or unlocked with a reason.',
    locked: 'It is closed on both sides. Unlocking it takes a reason, which is kept here.',
    unlocked: 'It is compiled again, and the difference is shown. What was transmitted can still be read.',
  },
  turns: {
    submitted: (recipient) => `Transmitted: ${recipient}`,
    returned: (recipient) => `Returned with reasons: ${recipient}`,
    accepted: (recipient) => `Accepted: ${recipient}`,
    locked: 'Locked',
    unlocked: 'Unlocked',
  },
  by: (name) => `Noted by ${name}`,
  nothingYet: 'Nothing yet: this statement was transmitted to nobody.',
  transmit: 'Transmit this statement',
  lock: 'Lock',
  lockLead: 'Locking closes the statement: nothing is added to it any more.',
  unlock: 'Unlock',
  unlockLead:
    'Unlocking lets the statement be compiled again. The reason is kept here. Figures already transmitted stay as they are with those who received them.',
  reason: 'Reason',
  required: 'required',
  turned: { locked: 'The statement is locked.', unlocked: 'The statement is unlocked.' },
  whole: 'The statement',
  see: 'See the life of this statement',
  errors: {
    lockedStatement: 'This statement is locked. Nothing changed. Unlock it first, with a reason.',
    notAccepted:
      'Only a statement accepted by all its recipients is locked. Nothing changed. Wait for their answer.',
    notTransmitted: 'This statement is not frozen: it can already be compiled. Nothing changed.',
    notAwaited:
      'No answer is awaited for this transmission: it has one already, or the team took its statement back. Your text is kept here.',
    reasonMissing: 'Give the reason in a sentence: others will read it.',
    turnMissing: 'Choose what happens to the statement.',
  },
};
