/** What a new version may not do to the ids of the versions before it. */

import type { Codebook } from './codebook.ts';
import { type CodebookFault, fault } from './codebook-fault.ts';
import { entriesRead } from './expression.rules.ts';

/**
 * Faults of a version against an earlier one of the same codebook. An id never changes its meaning; a field or a code
 * that is simply no longer there is only pointed out, since old declarations are read in their own version.
 */
export function continuityFaults(earlier: Codebook, book: Codebook): CodebookFault[] {
  return [...fieldContinuity(earlier, book), ...codeContinuity(earlier, book)];
}

/**
 * The same against every earlier version, the newest first: an id that one of them let go is not free for another meaning.
 * What has vanished is told against the newest alone, and what a version between already did is not told again.
 */
export function continuityAcross(earlier: readonly Codebook[], book: Codebook): CodebookFault[] {
  const [newest, ...older] = earlier;
  if (!newest) return [];
  const found = continuityFaults(newest, book);
  for (const was of older) {
    const known = new Set([...found, ...continuityFaults(was, newest)].map(nameOf));
    found.push(
      ...continuityFaults(was, book).filter((one) => one.importance === 'error' && !known.has(nameOf(one))),
    );
  }
  return found;
}

const nameOf = ({ code, place }: CodebookFault) => `${code} ${place}`;

function fieldContinuity(earlier: Codebook, book: Codebook): CodebookFault[] {
  return earlier.fields.flatMap((was) => {
    const place = `fields/${was.id}`;
    const is = book.fields.find(({ id }) => id === was.id);
    if (!is) return [fault('fieldVanished', place, was.id, earlier.version, 'warning')];
    const same = is.type === was.type && is.codeList === was.codeList;
    return same ? [] : [fault('fieldMeaningChanged', place, was.id, earlier.version)];
  });
}

function codeContinuity(earlier: Codebook, book: Codebook): CodebookFault[] {
  return earlier.codeLists.flatMap((list) => {
    const now = book.codeLists.find(({ id }) => id === list.id);
    if (!now) return [fault('listVanished', `codeLists/${list.id}`, list.id, earlier.version, 'warning')];
    return list.codes.flatMap((was) => {
      const place = `codeLists/${list.id}/${was.id}`;
      const is = now.codes.find(({ id }) => id === was.id);
      if (!is) return [fault('codeVanished', place, was.id, earlier.version, 'warning')];
      const changed = was.code !== null && is.code !== was.code && !was.fictional;
      return changed ? [fault('codeMeaningChanged', place, was.code ?? '', is.code ?? '')] : [];
    });
  });
}

/** Fields retired from every kind or act that something still reads. */
export function retiredFieldFaults(book: Codebook): CodebookFault[] {
  const retired = book.fields.filter(({ kinds, acts }) => kinds.length === 0 || acts.length === 0);
  return retired.flatMap(({ id }) => [
    ...(book.countedBy.includes(id) ? [fault('retiredFieldInUse', 'countedBy', id)] : []),
    ...book.validations
      .filter(({ failsWhen }) => entriesRead(failsWhen, 'field').includes(id))
      .map((validation) => fault('retiredFieldInUse', `validations/${validation.id}`, id)),
  ]);
}
