import { withReport, withSection, writingWordsOf } from '#/domains/reports/report.routes.tsx';
import { reportPage } from '#/domains/reports/report-page.routes.tsx';
import { paths } from '#/paths.ts';
import { Form, parseForm } from '#/platform/form.ts';
import { forbidden, missing, type Outcome, refusedPage, seeOther } from '#/platform/outcome.ts';
import { type PageRoute, post, signedIn } from '#/platform/route.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { cutForm, newSectionForm, placeForm } from './section.form.ts';
import { addSection, cutOrRestore, moveSection } from './writing.actions.ts';

export const orderRoutes: PageRoute[] = [
  post(paths.reportSections(':bilan'), { access: signedIn, handle: add }),
  post(paths.reportSectionPlace(':bilan', ':section'), { access: signedIn, handle: move }),
  post(paths.reportSectionCut(':bilan', ':section'), { access: signedIn, handle: cut }),
];

async function add(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withReport(visit, async (reading) => {
    if (!reading.mayWrite) return forbidden;
    const parsed = parseForm(newSectionForm, form);
    if (!parsed.ok) return refusedPage(await reportPage(visit, reading, form, parsed.errors));
    const outcome = await addSection(visit, reading.report.id, parsed.values);
    if (outcome.kind !== 'done') return outcome;
    return seeOther(paths.reportSection(reading.report.id, outcome.id));
  });
}

async function move(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withSection(visit, async (reading, section) => {
    if (!reading.mayWrite) return forbidden;
    const parsed = parseForm(placeForm, form);
    if (!parsed.ok) return missing;
    const outcome = await moveSection(visit, reading.report.id, section.id, parsed.values);
    if (outcome.kind === 'refused') {
      return withReport(visit, async (now) =>
        refusedPage(await reportPage(visit, now, new Form(new Map()), [{ ...outcome, values: {} }])),
      );
    }
    if (outcome.kind !== 'done') return outcome;
    return seeOther(`${paths.report(reading.report.id)}#section-${section.id}`, writingWordsOf(visit).moved);
  });
}

async function cut(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withSection(visit, async (reading, section) => {
    if (!reading.mayWrite) return forbidden;
    const parsed = parseForm(cutForm, form);
    if (!parsed.ok) return missing;
    const { act } = parsed.values;
    const outcome = await cutOrRestore(visit, reading.report.id, section.id, act);
    if (outcome.kind !== 'done') return outcome;
    const words = writingWordsOf(visit);
    return act === 'cut'
      ? seeOther(paths.report(reading.report.id), words.cutDone)
      : seeOther(`${paths.report(reading.report.id)}#section-${section.id}`, words.restored);
  });
}
