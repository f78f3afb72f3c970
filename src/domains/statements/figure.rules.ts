import type { Figure, FigureAmounts, FigureChange, FigureSubject, Likeness } from './figure.ts';

const empty = '_';

/** The stable name of a figure. Parts are ids (letters, digits, hyphens), so that a dot separates them safely. */
export function figureKey(subject: FigureSubject): string {
  switch (subject.kind) {
    case 'declared':
      return ['d', ...likenessParts(subject.likeness)].join('.');
    case 'value':
      return ['v', ...likenessParts(subject.likeness), subject.fieldId, subject.value].join('.');
    case 'notDeclared':
      return `n.${subject.reasonId}`;
    case 'dropped':
      return ['x', subject.declarationKind, subject.act, subject.aspect].join('.');
    case 'missing':
      return ['m', subject.declarationKind, subject.act, subject.fieldId].join('.');
    case 'failing':
      return ['f', subject.declarationKind, subject.act, subject.validationId].join('.');
  }
}

function likenessParts({ declarationKind, act, values }: Likeness): string[] {
  return [declarationKind, act, ...values.map((value) => value ?? empty)];
}

/** What changed from one compilation to the next, figure by figure, in the order of the figures; unchanged ones are left out. */
export function differenceBetween(before: readonly Figure[], after: readonly Figure[]): FigureChange[] {
  const earlier = new Map(before.map((figure) => [figure.key, figure]));
  const later = new Set(after.map(({ key }) => key));
  const changed = after.flatMap((figure): FigureChange[] => {
    const was = earlier.get(figure.key);
    if (was && isSame(was, figure)) return [];
    return [
      { key: figure.key, subject: figure.subject, before: was ? amounts(was) : null, after: amounts(figure) },
    ];
  });
  const gone = before
    .filter(({ key }) => !later.has(key))
    .map(
      (figure): FigureChange => ({
        key: figure.key,
        subject: figure.subject,
        before: amounts(figure),
        after: null,
      }),
    );
  return [...changed, ...gone];
}

function isSame(was: Figure, is: Figure): boolean {
  const isSamePart =
    was.parts?.count === is.parts?.count &&
    was.parts?.hundredths === is.parts?.hundredths &&
    was.parts?.minuteHundredths === is.parts?.minuteHundredths;
  return was.count === is.count && was.minutes === is.minutes && isSamePart;
}

function amounts({ count, minutes, parts }: Figure): FigureAmounts {
  return { count, minutes, ...(parts ? { parts } : {}) };
}
