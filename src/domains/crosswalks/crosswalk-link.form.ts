import { type FieldError, Form } from '#/platform/form.ts';
import { type CodeLink, type Destination, mostDestinations } from './crosswalk.ts';
import { isWhole, shareFrom, sumOf, whole, writtenShare } from './share.rules.ts';

/** What is kept of a code, as the page shows it. */
export function formOfLink(link: CodeLink | undefined, revision: number): Form {
  const destinations = (link?.destinations ?? []).flatMap(({ code, share }, at) => [
    [`code${at + 1}`, code],
    [`share${at + 1}`, writtenShare(share, '/')],
  ]);
  const answer = link ? (link.destinations.length === 0 ? 'none' : 'linked') : 'undecided';
  return Form.of({
    ...Object.fromEntries(destinations),
    ...(link?.isNear ? { isNear: 'on' } : {}),
    note: link?.note ?? '',
    answer: link ? answer : 'linked',
    revision: String(revision),
  });
}

export type LinkReading = { ok: true; link: CodeLink | null } | { ok: false; errors: readonly FieldError[] };

const error = (field: string, key: string, values: FieldError['values'] = {}): FieldError => ({
  field,
  key,
  values,
});

/** What was typed of one code; null when it is not decided. Codes themselves are checked with the crosswalk. */
export function linkTyped(form: Form, code: string): LinkReading {
  const note = form.text('note').replaceAll('\r\n', '\n').slice(0, 2000);
  const isNear = form.has('isNear');
  const answer = form.text('answer');
  if (answer === 'undecided') return { ok: true, link: null };
  if (answer === 'none') return { ok: true, link: { code, destinations: [], isNear: false, note } };
  const { destinations, errors } = destinationsTyped(form);
  if (errors.length > 0) return { ok: false, errors };
  const shares = destinations.map(({ share }) => share);
  if (destinations.length === 0) return { ok: false, errors: [error('code1', 'noDestination')] };
  if (!isWhole(shares))
    return {
      ok: false,
      errors: [error('share1', 'sharesNotWhole', { sum: writtenShare(sumOf(shares), '/') })],
    };
  return { ok: true, link: { code, destinations, isNear, note } };
}

function destinationsTyped(form: Form): { destinations: Destination[]; errors: FieldError[] } {
  const numbers = Array.from({ length: mostDestinations }, (_, at) => at + 1);
  const chosen = numbers.filter((number) => form.text(`code${number}`) !== '');
  const errors: FieldError[] = [];
  const destinations = chosen.flatMap((number): Destination[] => {
    const code = form.text(`code${number}`);
    const typed = form.text(`share${number}`).trim();
    const share = typed === '' && chosen.length === 1 ? whole : shareFrom(typed);
    if (!share) errors.push(error(`share${number}`, 'share'));
    return share ? [{ code, share }] : [];
  });
  const twice = chosen.filter((number, at) =>
    chosen.slice(0, at).some((other) => form.text(`code${other}`) === form.text(`code${number}`)),
  );
  for (const number of twice) errors.push(error(`code${number}`, 'destinationTwice'));
  return { destinations, errors };
}
