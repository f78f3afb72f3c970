/**
 * Sheets of texts read as the JSON form of a codebook. What it means is checked afterwards, as for any import; `placeOf`
 * then says on which sheet and row a part was written.
 */

import { isInputId } from '#/domains/codebooks/codebooks.public.ts';
import { outputFrom } from './output-text.rules.ts';
import { SheetReader, type SheetRow } from './sheet-reader.rules.ts';
import { id, onlyOneRule, type ReadSheet, type SheetFault, sheetNames } from './sheets.ts';

export type SheetsReading =
  | {
      ok: true;
      written: Record<string, unknown>;
      placeOf(part: unknown): { sheet: string; row: number } | null;
    }
  | { ok: false; faults: readonly SheetFault[] };

export function codebookFromSheets(sheets: readonly ReadSheet[]): SheetsReading {
  const reader = new SheetReader(sheets);
  const written = {
    ...headOf(reader),
    kinds: reader.rows(sheetNames.kinds, (row) => ({
      ...row.labelled(),
      definition: row.both('définition'),
      reference: row.optional('référence'),
    })),
    acts: reader.rows(sheetNames.acts, referenced),
    sections: reader.rows(sheetNames.sections, referenced),
    fields: reader.rows(sheetNames.fields, (row) => fieldOf(row, reader)),
    codeLists: reader.rows(sheetNames.codeLists, (row) => ({
      ...referenced(row),
      codes: reader.rows(row.text('feuille'), codeOf),
    })),
    translations: translationsOf(reader),
    mapping: mappingOf(reader),
    validations: reader.rows(sheetNames.validations, validationOf),
    calendars: calendarsOf(reader),
    conventions: reader.rows(sheetNames.conventions, (row) => ({
      id: row.text(id),
      question: row.both('question'),
      answer: row.both('réponse'),
    })),
    layouts: layoutsOf(reader),
    limits: reader.rows(sheetNames.limits, (row) => ({
      sentence: row.both('phrase'),
      source: row.both('source'),
    })),
  };
  const countedBy = reader.headList('compté par');
  const faults = reader.allFaults();
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, written: { ...written, countedBy }, placeOf: (part) => reader.placeOf(part) };
}

function validationOf(row: SheetRow): Record<string, unknown> {
  return {
    id: row.text(id),
    importance: row.text('importance'),
    failsWhen: row.text('faux quand'),
    sentence: row.both('phrase'),
    whatToDo: row.both('que faire'),
    reference: row.optional('référence'),
  };
}

function headOf(reader: SheetReader): Record<string, unknown> {
  const head = (what: string) => reader.head(what) ?? '';
  const both = (what: string) => ({ fr: head(`${what} (fr)`), en: head(`${what} (en)`) });
  const parent = reader.head('prolonge');
  return {
    format: Number(head('format')),
    id: head(id),
    version: head('version'),
    title: both('titre'),
    summary: both('résumé'),
    authority: {
      name: both('autorité'),
      source: both('source'),
      reference: head('référence'),
      address: reader.head('adresse'),
    },
    validFromOn: head('valide du'),
    validUntilOn: reader.head('valide jusqu’au'),
    official: head('officiel') === 'oui',
    extends: parent === null ? null : { id: parent, version: head('prolonge la version') },
  };
}

const referenced = (row: SheetRow) => ({ ...row.labelled(), reference: row.optional('référence') });

function fieldOf(row: SheetRow, reader: SheetReader): Record<string, unknown> {
  const importance = row.optional('importance si absent');
  return {
    id: row.text(id),
    reference: row.optional('référence'),
    section: row.text('section'),
    label: row.both('libellé'),
    type: row.text('type'),
    codeList: row.optional('liste'),
    kinds: row.list('types de déclaration'),
    acts: row.list('actes'),
    requiredWhen: row.text('obligatoire si'),
    whenMissing: importance === null ? null : { importance, whatToDo: row.both('que faire si absent') },
    output: outputOf(row, 'rempli par', reader),
    carries: row.list('dit de la trace'),
    note: row.maybeBoth('note'),
  };
}

function outputOf(row: SheetRow, heading: string, reader: SheetReader): unknown {
  const text = row.optional(heading);
  if (text === null) return null;
  const output = outputFrom(text);
  if (!output) reader.fault('badOutput', row, text);
  return output;
}

export function codeOf(row: SheetRow): Record<string, unknown> {
  return {
    id: row.text(id),
    code: row.optional('code'),
    label: row.both('libellé'),
    validFromOn: row.text('valide du'),
    validUntilOn: row.optional('valide jusqu’au'),
    fictional: row.text('exemple fictif') === 'oui',
  };
}

function translationsOf(reader: SheetReader): unknown[] {
  const pairs = reader.grouped(sheetNames.pairs, 'table', (row) => ({
    value: row.text('valeur'),
    code: row.text('code'),
  }));
  const translations = reader.rows(sheetNames.translations, (row) => {
    const pick = row.optional('choix d’un seul code');
    return {
      ...row.labelled(),
      input: row.text('lit'),
      codeList: row.text('liste'),
      ...(pick === null ? {} : { pick }),
      pairs: pairs.take(row.text(id)),
      otherwise: row.optional('toute autre valeur'),
    };
  });
  pairs.leaveNone();
  return translations;
}

function mappingOf(reader: SheetReader): Record<string, unknown> {
  const rows = reader.grouped(sheetNames.rows, 'groupe', (row) => ruleOf(row, reader));
  const groups = reader.rows(sheetNames.groups, (row) => ({
    ...row.labelled(),
    ...exclusivityOf(row, reader),
    rows: rows.take(row.text(id)),
  }));
  rows.leaveNone();
  return {
    exclusions: reader.rows(sheetNames.exclusions, (row) => ruleOf(row, reader)),
    groups,
    reasons: reader.rows(sheetNames.reasons, (row) => ({
      ...row.labelled(),
      explanation: row.both('explication'),
    })),
    noRuleReason: reader.head('motif sans règle') ?? '',
  };
}

function exclusivityOf(row: SheetRow, reader: SheetReader): { exclusive?: boolean } {
  const written = (row.textIfThere(onlyOneRule) ?? '').trim().toLowerCase();
  if (written !== '' && written !== 'oui' && written !== 'non')
    reader.fault('misshapen', row, `${onlyOneRule}, ${written}`);
  return written === '' ? {} : { exclusive: written === 'oui' };
}

function ruleOf(row: SheetRow, reader: SheetReader): Record<string, unknown> {
  const when = Object.fromEntries(
    row.headed('si ').flatMap(({ rest, heading }) => {
      const test = row.optional(heading);
      if (!isInputId(rest)) reader.fault('unknownColumn', row, heading);
      return test === null ? [] : [[rest, test]];
    }),
  );
  const base = {
    id: row.text(id),
    sentence: row.both('phrase'),
    reference: row.optional('référence'),
    when,
  };
  const reason = row.optional('motif');
  if (reason !== null) return { ...base, reason };
  const fields = Object.fromEntries(
    row.headed('champ ').flatMap(({ rest, heading }) => {
      const output = outputOf(row, heading, reader);
      return output === null ? [] : [[rest, output]];
    }),
  );
  return { ...base, declare: { kind: row.text('type'), act: row.text('acte'), fields } };
}

function calendarsOf(reader: SheetReader): unknown[] {
  const dated = (row: SheetRow) => ({ ...row.labelled(), startsOn: row.text('du'), endsOn: row.text('au') });
  const ownedYear = (calendar: string, year: string) => `${calendar} ${year}`;
  const periods = reader.grouped(
    sheetNames.periods,
    (row) => ownedYear(row.text('calendrier'), row.text('exercice')),
    dated,
  );
  const years = reader.grouped(sheetNames.years, 'calendrier', (row) => ({
    ...dated(row),
    periods: periods.take(ownedYear(row.text('calendrier'), row.text(id))),
  }));
  const calendars = reader.rows(sheetNames.calendars, (row) => ({
    ...row.labelled(),
    kind: row.text('sorte'),
    note: row.maybeBoth('note'),
    years: years.take(row.text(id)),
  }));
  years.leaveNone();
  periods.leaveNone();
  return calendars;
}

function layoutsOf(reader: SheetReader): unknown[] {
  const columns = reader.grouped(sheetNames.columns, 'disposition', (row) => {
    const field = row.optional('champ');
    return {
      id: row.text(id),
      heading: row.both('titre'),
      source: field === null ? { about: row.text('à propos') } : { field },
      formatting: row.text('écriture'),
    };
  });
  const layouts = reader.rows(sheetNames.layouts, (row) => ({
    ...row.labelled(),
    columns: columns.take(row.text(id)),
  }));
  columns.leaveNone();
  return layouts;
}
