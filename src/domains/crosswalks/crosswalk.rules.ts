/** What must hold of a crosswalk between two codebooks. */

import type { Codebook } from '#/domains/codebooks/codebooks.public.ts';
import { isPlainDate } from '#/french/dates.ts';
import type {
  CodeLink,
  CrosswalkContent,
  CrosswalkIdentity,
  ListLinks,
  Share,
  Validity,
} from './crosswalk.ts';
import type { CrosswalkFault, CrosswalkFaultCode } from './crosswalk-fault.ts';
import { isWhole, sumOf, writtenShare } from './share.rules.ts';

type CodeList = Codebook['codeLists'][number];
type Code = CodeList['codes'][number];

function fault(
  code: CrosswalkFaultCode,
  place: string,
  what = '',
  more = '',
  importance: CrosswalkFault['importance'] = 'error',
): CrosswalkFault {
  return { code, importance, place, what, more };
}

export function hasErrors(faults: readonly CrosswalkFault[]): boolean {
  return faults.some(({ importance }) => importance === 'error');
}

/** Every fault of a crosswalk, read beside the two codebooks that it names. Coverage is a warning, all else an error. */
export function crosswalkFaults(
  crosswalk: CrosswalkIdentity & CrosswalkContent,
  from: Codebook,
  to: Codebook,
): CrosswalkFault[] {
  return [
    ...identityFaults(crosswalk),
    ...twice(crosswalk.lists.map((list) => list.from)).map((id) => fault('listTwice', `lists/${id}`, id)),
    ...crosswalk.lists.flatMap((list) => listFaults(list, crosswalk, from, to)),
    ...undecidedLists(crosswalk, from).map((id) => fault('listUndecided', `lists/${id}`, id, '', 'warning')),
  ];
}

/** Faults of what a crosswalk is between, and of its dates. */
export function identityFaults(crosswalk: CrosswalkIdentity): CrosswalkFault[] {
  const { from, to, validFromOn, validUntilOn } = crosswalk;
  const same = from.id === to.id && from.version === to.version;
  const days = [validFromOn, ...(validUntilOn === null ? [] : [validUntilOn])];
  const wrong = days.filter((on) => !isPlainDate(on));
  return [
    ...(same ? [fault('sameCodebook', 'to', to.id, to.version)] : []),
    ...wrong.map((on) => fault('notADay', 'validity', on)),
    ...(wrong.length === 0 && validUntilOn !== null && validUntilOn < validFromOn
      ? [fault('endsBeforeStart', 'validity')]
      : []),
  ];
}

/** The first of the others that holds on a day of this one, or null. */
export function overlapOf<Other extends Validity>(one: Validity, others: readonly Other[]): Other | null {
  const last = (dated: Validity) => dated.validUntilOn ?? '9999-12-31';
  return others.find((other) => other.validFromOn <= last(one) && one.validFromOn <= last(other)) ?? null;
}

/** Lists that coded fields of the first codebook use, and of which nothing is said. */
export function undecidedLists(content: CrosswalkContent, from: Codebook): string[] {
  const used = new Set(from.fields.flatMap(({ codeList }) => (codeList === null ? [] : [codeList])));
  const said = new Set(content.lists.map((list) => list.from));
  return from.codeLists.map(({ id }) => id).filter((id) => used.has(id) && !said.has(id));
}

function listFaults(links: ListLinks, crosswalk: Validity, from: Codebook, to: Codebook): CrosswalkFault[] {
  const place = `lists/${links.from}`;
  const source = from.codeLists.find(({ id }) => id === links.from);
  const target = to.codeLists.find(({ id }) => id === links.to);
  if (!source || !target)
    return [
      ...(source ? [] : [fault('unknownFromList', place, links.from)]),
      ...(target ? [] : [fault('unknownToList', place, links.to)]),
    ];
  return [
    ...twice(links.links.map(({ code }) => code)).map((code) => fault('codeTwice', `${place}/${code}`, code)),
    ...links.links.flatMap((link) => linkFaults(link, crosswalk, source, target)),
    ...undecidedCodes(links, source, crosswalk).map(({ id }) =>
      fault('codeUndecided', `${place}/${id}`, id, '', 'warning'),
    ),
  ];
}

/** Codes that may be used while the crosswalk holds, and of which nothing is said. */
export function undecidedCodes(links: ListLinks, source: CodeList, crosswalk: Validity): Code[] {
  const said = new Set(links.links.map(({ code }) => code));
  return source.codes.filter((code) => !said.has(code.id) && overlapOf(crosswalk, [code]) !== null);
}

/** Faults of what one code becomes. */
export function linkFaults(
  link: CodeLink,
  crosswalk: Validity,
  source: CodeList,
  target: CodeList,
): CrosswalkFault[] {
  const place = `lists/${source.id}/${link.code}`;
  const codes = link.destinations.map(({ code }) => code);
  const shares = link.destinations.map(({ share }) => share);
  const outOfRange = shares.filter((share) => !isInRange(share));
  return [
    ...(source.codes.some(({ id }) => id === link.code)
      ? []
      : [fault('unknownFromCode', place, link.code, source.id)]),
    ...codes
      .filter((code) => !target.codes.some(({ id }) => id === code))
      .map((code) => fault('unknownToCode', place, code, target.id)),
    ...twice(codes).map((code) => fault('destinationTwice', place, code)),
    ...outOfRange.map((share) => fault('shareOutOfRange', place, writtenShare(share, '/'))),
    ...(outOfRange.length === 0 && shares.length > 0 && !isWhole(shares)
      ? [fault('sharesNotWhole', place, writtenShare(sumOf(shares), '/'))]
      : []),
    ...target.codes
      .filter((code) => codes.includes(code.id) && !lasts(code, crosswalk))
      .map((code) =>
        fault(
          'destinationOutsideValidity',
          place,
          code.id,
          `${code.validFromOn} – ${code.validUntilOn ?? ''}`,
          'warning',
        ),
      ),
  ];
}

function isInRange({ numerator, denominator }: Share): boolean {
  return (
    Number.isInteger(numerator) && Number.isInteger(denominator) && numerator > 0 && numerator <= denominator
  );
}

function lasts(code: Code, crosswalk: Validity): boolean {
  const starts = code.validFromOn <= crosswalk.validFromOn;
  const ends =
    code.validUntilOn === null ||
    (crosswalk.validUntilOn !== null && crosswalk.validUntilOn <= code.validUntilOn);
  return starts && ends;
}

function twice(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];
}
