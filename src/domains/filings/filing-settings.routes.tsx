import { paths } from '#/paths.ts';
import { type FieldError, type Form, parseForm } from '#/platform/form.ts';
import { errorSentences } from '#/platform/form-errors.ts';
import {
  forbidden,
  missing,
  type Outcome,
  type PageContent,
  page,
  refusedPage,
  seeOther,
} from '#/platform/outcome.ts';
import { get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { changeFiling, type FilingReading, putFilingAway } from './filing.actions.ts';
import { filingArchiveForm, filingForm } from './filing.form.ts';
import { trailToFilings, typedFiling, withFiling, wordsOf } from './filing.routes.tsx';
import { FilingSettingsPage } from './filing-form.pages.tsx';

export const filingSettingsRoutes: PageRoute[] = [
  get(paths.filingSettings(':reddition'), {
    access: signedIn,
    handle: (visit) =>
      withFiling(visit, (reading) =>
        reading.mayChange || reading.mayArchive ? page(settingsPage(visit, reading, null, [])) : forbidden,
      ),
  }),
  post(paths.filingSettings(':reddition'), { access: signedIn, handle: save }),
  post(paths.filingArchive(':reddition'), { access: signedIn, handle: archive }),
];

function settingsPage(
  visit: SignedInVisit,
  { filing, mayChange, mayArchive }: FilingReading,
  form: Form | null,
  errors: readonly FieldError[],
  isConflict = false,
): PageContent {
  const words = wordsOf(visit);
  const { title, funder, yearEndsOn, agreedOn, agreedSource, assemblyOn } = filing;
  const typed = form
    ? { ...typedFiling(form), key: form.text('_key') }
    : {
        ...{ title, funder, yearEndsOn, agreedSource, key: '' },
        agreedOn: agreedOn ?? '',
        assemblyOn: assemblyOn ?? '',
      };
  return {
    title: words.settings,
    trail: trailToFilings(visit, filing),
    body: (
      <FilingSettingsPage
        words={words}
        locale={visit.locale}
        filing={filing}
        typed={typed}
        refusal={errorSentences(visit.locale, errors, words.errors)}
        isConflict={isConflict}
        mayChange={mayChange}
        mayArchive={mayArchive}
      />
    ),
  };
}

async function save(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withFiling(visit, async (reading) => {
    if (!reading.mayChange) return forbidden;
    const refuse = (errors: readonly FieldError[], isConflict = false) =>
      refusedPage(settingsPage(visit, reading, form, errors, isConflict));
    const parsed = parseForm(filingForm, form);
    if (!parsed.ok) return refuse(parsed.errors);
    const outcome = await changeFiling(visit, reading.filing.id, parsed.values);
    if (outcome.kind === 'conflict') return refuse([], true);
    if (outcome.kind === 'refused') return refuse([{ ...outcome, values: {} }]);
    if (outcome.kind !== 'done') return outcome;
    return seeOther(paths.filing(reading.filing.id), wordsOf(visit).saved);
  });
}

async function archive(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withFiling(visit, async (reading) => {
    if (!reading.mayArchive) return forbidden;
    const parsed = parseForm(filingArchiveForm, form);
    if (!parsed.ok) return missing;
    const { act } = parsed.values;
    const outcome = await putFilingAway(visit, reading, act);
    if (outcome.kind !== 'done') return outcome;
    const words = wordsOf(visit);
    return act === 'archive'
      ? seeOther(paths.filings, words.archiveDone)
      : seeOther(paths.filing(reading.filing.id), words.reopenDone);
  });
}
