export const stepEnds = ['done', 'let-go'] as const;
export type StepEnd = (typeof stepEnds)[number];

export interface StepContent {
  text: string;
  /** A group, an organisation, the team: as people say it. */
  carriedBy: string;
  dueOn: string | null;
}

export interface NextStep extends StepContent {
  id: string;
  dossierId: string;
  endedAs: StepEnd | null;
  endedOn: string | null;
  version: number;
}
