/** Figures in the words of their codebook. */

import { type Codebook, traceAspects } from '#/domains/codebooks/codebooks.public.ts';
import type { Locale } from '#/platform/visit.ts';
import type { Figure, FigureSubject, Likeness } from './figure.ts';

export interface Naming {
  codebook: Codebook;
  locale: Locale;
  /** For a field left empty: « non précisé ». */
  noValue: string;
}

interface Named {
  id: string;
  label: { fr: string; en: string };
}

function labelIn(named: readonly Named[], id: string, locale: Locale): string {
  return named.find((one) => one.id === id)?.label[locale] ?? id;
}

export const kindName = ({ codebook, locale }: Naming, id: string) => labelIn(codebook.kinds, id, locale);
export const actName = ({ codebook, locale }: Naming, id: string) => labelIn(codebook.acts, id, locale);
export const fieldName = ({ codebook, locale }: Naming, id: string) => labelIn(codebook.fields, id, locale);
export const reasonName = ({ codebook, locale }: Naming, id: string) =>
  labelIn(codebook.mapping.reasons, id, locale);

export function valueName(
  { codebook, locale, noValue }: Naming,
  fieldId: string,
  value: string | null,
): string {
  if (value === null) return noValue;
  const list = codebook.fields.find(({ id }) => id === fieldId)?.codeList;
  return labelIn(codebook.codeLists.find(({ id }) => id === list)?.codes ?? [], value, locale);
}

/** Fields counted by whose value is not the same for every figure of its kind: the others repeat the kind. */
export function tellingFields({ codebook }: Naming, figures: readonly Figure[]): string[] {
  const likenesses = figures.flatMap(({ subject }) => ('likeness' in subject ? [subject.likeness] : []));
  return codebook.countedBy.filter((_, index) =>
    likenesses.some((one) =>
      likenesses.some(
        (other) => one.declarationKind === other.declarationKind && one.values[index] !== other.values[index],
      ),
    ),
  );
}

/** « Concertation – intervention, usager-communautaire ». */
export function likenessName(naming: Naming, likeness: Likeness): string {
  const { value, family } = likenessParts(naming, likeness);
  return value === null ? family : `${value} – ${family}`;
}

/** « Concertation » and « intervention, usager-communautaire »; no value where the framework counts by none. */
export function likenessParts(
  naming: Naming,
  { declarationKind, act, values }: Likeness,
): { value: string | null; family: string } {
  const last = naming.codebook.countedBy.length - 1;
  const fieldId = naming.codebook.countedBy[last];
  const family = familyName(naming, declarationKind, act);
  if (fieldId === undefined) return { value: null, family };
  const value = values[last] ?? null;
  const colon = naming.locale === 'fr' ? '\u00a0: ' : ': ';
  const named =
    value === null
      ? `${fieldName(naming, fieldId)}${colon}${naming.noValue}`
      : valueName(naming, fieldId, value);
  return { value: named, family };
}

export const familyName = (naming: Naming, kind: string, act: string) =>
  `${actName(naming, act).toLowerCase()}, ${kindName(naming, kind).toLowerCase()}`;

/** Patterns of the sentences that name a figure, as words give them. */
export interface SubjectWords {
  declared(act: string): string;
  value(act: string, field: string, value: string): string;
  notDeclared(reason: string): string;
  dropped(aspect: string, act: string): string;
  missing(field: string, act: string): string;
  failing(sentence: string, act: string): string;
}

export function subjectName(naming: Naming, subject: FigureSubject, words: SubjectWords): string {
  switch (subject.kind) {
    case 'declared':
      return words.declared(likenessName(naming, subject.likeness));
    case 'value':
      return words.value(
        likenessName(naming, subject.likeness),
        fieldName(naming, subject.fieldId),
        valueName(naming, subject.fieldId, subject.value),
      );
    case 'notDeclared':
      return words.notDeclared(reasonName(naming, subject.reasonId));
    case 'dropped':
      return words.dropped(
        traceAspects[subject.aspect][naming.locale].toLowerCase(),
        familyName(naming, subject.declarationKind, subject.act),
      );
    case 'missing':
      return words.missing(
        fieldName(naming, subject.fieldId),
        familyName(naming, subject.declarationKind, subject.act),
      );
    case 'failing': {
      const validation = naming.codebook.validations.find(({ id }) => id === subject.validationId);
      return words.failing(
        validation?.sentence[naming.locale] ?? subject.validationId,
        familyName(naming, subject.declarationKind, subject.act),
      );
    }
  }
}

/** Whether a declaration of this kind and act transmits the duration of the act. */
export function carriesDuration({ codebook }: Naming, kind: string, act: string): boolean {
  return codebook.fields.some(
    (field) => field.carries.includes('duration') && field.kinds.includes(kind) && field.acts.includes(act),
  );
}
