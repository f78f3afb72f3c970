import { archiveForm } from '#/domains/reports/writing/settings.form.ts';
import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import { dayIn } from '#/platform/clock.ts';
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
import { putTemplateAway, type TemplateReading } from './template.actions.ts';
import { earlierVersionForm, templateHeadForm } from './template.form.ts';
import { templateWordsOf, trailToTemplates, withTemplate } from './template.routes.tsx';
import { versionOfTemplate, versionsOfTemplate } from './template.store.ts';
import { changeHead, takeUpVersion } from './template-change.actions.ts';
import { TemplateHistoryPage, TemplateSettingsPage } from './template-settings.pages.tsx';

export const templateSettingsRoutes: PageRoute[] = [
  get(paths.reportTemplateSettings(':gabarit'), {
    access: signedIn,
    handle: (visit) =>
      withTemplate(visit, (reading) =>
        reading.mayChange || reading.mayArchive ? page(settingsPage(visit, reading, null, [])) : forbidden,
      ),
  }),
  post(paths.reportTemplateSettings(':gabarit'), { access: signedIn, handle: saveHead }),
  post(paths.reportTemplateArchive(':gabarit'), { access: signedIn, handle: archive }),
  get(paths.reportTemplateHistory(':gabarit'), {
    access: signedIn,
    handle: (visit) => withTemplate(visit, async (reading) => page(await historyPage(visit, reading, []))),
  }),
  post(paths.reportTemplateHistory(':gabarit'), { access: signedIn, handle: takeUp }),
];

function settingsPage(
  visit: SignedInVisit,
  reading: TemplateReading,
  form: Form | null,
  errors: readonly FieldError[],
  isConflict = false,
): PageContent {
  const words = templateWordsOf(visit);
  const { template } = reading;
  const typed = form
    ? {
        title: form.text('title'),
        purpose: form.text('purpose'),
        language: form.text('language'),
        key: form.text('_key'),
      }
    : { ...template, key: '' };
  return {
    title: words.settings,
    trail: trailToTemplates(visit, template),
    body: (
      <TemplateSettingsPage
        {...reading}
        words={words}
        typed={typed}
        refusal={errorSentences(visit.locale, errors, words.errors)}
        isConflict={isConflict}
      />
    ),
  };
}

async function saveHead(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withTemplate(visit, async (reading) => {
    if (!reading.mayChange) return forbidden;
    const parsed = parseForm(templateHeadForm, form);
    if (!parsed.ok) return refusedPage(settingsPage(visit, reading, form, parsed.errors));
    const outcome = await changeHead(visit, reading.template.id, parsed.values);
    if (outcome.kind === 'conflict') return refusedPage(settingsPage(visit, reading, form, [], true));
    if (outcome.kind !== 'done') return outcome;
    return seeOther(paths.reportTemplate(reading.template.id), templateWordsOf(visit).saved);
  });
}

async function archive(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withTemplate(visit, async (reading) => {
    const parsed = parseForm(archiveForm, form);
    if (!reading.mayArchive) return forbidden;
    if (!parsed.ok) return missing;
    const { act } = parsed.values;
    const outcome = await putTemplateAway(visit, reading, act);
    if (outcome.kind !== 'done') return outcome;
    const words = templateWordsOf(visit);
    return act === 'archive'
      ? seeOther(paths.reportTemplates, words.archiveDone)
      : seeOther(paths.reportTemplate(reading.template.id), words.reopenDone);
  });
}

async function historyPage(
  visit: SignedInVisit,
  { template, mayChange }: TemplateReading,
  errors: readonly FieldError[],
): Promise<PageContent> {
  const words = templateWordsOf(visit);
  const { locale, services } = visit;
  const transaction = await visit.transaction();
  const dated = <Version extends { writtenAt: Date }>(version: Version) => {
    const day = dayIn(services.settings.timeZone, version.writtenAt);
    return { ...version, day, when: formatDate(day, locale) };
  };
  const asked = Number(visit.query.get('etat') ?? 0);
  const isNumber = Number.isInteger(asked) && asked > 0 && asked < 2_000_000_000;
  const chosen = isNumber ? await versionOfTemplate(transaction, template.id, asked) : null;
  return {
    title: words.history,
    trail: trailToTemplates(visit, template),
    body: (
      <TemplateHistoryPage
        words={words}
        locale={locale}
        template={template}
        versions={(await versionsOfTemplate(transaction, template.id)).map(dated)}
        chosen={chosen && dated(chosen)}
        mayChange={mayChange}
        refusal={errorSentences(locale, errors, words.errors)}
      />
    ),
  };
}

async function takeUp(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  return withTemplate(visit, async (reading) => {
    if (!reading.mayChange) return forbidden;
    const parsed = parseForm(earlierVersionForm, form);
    if (!parsed.ok) return missing;
    const outcome = await takeUpVersion(visit, reading.template.id, parsed.values);
    if (outcome.kind === 'refused')
      return refusedPage(await historyPage(visit, reading, [{ ...outcome, values: {} }]));
    if (outcome.kind !== 'done') return outcome;
    return seeOther(paths.reportTemplate(reading.template.id), templateWordsOf(visit).takenUp);
  });
}
