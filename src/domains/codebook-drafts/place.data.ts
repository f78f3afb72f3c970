/** The lists of a codebook as the workshop shows them: their address, and what is typed for each member. */

import type { PartList, PartPlace } from '#/domains/codebooks/codebooks.public.ts';

/** French names of lists in addresses. */
const slugs: Readonly<Record<PartList, string>> = {
  kinds: 'types',
  acts: 'actes',
  sections: 'sections',
  fields: 'champs',
  codeLists: 'listes',
  codes: 'codes',
  translations: 'correspondances',
  reasons: 'motifs',
  exclusions: 'exclusions',
  groups: 'groupes',
  rows: 'regles',
  validations: 'verifications',
  calendars: 'calendriers',
  years: 'exercices',
  conventions: 'conventions',
  layouts: 'dispositions',
  columns: 'colonnes',
};

/** `champs`, `codes.raison`: a place in an address. */
export function placeSlug({ list, of }: PartPlace): string {
  return of === null ? slugs[list] : `${slugs[list]}.${of}`;
}

export function placeOfSlug(slug: string): PartPlace | null {
  const [name, of = null] = slug.split('.') as [string, string?];
  const found = Object.entries(slugs).find(([, written]) => written === name);
  return found ? { list: found[0] as PartList, of } : null;
}

export type AttributeKind =
  | 'bilingual'
  | 'optionalBilingual'
  | 'text'
  | 'day'
  | 'optionalDay'
  | 'yesNo'
  | 'condition'
  | 'output'
  | 'whenMissing'
  | 'periods'
  | 'pairs'
  | 'columnSource'
  | { one: ChoiceSource; optional?: boolean }
  | { many: ChoiceSource };
export type ChoiceSource =
  | 'sections'
  | 'kinds'
  | 'acts'
  | 'codeLists'
  | 'fieldTypes'
  | 'importances'
  | 'inputs'
  | 'aspects'
  | 'calendarKinds'
  | 'formattings'
  | 'picks'
  | 'codesOfList';

export interface Attribute {
  name: string;
  kind: AttributeKind;
}

const attribute = (name: string, kind: AttributeKind): Attribute => ({ name, kind });
const label = attribute('label', 'bilingual');
const reference = attribute('reference', 'text');

/** What is typed for a member of each list. Rows and exclusions have a page of their own. */
export const attributesOf: Readonly<Record<Exclude<PartList, 'rows' | 'exclusions'>, readonly Attribute[]>> =
  {
    kinds: [label, attribute('definition', 'bilingual'), reference],
    acts: [label, reference],
    sections: [label, reference],
    fields: [
      label,
      reference,
      attribute('section', { one: 'sections' }),
      attribute('type', { one: 'fieldTypes' }),
      attribute('codeList', { one: 'codeLists', optional: true }),
      attribute('kinds', { many: 'kinds' }),
      attribute('acts', { many: 'acts' }),
      attribute('requiredWhen', 'condition'),
      attribute('whenMissing', 'whenMissing'),
      attribute('output', 'output'),
      attribute('carries', { many: 'aspects' }),
      attribute('note', 'optionalBilingual'),
    ],
    codeLists: [label, reference],
    codes: [
      attribute('code', 'text'),
      label,
      attribute('validFromOn', 'day'),
      attribute('validUntilOn', 'optionalDay'),
      attribute('fictional', 'yesNo'),
    ],
    translations: [
      label,
      attribute('input', { one: 'inputs' }),
      attribute('codeList', { one: 'codeLists' }),
      attribute('pairs', 'pairs'),
      attribute('otherwise', { one: 'codesOfList', optional: true }),
      attribute('pick', { one: 'picks', optional: true }),
    ],
    reasons: [label, attribute('explanation', 'bilingual')],
    groups: [label, attribute('exclusive', 'yesNo')],
    validations: [
      attribute('sentence', 'bilingual'),
      attribute('importance', { one: 'importances' }),
      attribute('failsWhen', 'condition'),
      attribute('whatToDo', 'bilingual'),
      reference,
    ],
    calendars: [label, attribute('kind', { one: 'calendarKinds' }), attribute('note', 'optionalBilingual')],
    years: [label, attribute('startsOn', 'day'), attribute('endsOn', 'day'), attribute('periods', 'periods')],
    conventions: [attribute('question', 'bilingual'), attribute('answer', 'bilingual')],
    layouts: [label],
    columns: [
      attribute('heading', 'bilingual'),
      attribute('source', 'columnSource'),
      attribute('formatting', { one: 'formattings' }),
    ],
  };
