/** Reads the same groups of traces by two codebooks and a crosswalk between them. Linear in the groups. */

import type {
  Codebook,
  CompiledCodebook,
  DeclarationShape,
  MappingOutcome,
} from '#/domains/codebooks/codebooks.public.ts';
import type { TraceGroup } from '#/domains/statements/statements.public.ts';
import { type CodeLink, type CrosswalkContent, fateOf, type ListLinks } from './crosswalk.ts';
import type {
  Amount,
  ArrivalLine,
  CodeLine,
  CrosswalkReport,
  FieldReport,
  UnlinkedField,
} from './crosswalk-report.ts';
import { lostAspects } from './lost-aspects.rules.ts';
import { apportion } from './share.rules.ts';

type Field = Codebook['fields'][number];
/** By code, `null` for none. */
type Amounts = Map<string | null, Amount>;

interface FieldCount {
  declarationKind: string;
  act: string;
  field: Field;
  links: ListLinks | null;
  byCode: Amounts;
  /** Traces that have a code at all, each once. */
  coded: Amounts;
  direct: Amounts;
}

/** Both codebooks must read every input that the groups are counted by; groups may repeat a combination. */
export function crosswalkReport(
  content: CrosswalkContent,
  from: CompiledCodebook,
  to: CompiledCodebook,
  groups: Iterable<TraceGroup>,
): CrosswalkReport {
  const counts = new Map<string, FieldCount>();
  const kept = [...groups];
  for (const group of kept) {
    const outcome = from.outcomeOf(group.values);
    if (outcome.kind === 'notDeclared') continue;
    const arrived = to.outcomeOf(group.values);
    for (const declaration of outcome.declarations)
      countDeclaration(counts, content, from.codebook, declaration, group, arrived, to.codebook);
  }
  const ordered = inReadingOrder([...counts.values()], from.codebook);
  return {
    fields: ordered.flatMap((count) => (count.links ? [fieldReport(count, count.links, from, to)] : [])),
    unlinked: ordered.flatMap((count) => (count.links ? [] : unlinkedField(count))),
    lostAspects: lostAspects(from, to, kept),
  };
}

function countDeclaration(
  counts: Map<string, FieldCount>,
  content: CrosswalkContent,
  book: Codebook,
  declaration: DeclarationShape,
  group: TraceGroup,
  arrived: MappingOutcome,
  target: Codebook,
): void {
  const { kind: declarationKind, act } = declaration;
  for (const field of book.fields) {
    if (field.codeList === null || !field.kinds.includes(declarationKind) || !field.acts.includes(act))
      continue;
    const key = `${declarationKind} ${act} ${field.id}`;
    const links = content.lists.find((list) => list.from === field.codeList) ?? null;
    const count = counts.get(key) ?? {
      declarationKind,
      act,
      field,
      links,
      byCode: new Map(),
      coded: new Map(),
      direct: new Map(),
    };
    counts.set(key, count);
    const codes = codesOf(declaration, field.id);
    for (const code of codes) add(count.byCode, code, group);
    if (codes[0] !== null) add(count.coded, null, group);
    if (links) for (const code of directCodes(arrived, target, links.to)) add(count.direct, code, group);
  }
}

function codesOf(declaration: DeclarationShape, fieldId: string): (string | null)[] {
  const given = declaration.fields[fieldId];
  if (given === undefined || given.from === 'each') return [null];
  const codes = typeof given.value === 'object' ? [...given.value] : [String(given.value)];
  return codes.length === 0 ? [null] : codes;
}

/** The field of the second codebook that takes codes of the list: the first one. */
export function arrivalField(target: Codebook, listId: string): Field | null {
  return target.fields.find(({ codeList }) => codeList === listId) ?? null;
}

/** Codes that the second codebook reads for itself in the same traces, each once; none is `null`. */
function directCodes(arrived: MappingOutcome, target: Codebook, listId: string): (string | null)[] {
  const field = arrivalField(target, listId);
  if (!field) return [];
  if (arrived.kind === 'notDeclared') return [null];
  const codes = arrived.declarations.flatMap((declaration) => codesOf(declaration, field.id));
  const given = [...new Set(codes.filter((code) => code !== null))];
  return given.length === 0 ? [null] : given;
}

const nothing: Amount = { traceCount: 0, minutes: 0, untimedCount: 0 };

function add(amounts: Amounts, code: string | null, { traceCount, minutes, untimedCount }: Amount): void {
  const known = amounts.get(code) ?? nothing;
  amounts.set(code, {
    traceCount: known.traceCount + traceCount,
    minutes: known.minutes + minutes,
    untimedCount: known.untimedCount + untimedCount,
  });
}

function fieldReport(
  count: FieldCount,
  links: ListLinks,
  from: CompiledCodebook,
  to: CompiledCodebook,
): FieldReport {
  const { declarationKind, act, field } = count;
  const order = codeOrder(from.codebook, links.from);
  const lines = [...count.byCode]
    .map(([code, amount]) =>
      codeLine(
        code,
        amount,
        links.links.find((link) => link.code === code),
      ),
    )
    .toSorted((first, second) => order(first.code) - order(second.code));
  const direct = arrivalField(to.codebook, links.to) ? count.direct : null;
  return {
    declarationKind,
    act,
    fieldId: field.id,
    fromList: links.from,
    toList: links.to,
    isSeveral: field.type === 'codes',
    lines,
    arrivals: arrivalLines(lines, direct, codeOrder(to.codebook, links.to)),
  };
}

function codeLine(code: string | null, amount: Amount, link: CodeLink | undefined): CodeLine {
  const shares = link?.destinations.map(({ share }) => share) ?? [];
  const traces = shares.length === 0 ? [] : apportion(amount.traceCount, shares);
  const minutes = shares.length === 0 ? [] : apportion(amount.minutes, shares);
  return {
    code,
    ...amount,
    fate: code === null ? 'lost' : fateOf(link),
    isNear: link?.isNear ?? false,
    note: link?.note ?? '',
    destinations: (link?.destinations ?? []).map(({ code: arrival, share }, at) => ({
      code: arrival,
      share,
      traceCount: traces[at] ?? 0,
      minutes: minutes[at] ?? 0,
    })),
  };
}

function arrivalLines(
  lines: readonly CodeLine[],
  direct: Amounts | null,
  order: (code: string | null) => number,
): ArrivalLine[] {
  const carried: Amounts = new Map();
  const approximated: Amounts = new Map();
  for (const line of lines) {
    for (const { code, traceCount, minutes } of line.destinations) {
      const into = line.fate === 'carried' ? carried : approximated;
      add(into, code, { traceCount, minutes, untimedCount: line.fate === 'carried' ? line.untimedCount : 0 });
    }
  }
  const codes = new Set([...carried.keys(), ...approximated.keys(), ...(direct?.keys() ?? [])]);
  return [...codes]
    .toSorted((first, second) => order(first) - order(second))
    .map((code) => ({
      code,
      carried: carried.get(code) ?? nothing,
      approximated: approximated.get(code) ?? nothing,
      direct: direct === null ? null : (direct.get(code) ?? nothing),
    }));
}

/** Codes of a list in its order; unknown ones, then none, come last. */
function codeOrder(book: Codebook, listId: string): (code: string | null) => number {
  const codes = book.codeLists.find(({ id }) => id === listId)?.codes ?? [];
  const places = new Map<string | null, number>(codes.map(({ id }, at) => [id, at]));
  return (code) => places.get(code) ?? codes.length + (code === null ? 1 : 0);
}

function unlinkedField({ declarationKind, act, field, coded }: FieldCount): UnlinkedField[] {
  const amount = coded.get(null);
  return amount ? [{ declarationKind, act, fieldId: field.id, ...amount }] : [];
}

function inReadingOrder(counts: readonly FieldCount[], book: Codebook): FieldCount[] {
  const place = (named: readonly { id: string }[], id: string) => named.findIndex((one) => one.id === id);
  const rank = ({ declarationKind, act, field }: FieldCount) =>
    (place(book.kinds, declarationKind) * book.acts.length + place(book.acts, act)) * book.fields.length +
    place(book.fields, field.id);
  return counts.toSorted((first, second) => rank(first) - rank(second));
}
