/** Figures in the words of their codebook, in both languages, as they will be read where the codebook is not. */

import { type Bilingual, type Codebook, traceAspects } from '#/domains/codebooks/codebooks.public.ts';
import type { Figure, FigureSubject } from '#/domains/statements/figure.ts';
import {
  carriesDuration,
  familyName,
  fieldName,
  kindName,
  likenessName,
  type Naming,
  reasonName,
  valueName,
} from '#/domains/statements/figure-names.rules.ts';
import type { Locale } from '#/platform/visit.ts';
import type { FigureTable, ShownNumber, TransmittedFigure } from './transmission.ts';

type Amounts = (figure: Figure) => { count: ShownNumber; minutes: ShownNumber };

/** A figure as it leaves; null for one that never does. */
export function transmittedFigure(
  codebook: Codebook,
  figure: Figure,
  { noValue, amounts }: { noValue: Bilingual; amounts: Amounts },
): TransmittedFigure | null {
  const table = tableOf(figure.subject);
  if (table === null) return null;
  const inBoth = (name: (naming: Naming) => string): Bilingual => {
    const said = (locale: Locale) => name({ codebook, locale, noValue: noValue[locale] });
    return { fr: said('fr'), en: said('en') };
  };
  return {
    key: figure.key,
    table,
    group: inBoth((naming) => groupName(naming, figure.subject)),
    name: inBoth((naming) => lineName(naming, figure.subject)),
    ...amounts(figure),
    carriesDuration: timeIsCarried(codebook, figure.subject),
  };
}

function tableOf(subject: FigureSubject): FigureTable | null {
  switch (subject.kind) {
    case 'declared':
    case 'notDeclared':
    case 'dropped':
      return subject.kind;
    case 'value':
      return 'details';
    default:
      return null;
  }
}

function groupName(naming: Naming, subject: FigureSubject): string {
  if (subject.kind === 'declared') return kindName(naming, subject.likeness.declarationKind);
  if (subject.kind === 'value') return likenessName(naming, subject.likeness);
  if (subject.kind === 'dropped') return familyName(naming, subject.declarationKind, subject.act);
  return '';
}

function lineName(naming: Naming, subject: FigureSubject): string {
  switch (subject.kind) {
    case 'declared':
      return likenessName(naming, subject.likeness);
    case 'value':
      return `${fieldName(naming, subject.fieldId)} – ${valueName(naming, subject.fieldId, subject.value)}`;
    case 'notDeclared':
      return reasonName(naming, subject.reasonId);
    case 'dropped':
      return traceAspects[subject.aspect][naming.locale];
    default:
      return '';
  }
}

function timeIsCarried(codebook: Codebook, subject: FigureSubject): boolean {
  if (!('likeness' in subject)) return false;
  const { declarationKind, act } = subject.likeness;
  return carriesDuration({ codebook, locale: 'fr', noValue: '' }, declarationKind, act);
}
