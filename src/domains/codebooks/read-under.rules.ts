/**
 * Frameworks whose lines overlap: an act is read whole under each line that it touches (a service axis, an item of a
 * plan), and lines are never added.
 */

import { annexeICalendars } from './annexe-i-calendars.data.ts';
import type { Bilingual, Codebook, CountingConvention, DeclarationKind, Field } from './codebook.ts';
import type { Cells, Output, Reason, ReasonRow, RowGroup } from './decision-table.ts';
import { natureList, natureTranslation } from './nature-codes.data.ts';

/** One line: an act is read under it as soon as one of its conditions holds. */
export interface OverlappingLine {
  /** Also the code of the line in its list. */
  id: string;
  label: Bilingual;
  /** Of the kinds of the framework. */
  kindId: string;
  rows: readonly { id: string; sentence: Bilingual; when: Cells }[];
  /** The part of the act that is read here, when it is noted. */
  share?: Output;
}

export interface OverlappingLines {
  identity: Pick<
    Codebook,
    'id' | 'version' | 'title' | 'summary' | 'authority' | 'validFromOn' | 'validUntilOn'
  >;
  kinds: readonly DeclarationKind[];
  act: { id: string; label: Bilingual };
  /** The field that names the line, and the list of lines. */
  field: { id: string; label: Bilingual; carries: Field['carries'] };
  list: { id: string; label: Bilingual };
  /** The field of the part, where lines have parts. */
  shareField?: { id: string; label: Bilingual; note: Bilingual };
  lines: readonly OverlappingLine[];
  exclusion: ReasonRow;
  reasons: readonly Reason[];
  noRuleReason: string;
  conventions: readonly CountingConvention[];
  layoutLabel: Bilingual;
  limits: Codebook['limits'];
}

export function codebookOfLines(spec: OverlappingLines): Codebook {
  const { identity, kinds, act, field, lines } = spec;
  const fields = fieldsOfLines(spec);
  return {
    format: 1,
    ...identity,
    official: false,
    extends: null,
    kinds,
    acts: [{ ...act, reference: null }],
    sections: [{ id: 'acte', label: { fr: 'Acte', en: 'Act' }, reference: null }],
    fields,
    codeLists: [lineList(spec), natureList(identity.validFromOn)],
    translations: [natureTranslation],
    mapping: {
      exclusions: [spec.exclusion],
      groups: lines.map((line) => groupOf(line, spec)),
      reasons: spec.reasons,
      noRuleReason: spec.noRuleReason,
    },
    countedBy: [field.id],
    validations: [],
    calendars: annexeICalendars,
    conventions: spec.conventions,
    layouts: [
      {
        id: 'actes',
        label: spec.layoutLabel,
        columns: fields.map(({ id, label }) => ({
          id,
          heading: label,
          source: { field: id },
          formatting: 'label',
        })),
      },
    ],
    limits: spec.limits,
  };
}

function groupOf(line: OverlappingLine, spec: OverlappingLines): RowGroup {
  const declare = { kind: line.kindId, act: spec.act.id, fields: outputsOf(line, spec) };
  return {
    id: line.id,
    label: line.label,
    rows: line.rows.map((row) => ({ ...row, reference: null, declare })),
  };
}

function outputsOf(line: OverlappingLine, { field, shareField }: OverlappingLines): Record<string, Output> {
  const named = { [field.id]: { literal: line.id } };
  return shareField && line.share ? { ...named, [shareField.id]: line.share } : named;
}

function lineList({ identity, list, lines }: OverlappingLines): Codebook['codeLists'][number] {
  const codes = lines.map(({ id, label }) => ({
    id,
    code: null,
    label,
    validFromOn: identity.validFromOn,
    validUntilOn: null,
    fictional: false,
  }));
  return { ...list, reference: null, codes };
}

/** What every such framework copies of the act. */
const actFields: readonly (Pick<Field, 'id' | 'label'> & Partial<Field>)[] = [
  { id: 'actOn', label: { fr: 'Date', en: 'Date' }, type: 'date', output: { attribute: 'eventOn' } },
  {
    id: 'natures',
    label: { fr: 'Natures de l’intervention', en: 'Kinds of intervention' },
    type: 'codes',
    codeList: 'nature',
    output: { translation: natureTranslation.id },
    carries: ['severalNatures'],
  },
  {
    id: 'duration',
    label: { fr: 'Durée', en: 'Duration' },
    type: 'minutes',
    output: { attribute: 'durationMinutes' },
    carries: ['duration'],
  },
  {
    id: 'participantCount',
    label: { fr: 'Nombre de personnes', en: 'Number of people' },
    type: 'integer',
    output: { attribute: 'participantCount' },
    carries: ['participants'],
  },
];

/** The line, its part, and the act. */
function fieldsOfLines({ kinds, act, field, list, shareField }: OverlappingLines): Field[] {
  const one = (id: string, label: Bilingual, of: Partial<Field>): Field => ({
    id,
    reference: null,
    section: 'acte',
    label,
    type: 'text',
    codeList: null,
    kinds: kinds.map((kind) => kind.id),
    acts: [act.id],
    requiredWhen: 'false',
    whenMissing: null,
    output: null,
    carries: [],
    note: null,
    ...of,
  });
  return [
    one(field.id, field.label, { type: 'code', codeList: list.id, carries: field.carries }),
    ...(shareField ? [one(shareField.id, shareField.label, { type: 'share', note: shareField.note })] : []),
    ...actFields.map(({ id, label, ...of }) => one(id, label, of)),
  ];
}
