import type { Incident } from './incident.ts';

type Labels = Record<keyof IncidentColumns, string>;
type IncidentColumns = Pick<
  Incident,
  | 'information'
  | 'circumstances'
  | 'happened'
  | 'noticedOn'
  | 'peopleConcerned'
  | 'harm'
  | 'serious'
  | 'commissionNotifiedOn'
  | 'peopleNotifiedOn'
  | 'publicNotice'
  | 'measures'
>;

const order: readonly (keyof IncidentColumns)[] = [
  'information',
  'circumstances',
  'happened',
  'noticedOn',
  'peopleConcerned',
  'harm',
  'serious',
  'commissionNotifiedOn',
  'peopleNotifiedOn',
  'publicNotice',
  'measures',
];

/** The register as rows of a table, heading first, in the order of the regulation. */
export function registerRows(
  incidents: readonly Incident[],
  labels: Labels,
  answers: { yes: string; no: string },
): string[][] {
  const cell = (value: string | boolean | null) =>
    typeof value === 'boolean' ? (value ? answers.yes : answers.no) : (value ?? '');
  return [
    order.map((column) => labels[column]),
    ...incidents.map((incident) => order.map((column) => cell(incident[column]))),
  ];
}
