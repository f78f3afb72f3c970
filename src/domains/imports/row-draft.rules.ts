import {
  type Addressee,
  addressees,
  type Flag,
  type Language,
  languages,
  type Mode,
  modes,
  type NatureId,
  natureIds,
  type OrganisationRole,
  organisationRoleChoices,
  type PlaceKind,
  placeKinds,
} from '#/domains/traces/traces.public.ts';
import type { DateProblem } from '#/french/dates.ts';
import { countIn, hourIn, lengthIn, momentIn, textOf, yesIn } from './cell-reading.rules.ts';
import type { ColumnMapping, TraceField } from './column-mapping.ts';
import { foundIn, NameFinder, namesIn, plainName } from './name-finder.rules.ts';
import type { CellProblemCode, ExaminedRow, KnownNames, RowDraft } from './row-draft.ts';
import { RowReading } from './row-reading.rules.ts';
import type { Sheet, SheetRow } from './spreadsheet.ts';

interface Named {
  id: string | null;
  name: string;
  role: OrganisationRole;
}

const rolesByName = new Map(
  organisationRoleChoices.flatMap(({ id, label }) => [
    [plainName(label.fr), id as OrganisationRole],
    [plainName(label.en), id as OrganisationRole],
  ]),
);

/** An organisation as exported journals write it, with what it did there between parentheses. */
function withRole(text: string): Pick<Named, 'name' | 'role'> {
  const written = /^(.*\S)\s*\(([^()]+)\)$/s.exec(text);
  const role = written ? rolesByName.get(plainName(written[2]!)) : undefined;
  return written && role ? { name: written[1]!, role } : { name: text, role: 'present' };
}

/** Reads the rows of one sheet one after the other, with the same mapping and the same known names. */
export class RowReader {
  readonly #sheet: Sheet;
  readonly #mapping: ColumnMapping;
  readonly #finders: Record<keyof Omit<KnownNames, 'personId'>, NameFinder>;
  readonly #known: KnownNames;
  readonly #headings: readonly string[];

  constructor(sheet: Sheet, mapping: ColumnMapping, known: KnownNames) {
    this.#sheet = sheet;
    this.#mapping = mapping;
    this.#known = known;
    this.#finders = {
      natures: new NameFinder(known.natures, true),
      modes: new NameFinder(known.modes, true),
      placeKinds: new NameFinder(known.placeKinds, true),
      languages: new NameFinder(known.languages, false),
      addressees: new NameFinder(known.addressees, true),
      dossiers: new NameFinder(known.dossiers, true),
      organisations: new NameFinder(known.organisations, false),
      people: new NameFinder(known.people, false),
    };
    const header = sheet.rows.find((row) => row.number === mapping.headerRow);
    this.#headings = (header?.cells ?? []).map((cell) => textOf(cell).replace(/\s+/g, ' ').slice(0, 100));
  }

  /** One row, understood or refused, with what must be told of its cells. */
  examine(row: SheetRow): ExaminedRow {
    const reading = new RowReading(row, this.#mapping, this.#headings);
    const draft = this.#draft(reading);
    return {
      row: row.number,
      hidden: row.hidden,
      draft: reading.problems.some((problem) => problem.refuses) ? null : draft,
      problems: reading.problems,
      fingerprint: fingerprintOf(row),
      likeness:
        draft === null ? null : JSON.stringify([draft.eventOn, plainName(draft.text.split('\n')[0] ?? '')]),
    };
  }

  #draft(reading: RowReading): RowDraft | null {
    const when = this.#when(reading);
    const choices = this.#choices(reading);
    const names = this.#names(reading);
    const peopleCount = reading.value('peopleCount', 'numberUnreadable', (cell) =>
      within(countIn(cell), 0, 1_000_000),
    );
    const practitionerCount = reading.value('practitionerCount', 'numberUnreadable', (cell) =>
      within(countIn(cell), 1, 500),
    );
    const flags = this.#flags(reading);
    const whatChanged = this.#within(
      reading,
      'whatChanged',
      reading.texts('whatChanged').join('\n\n'),
      20_000,
    );
    const places = reading.texts('placeText').join(', ').replace(/\s+/g, ' ');
    const placeText = this.#within(reading, 'placeText', places, 300);
    const text = reading.text();
    if (when === null || text === '') return null;
    return {
      text,
      ...when,
      ...choices,
      ...names,
      placeText,
      peopleCount,
      practitionerCount,
      flags,
      whatChanged,
    };
  }

  /** What fits of a text; when it does not, that is told, and the whole goes into the text of the trace. */
  #within(reading: RowReading, field: TraceField, text: string, most: number): string {
    if (text.length <= most) return text;
    reading.notice(field, 'tooLong', text);
    return text.slice(0, most).toWellFormed();
  }

  #when(reading: RowReading): Pick<RowDraft, 'eventOn' | 'eventTime' | 'durationMinutes'> | null {
    const found = this.#moment(reading);
    const start = reading.value('startTime', 'hourUnreadable', hourIn) ?? found?.hour ?? null;
    const end = reading.value('endTime', 'hourUnreadable', hourIn);
    let minutes = reading.value('duration', 'durationUnreadable', (cell) =>
      lengthIn(cell, this.#mapping.durationUnit),
    );
    if (minutes === null && start !== null && end !== null) {
      const between = minutesOf(end) - minutesOf(start);
      if (between > 0) minutes = between;
      else if (between < 0) reading.notice('endTime', 'endBeforeStart', end);
    }
    return found === null ? null : { eventOn: found.day, eventTime: start, durationMinutes: minutes };
  }

  #moment(reading: RowReading): { day: string; hour: string | null } | null {
    const cell = reading.required('eventOn', 'dateMissing');
    if (cell === null) return null;
    const moment = momentIn(cell, this.#mapping.dateOrder, this.#sheet.serialShift);
    if ('day' in moment) return moment;
    reading.refuse('eventOn', dateRefusals[moment.problem], textOf(cell));
    return null;
  }

  #choices(reading: RowReading): Pick<RowDraft, 'natures' | 'mode' | 'placeKind' | 'language' | 'addressee'> {
    const natures = new Set<string>();
    for (const { column, cell } of reading.cells('natures')) {
      const found = foundIn(textOf(cell), this.#finders.natures);
      for (const id of found.ids) natures.add(id);
      if (found.unknown.length > 0) reading.noticeAt(column, 'choiceUnknown', found.unknown.join(' ; '));
    }
    const one = <Id extends string>(field: TraceField, finder: NameFinder, ids: readonly Id[]): Id | null =>
      reading.value(field, 'choiceUnknown', (cell) => {
        const id = finder.find(textOf(cell));
        return ids.find((known) => known === id) ?? null;
      });
    return {
      natures: natureIds.filter((id): id is NatureId => natures.has(id)),
      mode: one<Mode>('mode', this.#finders.modes, modes),
      placeKind: one<PlaceKind>('placeKind', this.#finders.placeKinds, placeKinds),
      language: one<Language>('language', this.#finders.languages, languages),
      addressee: one<Addressee>('addressee', this.#finders.addressees, addressees) ?? 'community',
    };
  }

  #names(reading: RowReading): Pick<RowDraft, 'dossierIds' | 'organisations' | 'actors'> {
    const dossierIds = new Set<string>();
    for (const { column, cell } of reading.cells('dossier')) {
      const found = foundIn(textOf(cell), this.#finders.dossiers);
      for (const id of found.ids) dossierIds.add(id);
      if (found.unknown.length > 0) reading.noticeAt(column, 'dossierUnknown', found.unknown.join(' ; '));
      if (dossierIds.size > 20)
        reading.noticeAt(column, 'tooManyNames', String(dossierIds.size), textOf(cell));
    }
    const organisations = this.#listed(reading, 'organisations', this.#finders.organisations, 100, 300);
    const colleagues = this.#listed(reading, 'colleagues', this.#finders.people, 49, 200).filter(
      (one) => one.id !== this.#known.personId,
    );
    const me = { personId: this.#known.personId, name: '' };
    return {
      dossierIds: [...dossierIds].slice(0, 20),
      organisations: organisations.map(({ id, name, role }) => ({ organisationId: id, name, role })),
      actors:
        colleagues.length === 0
          ? []
          : [me, ...colleagues.map(({ id, name }) => ({ personId: id, name: id === null ? name : '' }))],
    };
  }

  #listed(
    reading: RowReading,
    field: TraceField,
    finder: NameFinder,
    most: number,
    longest: number,
  ): Named[] {
    const found = new Map<string, Named>();
    for (const { column, cell } of reading.cells(field)) {
      const text = textOf(cell);
      const whole = finder.find(text);
      for (const part of whole === null ? namesIn(text) : [text]) {
        const { name, role } =
          field === 'organisations' ? withRole(part) : { name: part, role: 'present' as const };
        const id = finder.find(name);
        const key = id ?? plainName(name);
        const said = name.replace(/\s+/g, ' ');
        if (id === null && said.length > longest) reading.noticeAt(column, 'tooLong', said);
        if (!found.has(key)) found.set(key, { id, name: said.slice(0, longest).toWellFormed(), role });
      }
      if (found.size > most) reading.noticeAt(column, 'tooManyNames', String(found.size), text);
    }
    return [...found.values()].slice(0, most);
  }

  #flags(reading: RowReading): Flag[] {
    const flags: Flag[] = [];
    if (reading.value('preparation', 'yesNoUnclear', yesIn) === true) flags.push('preparation');
    if (reading.value('internalRequest', 'yesNoUnclear', yesIn) === true) flags.push('internal_request');
    return flags;
  }
}

const dateRefusals: Record<DateProblem, CellProblemCode> = {
  empty: 'dateMissing',
  'not-a-date': 'dateUnreadable',
  'no-such-day': 'dayImpossible',
  'year-missing': 'yearMissing',
  'weekday-disagrees': 'weekdayDisagrees',
};

function within(value: number | null, least: number, most: number): number | null {
  return value !== null && value >= least && value <= most ? value : null;
}

function minutesOf(hour: string): number {
  return Number(hour.slice(0, 2)) * 60 + Number(hour.slice(3));
}

/** What a row says as a whole, whatever its columns are taken for: two imports of one file know each other by it. */
function fingerprintOf(row: SheetRow): string {
  const texts = row.cells.map((cell) => textOf(cell));
  while (texts.at(-1) === '') texts.pop();
  return JSON.stringify(texts);
}
