import type { CodebookFault, FaultCode } from './codebook-fault.ts';

type Sentences = Record<FaultCode, (found: CodebookFault) => string>;

/** Each sentence says what is wrong and what to do; the place is shown beside it. Nothing of the codebook is lost. */
export const fr: Sentences = {
  badId: ({ what }) =>
    `L’identifiant « ${what} » doit tenir en lettres sans accent, chiffres et traits d’union.`,
  duplicateId: ({ what }) => `L’identifiant « ${what} » sert deux fois : donnez-en un autre à l’un des deux.`,
  emptyText: ({ what }) => `Il manque le texte en ${what === 'fr' ? 'français' : 'anglais'}.`,
  notADay: ({ what }) => `« ${what} » n’est pas un jour du calendrier (écrivez 2026-03-31).`,
  endsBeforeStart: () => 'La fin vient avant le début : inversez les deux dates.',
  noKind: () => 'Le cadre n’a aucun type de déclaration : ajoutez-en un.',
  noAct: () => 'Le cadre n’a aucun genre d’acte : ajoutez-en un.',
  noRow: () => 'La table de décision n’a aucune règle : ajoutez-en une.',
  unknownKind: ({ what }) => `Le type de déclaration « ${what} » n’existe pas dans ce cadre.`,
  unknownAct: ({ what }) => `Le genre d’acte « ${what} » n’existe pas dans ce cadre.`,
  unknownSection: ({ what }) => `La section « ${what} » n’existe pas dans ce cadre.`,
  unknownField: ({ what }) => `Le champ « ${what} » n’existe pas dans ce cadre.`,
  unknownInput: ({ what }) => `Une trace ne porte rien qui s’appelle « ${what} » : choisissez dans la liste.`,
  unknownAttribute: ({ what }) =>
    `« ${what} » ne peut pas être copié d’une trace : choisissez dans la liste.`,
  unknownAspect: ({ what }) => `« ${what} » n’est pas un aspect du travail que Toile suit.`,
  unknownCodeList: ({ what }) => `La liste de codes « ${what} » n’existe pas dans ce cadre.`,
  unknownCode: ({ what, more }) => `Le code « ${what} » n’est pas dans la liste « ${more} ».`,
  unknownTranslation: ({ what }) => `La table de correspondance « ${what} » n’existe pas dans ce cadre.`,
  unknownReason: ({ what }) => `Le motif « ${what} » n’existe pas dans ce cadre.`,
  unknownValue: ({ what, more }) => `« ${what} » n’est jamais une valeur de « ${more} ».`,
  listNeeded: ({ what }) => `Le champ « ${what} » est codé : nommez sa liste de codes.`,
  otherList: ({ what, more }) =>
    `La table de correspondance donne des codes de « ${what} » à un champ de la liste « ${more} ».`,
  pickWithoutShares: ({ what }) =>
    `Seules les natures d’intervention ont des parts : « ${what} » n’en a pas. Choisissez l’ordre de la liste.`,
  fieldNotOfKind: ({ what, more }) =>
    `Le champ « ${what} » n’existe pas pour cette déclaration (${more}) : retirez-le de la règle.`,
  literalNotOfType: ({ what, more }) => `« ${what} » ne convient pas à un champ de type ${more}.`,
  shareMisplaced: ({ what }) =>
    `Une part se note dans un champ de type « part », et rien d’autre n’y entre : corrigez la façon de remplir « ${what} ».`,
  severalShares: ({ what, more }) =>
    `« ${what} » et « ${more} » disent tous deux quelle part de l’acte est déclarée : gardez-en un.`,
  countedByCopied: ({ what }) => `On ne peut pas compter par « ${what} » : sa valeur change à chaque trace.`,
  setTestedAsOne: ({ what }) => `Il peut y avoir plusieurs valeurs : écrivez « list contains(?, ${what}) ».`,
  expressionTooLong: ({ what, more }) =>
    `La condition compte ${what} caractères (${more} au plus) : partagez-la en deux règles.`,
  notFeel: ({ what, more }) => `La condition « ${what} » ne se lit pas, près de « ${more} ».`,
  unknownName: ({ what }) => `La condition nomme « ${what} », qui n’existe pas.`,
  notAllowed: ({ what }) => `« ${what} » n’est pas permis dans une condition.`,
  calendarHole: ({ what, more }) => `Aucune période ne couvre du ${what} au ${more}.`,
  calendarOverlap: ({ what, more }) => `Deux périodes couvrent du ${what} au ${more}.`,
  emptyYear: () => 'Cette année n’a aucune période.',
  codeOutsideValidity: ({ what, more }) =>
    `Le code « ${what} » n’est pas valide aussi longtemps que le cadre (${more}) : choisissez-en un autre ou bornez le cadre.`,
  impossibleRow: ({ what }) =>
    `Aucune trace ne peut atteindre la règle « ${what} » : les règles qui la précèdent prennent tout, ou ses conditions se contredisent.`,
  unreachableRow: ({ what, more }) =>
    `La règle « ${what} » n’est jamais lue : la règle « ${more} », plus haut, prend tout ce qu’elle prendrait.`,
  rowsOverlap: ({ what, more }) =>
    `Les règles « ${what} » et « ${more} » prennent les mêmes traces, dans un groupe où une seule règle doit convenir : resserrez l’une des deux.`,
  overlapUndecided: ({ what, more }) =>
    `Rien ne permet de dire si les règles « ${what} » et « ${more} » prennent une même trace, dans un groupe où une seule règle doit convenir : une condition lit autre chose que sa colonne, ou une liste de trop de valeurs. Relisez-les ; la première qui convient décide.`,
  retiredFieldInUse: ({ what }) =>
    `Le champ « ${what} » est retiré, et sert encore ici : ôtez-le d’ici ou rétablissez-le.`,
  fieldVanished: ({ what, more }) =>
    `Le champ « ${what} » de la version ${more} n’est plus là : les anciennes déclarations le gardent.`,
  listVanished: ({ what, more }) =>
    `La liste « ${what} » de la version ${more} n’est plus là : les anciennes déclarations la gardent.`,
  codeVanished: ({ what, more }) =>
    `Le code « ${what} » de la version ${more} n’est plus là : les anciennes déclarations le gardent.`,
  fieldMeaningChanged: ({ what, more }) =>
    `Le champ « ${what} » n’a plus le type ou la liste de la version ${more} : donnez au nouveau champ un autre identifiant.`,
  codeMeaningChanged: ({ what, more }) =>
    `Le code publié « ${what} » est devenu « ${more} » : retirez l’ancien et ajoutez un nouveau code.`,
  extendsUnknown: ({ what, more }) =>
    `Le cadre prolongé « ${what} », version ${more}, n’est pas ici : importez-le d’abord.`,
  extendsCycle: ({ what }) => `Le cadre se prolonge lui-même : ${what}.`,
  officialExtends: ({ what }) => `Un cadre officiel ne prolonge aucun autre cadre : retirez « ${what} ».`,
};

export const en: typeof fr = {
  badId: ({ what }) => `The identifier “${what}” must hold only unaccented letters, digits and hyphens.`,
  duplicateId: ({ what }) => `The identifier “${what}” is used twice: give one of the two another.`,
  emptyText: ({ what }) => `The ${what === 'fr' ? 'French' : 'English'} text is missing.`,
  notADay: ({ what }) => `“${what}” is not a day of the calendar (write 2026-03-31).`,
  endsBeforeStart: () => 'The end comes before the start: swap the two dates.',
  noKind: () => 'The framework has no kind of declaration: add one.',
  noAct: () => 'The framework has no kind of act: add one.',
  noRow: () => 'The decision table has no rule: add one.',
  unknownKind: ({ what }) => `The kind of declaration “${what}” is not in this framework.`,
  unknownAct: ({ what }) => `The kind of act “${what}” is not in this framework.`,
  unknownSection: ({ what }) => `The section “${what}” is not in this framework.`,
  unknownField: ({ what }) => `The field “${what}” is not in this framework.`,
  unknownInput: ({ what }) => `A trace holds nothing called “${what}”: choose from the list.`,
  unknownAttribute: ({ what }) => `“${what}” cannot be copied from a trace: choose from the list.`,
  unknownAspect: ({ what }) => `“${what}” is not an aspect of the work that Toile follows.`,
  unknownCodeList: ({ what }) => `The code list “${what}” is not in this framework.`,
  unknownCode: ({ what, more }) => `The code “${what}” is not in the list “${more}”.`,
  unknownTranslation: ({ what }) => `The translation table “${what}” is not in this framework.`,
  unknownReason: ({ what }) => `The reason “${what}” is not in this framework.`,
  unknownValue: ({ what, more }) => `“${what}” is never a value of “${more}”.`,
  listNeeded: ({ what }) => `The field “${what}” is coded: name its code list.`,
  otherList: ({ what, more }) =>
    `The translation table gives codes of “${what}” to a field of the list “${more}”.`,
  pickWithoutShares: ({ what }) =>
    `Only kinds of intervention have shares: “${what}” has none. Choose the order of the list.`,
  fieldNotOfKind: ({ what, more }) =>
    `The field “${what}” does not exist for this declaration (${more}): take it out of the rule.`,
  literalNotOfType: ({ what, more }) => `“${what}” does not suit a field of type ${more}.`,
  shareMisplaced: ({ what }) =>
    `A share goes into a field of the type “share”, and nothing else does: mend how “${what}” is filled.`,
  severalShares: ({ what, more }) =>
    `“${what}” and “${more}” both say which share of the act is declared: keep one of the two.`,
  countedByCopied: ({ what }) => `Counting by “${what}” is not possible: its value changes with each trace.`,
  setTestedAsOne: ({ what }) => `There can be several values: write “list contains(?, ${what})”.`,
  expressionTooLong: ({ what, more }) =>
    `The condition has ${what} characters (${more} at most): split it into two rules.`,
  notFeel: ({ what, more }) => `The condition “${what}” cannot be read, near “${more}”.`,
  unknownName: ({ what }) => `The condition names “${what}”, which does not exist.`,
  notAllowed: ({ what }) => `“${what}” is not allowed in a condition.`,
  calendarHole: ({ what, more }) => `No period covers ${what} to ${more}.`,
  calendarOverlap: ({ what, more }) => `Two periods cover ${what} to ${more}.`,
  emptyYear: () => 'This year has no period.',
  codeOutsideValidity: ({ what, more }) =>
    `The code “${what}” is not valid for as long as the framework (${more}): choose another, or end the framework earlier.`,
  impossibleRow: ({ what }) =>
    `No trace can reach the rule “${what}”: the rules before it take everything, or its conditions contradict each other.`,
  unreachableRow: ({ what, more }) =>
    `The rule “${what}” is never read: the rule “${more}”, above it, takes all that it would take.`,
  rowsOverlap: ({ what, more }) =>
    `The rules “${what}” and “${more}” take the same traces, in a group where only one rule may fit: narrow one of the two.`,
  overlapUndecided: ({ what, more }) =>
    `Nothing tells whether the rules “${what}” and “${more}” take a same trace, in a group where only one rule may fit: a condition reads something else than its column, or a list of too many values. Read them again; the first that fits decides.`,
  retiredFieldInUse: ({ what }) =>
    `The field “${what}” is retired and still used here: take it out of here, or bring it back.`,
  fieldVanished: ({ what, more }) =>
    `The field “${what}” of version ${more} is no longer here: old declarations keep it.`,
  listVanished: ({ what, more }) =>
    `The list “${what}” of version ${more} is no longer here: old declarations keep it.`,
  codeVanished: ({ what, more }) =>
    `The code “${what}” of version ${more} is no longer here: old declarations keep it.`,
  fieldMeaningChanged: ({ what, more }) =>
    `The field “${what}” no longer has the type or the list of version ${more}: give the new field another identifier.`,
  codeMeaningChanged: ({ what, more }) =>
    `The published code “${what}” became “${more}”: retire the old one and add a new code.`,
  extendsUnknown: ({ what, more }) =>
    `The extended framework “${what}”, version ${more}, is not here: import it first.`,
  extendsCycle: ({ what }) => `The framework extends itself: ${what}.`,
  officialExtends: ({ what }) => `An official framework extends no other: take out “${what}”.`,
};
