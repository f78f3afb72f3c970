import { z } from 'zod';
import { reportAsked, reportSection, sectionBody } from '#/domains/reports/report.api.ts';
import { type NotDone, notDoneProblem, versionProblem } from '#/platform/api-problems.ts';
import { isId } from '#/platform/ids.ts';
import { versionAsked } from '#/platform/if-match.ts';
import { json, missing, type Outcome } from '#/platform/outcome.ts';
import { type ApiOperation, operation, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { cutForm, mostInSection, newSectionForm, placeForm, sectionForm } from './section.form.ts';
import { addSection, cutOrRestore, moveSection, saveSection } from './writing.actions.ts';
import * as writingWords from './writing.words.ts';

const common = { access: signedIn, scope: 'reports:write', tag: 'reports', response: reportSection } as const;

/** The whole text of a section: what an editor of the site sends apart has no place here. */
const sectionText = sectionForm.pick({ heading: true }).extend({ body: z.string().max(mostInSection) });

export const sectionApi: ApiOperation[] = [
  operation({
    ...common,
    method: 'GET',
    path: '/reports/:report/sections/:section',
    scope: 'reports:read',
    operationId: 'readReportSection',
    summary: 'One section of a bilan; its ETag is its revision',
    handle: (visit) => answer(visit, visit.params.section),
  }),
  operation({
    ...common,
    method: 'POST',
    path: '/reports/:report/sections',
    operationId: 'addReportSection',
    summary: 'Add an empty section, after another or at the end',
    body: newSectionForm,
    successStatus: 201,
    handle: async (visit, { body }) => {
      const { report } = visit.params;
      if (!isId(report)) return missing;
      const outcome = await addSection(visit, report, body);
      return outcome.kind === 'done' ? answer(visit, outcome.id, 201) : told(visit, outcome);
    },
  }),
  operation({
    ...common,
    method: 'PUT',
    path: '/reports/:report/sections/:section',
    operationId: 'writeReportSection',
    summary: 'Replace the text of a section (If-Match with its revision); those who type in it see it arrive',
    precondition: true,
    body: sectionText,
    handle: async (visit, { body }) => {
      const { report, section } = visit.params;
      const found = await reportAsked(visit);
      const now = found?.sections.find(({ id }) => id === section);
      if (!report || !section || !now) return missing;
      const revision = versionAsked(visit);
      if (revision === null) return versionProblem(visit, 428);
      if (revision !== now.revision) return versionProblem(visit, 412);
      const outcome = await saveSection(visit, report, section, { ...body, revision, typed: '', epoch: '' });
      return outcome.kind === 'saved' ? answer(visit, section) : told(visit, outcome);
    },
  }),
  operation({
    ...common,
    method: 'POST',
    path: '/reports/:report/sections/:section/place',
    operationId: 'moveReportSection',
    summary: 'Move a section one rank, from the order version that was read',
    body: placeForm,
    handle: async (visit, { body }) => {
      const { report, section } = visit.params;
      if (!isId(report) || !isId(section)) return missing;
      const outcome = await moveSection(visit, report, section, body);
      return outcome.kind === 'done' ? answer(visit, section) : told(visit, outcome);
    },
  }),
  operation({
    ...common,
    method: 'POST',
    path: '/reports/:report/sections/:section/cut',
    operationId: 'cutReportSection',
    summary: 'Cut a section, or put it back where it was; its text is kept either way',
    body: cutForm,
    handle: async (visit, { body }) => {
      const { report, section } = visit.params;
      if (!isId(report) || !isId(section)) return missing;
      const outcome = await cutOrRestore(visit, report, section, body.act);
      return outcome.kind === 'done' ? answer(visit, section) : told(visit, outcome);
    },
  }),
];

const told = (visit: SignedInVisit, outcome: NotDone) =>
  notDoneProblem(visit, outcome, wordsFor(visit.locale, writingWords).errors);

async function answer(visit: SignedInVisit, id: string | undefined, status = 200): Promise<Outcome> {
  const section = (await reportAsked(visit))?.sections.find((one) => one.id === id);
  if (!section) return missing;
  return json(sectionBody(section), status, { etag: `"${section.revision}"` });
}
