import type { Report, Section } from '#/domains/reports/report.ts';
import type { FrozenText } from './version.ts';

/** What a bilan says now, those of its sections that were cut left out. */
export function textOf({ report, sections }: { report: Report; sections: readonly Section[] }): FrozenText {
  const { title, startsOn, endsOn, language, audience } = report;
  return {
    ...{ title, startsOn, endsOn, language, audience },
    sections: sections
      .filter(({ cutAt }) => cutAt === null)
      .map(({ id, kind, heading, body }) => ({ id, kind, heading, body })),
  };
}
