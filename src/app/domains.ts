import { chroniclesDomain } from '#/domains/chronicles/chronicles.domain.ts';
import { codebookDraftsDomain } from '#/domains/codebook-drafts/codebook-drafts.domain.ts';
import { codebookFilesDomain } from '#/domains/codebook-files/codebook-files.domain.ts';
import { codebooksDomain } from '#/domains/codebooks/codebooks.domain.ts';
import { crosswalksDomain } from '#/domains/crosswalks/crosswalks.domain.ts';
import { dossiersDomain } from '#/domains/dossiers/dossiers.domain.ts';
import { filingsDomain } from '#/domains/filings/filings.domain.ts';
import { importsDomain } from '#/domains/imports/imports.domain.ts';
import { organisationsDomain } from '#/domains/organisations/organisations.domain.ts';
import { peopleDomain } from '#/domains/people/people.domain.ts';
import { plansDomain } from '#/domains/plans/plans.domain.ts';
import { protectionDomain } from '#/domains/protection/protection.domain.ts';
import { reportsDomain } from '#/domains/reports/reports.domain.ts';
import { searchDomain } from '#/domains/search/search.domain.ts';
import { spaceCodebooksDomain } from '#/domains/space-codebooks/space-codebooks.domain.ts';
import { spacesDomain } from '#/domains/spaces/spaces.domain.ts';
import { statementsDomain } from '#/domains/statements/statements.domain.ts';
import { territoriesDomain } from '#/domains/territories/territories.domain.ts';
import { tracesDomain } from '#/domains/traces/traces.domain.ts';
import type { Domain } from '#/platform/domain.ts';

/** The domains of this instance, in reading order. */
export const domains: readonly Domain[] = [
  peopleDomain,
  territoriesDomain,
  organisationsDomain,
  spacesDomain,
  dossiersDomain,
  tracesDomain,
  importsDomain,
  codebooksDomain,
  codebookFilesDomain,
  protectionDomain,
  statementsDomain,
  codebookDraftsDomain,
  crosswalksDomain,
  plansDomain,
  spaceCodebooksDomain,
  chroniclesDomain,
  reportsDomain,
  filingsDomain,
  searchDomain,
];
