import type { SectionKind } from '#/domains/reports/report.ts';

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
