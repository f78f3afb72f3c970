import type { SectionKind } from '#/domains/reports/report.ts';
import type { Locale } from '#/platform/visit.ts';

/** A section as a template names it, in one language. */
export interface TemplateSection {
  kind: SectionKind;
  /** Natures of work its proposal keeps to; none: all. */
  natures: readonly string[];
  heading: string;
  /** What to write there when nothing is proposed, and beside what is. */
  hint: string;
}

/** What a bilan begins from: sections in order, each with what it is for. */
export interface ReportTemplate {
  /** Name of a shipped template, or id of one kept by a space. */
  id: string;
  title: string;
  /** What it is for, in a line. */
  purpose: string;
  sections: readonly TemplateSection[];
}

/** All that is said in a template, in one language: what a file holds. */
export interface TemplateContent extends Omit<ReportTemplate, 'id'> {
  language: Locale;
}

/** What a template of a space was made from. */
export type TemplateOrigin = 'nothing' | 'shipped' | 'template' | 'report' | 'file';

/** A section of a template that a space keeps: its id only names it in addresses. */
export interface KeptSection extends TemplateSection {
  id: string;
}

/** A template that a space keeps and changes as it wishes. */
export interface KeptTemplate extends TemplateContent {
  id: string;
  spaceId: string;
  sections: readonly KeptSection[];
  origin: TemplateOrigin;
  /** Name that what it was made from had that day. */
  originTitle: string;
  version: number;
  archivedOn: string | null;
  keptAt: Date;
}

/** A template in a list. */
export type TemplateSummary = Pick<
  KeptTemplate,
  'id' | 'spaceId' | 'title' | 'purpose' | 'language' | 'version' | 'archivedOn'
> & { sectionCount: number };

/** A state that a template had, and who wrote it. */
export interface TemplateVersion extends TemplateContent {
  version: number;
  sections: readonly KeptSection[];
  writtenAt: Date;
  /** Name, or null. */
  writtenBy: string | null;
}

/** Longest texts of a template; the columns of the database bear the same. */
export const templateLengths = { title: 300, purpose: 600, heading: 300, hint: 2000 } as const;

/** How many sections a template may have. */
export const mostSections = 60;
