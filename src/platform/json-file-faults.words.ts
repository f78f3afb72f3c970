import type { FileFault, FileFaultKey } from './json-file-faults.ts';

type Said = Pick<FileFault, 'name' | 'values'>;

export const fr = {
  title: 'Ce fichier ne peut pas être gardé tel quel. Rien n’a été enregistré.',
  text: 'Corrigez-le à ces endroits, puis choisissez-le de nouveau.',
  /** One fault with its place, as a line. */
  faultAt: (line: number, item: string | null, sentence: string) =>
    `Ligne ${line}${item === null ? '' : `, ${item}`} : ${sentence}`,
  faults: {
    notJson: () => 'Ce n’est pas du JSON : une virgule, un guillemet ou une accolade manque ou est de trop.',
    saidTwice: ({ name }) => `« ${name} » est dit deux fois au même endroit : gardez-en un seul.`,
    tooDeep: () => 'Ce fichier emboîte trop de choses les unes dans les autres.',
    otherFormat: ({ values: [format] }) =>
      `Ce n’est pas le fichier attendu : il manque « format » : « ${format} ».`,
    missing: ({ name }) => `« ${name} » manque.`,
    empty: ({ name }) => `« ${name} » est vide : écrivez-y quelque chose.`,
    wrongShape: ({ name, values: [expected = ''] }) =>
      `« ${name} » n’a pas la bonne forme : ${shapes.fr[expected] ?? 'voyez le schéma'}.`,
    notAmong: ({ name, values: [found, ...known] }) =>
      `« ${name} » vaut « ${found} », qui ne dit rien à Toile. Elle connaît : ${known.join(', ')}.`,
    unknownName: ({ name }) =>
      `« ${name} » ne fait pas partie de ce format : il serait perdu. Retirez-le, ou corrigez son nom.`,
    tooLong: ({ name, values: [most] }) => `« ${name} » est trop long : ${most} caractères au plus.`,
    tooMany: ({ name, values: [most] }) => `« ${name} » en compte trop : ${most} au plus.`,
  } satisfies Record<FileFaultKey, (fault: Said) => string>,
};

const shapes: Record<'fr' | 'en', Readonly<Record<string, string>>> = {
  fr: {
    string: 'un texte entre guillemets est attendu',
    array: 'une liste entre crochets est attendue',
    object: 'un objet entre accolades est attendu',
  },
  en: {
    string: 'a text in quotation marks is expected',
    array: 'a list in square brackets is expected',
    object: 'an object in braces is expected',
  },
};

export const en: typeof fr = {
  title: 'This file cannot be kept as it is. Nothing was saved.',
  text: 'Mend it in these places, then choose it again.',
  faultAt: (line, item, sentence) => `Line ${line}${item === null ? '' : `, ${item}`}: ${sentence}`,
  faults: {
    notJson: () => 'This is not JSON: a comma, a quotation mark or a brace is missing or one too many.',
    saidTwice: ({ name }) => `“${name}” is said twice in the same place: keep only one.`,
    tooDeep: () => 'This file nests too many things within one another.',
    otherFormat: ({ values: [format] }) => `This is not the file expected: "format": "${format}" is missing.`,
    missing: ({ name }) => `“${name}” is missing.`,
    empty: ({ name }) => `“${name}” is empty: write something there.`,
    wrongShape: ({ name, values: [expected = ''] }) =>
      `“${name}” does not have the right shape: ${shapes.en[expected] ?? 'see the schema'}.`,
    notAmong: ({ name, values: [found, ...known] }) =>
      `“${name}” is “${found}”, which Toile does not know. It knows: ${known.join(', ')}.`,
    unknownName: ({ name }) =>
      `“${name}” is not part of this format: it would be lost. Remove it, or mend its name.`,
    tooLong: ({ name, values: [most] }) => `“${name}” is too long: ${most} characters at most.`,
    tooMany: ({ name, values: [most] }) => `“${name}” holds too many: ${most} at most.`,
  },
};
