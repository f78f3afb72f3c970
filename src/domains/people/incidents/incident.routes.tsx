import { bySession } from '#/domains/people/account/account-door.routes.tsx';
import * as administrationWords from '#/domains/people/administration/administration.words.ts';
import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import { byteOrderMark, csvLine } from '#/platform/csv.ts';
import { type FieldError, Form, parseForm } from '#/platform/form.ts';
import { errorSentences } from '#/platform/form-errors.ts';
import { isId } from '#/platform/ids.ts';
import { missing, type Outcome, page, seeOther } from '#/platform/outcome.ts';
import { administrator, download, get, type PageRoute, post } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { completeIncident, recordIncident } from './incident.actions.ts';
import { incidentForm } from './incident.form.ts';
import { IncidentFormPage, IncidentsPage } from './incident.pages.tsx';
import { registerRows } from './incident.rules.ts';
import { incidentById, incidents } from './incident.store.ts';
import type { Incident } from './incident.ts';
import { en, fr } from './incident.words.ts';

const wordsOf = (visit: SignedInVisit) => wordsFor(visit.locale, { fr, en });

export const incidentRoutes: PageRoute[] = [
  get(paths.administrationIncidents, { access: administrator, handle: bySession(registerPage) }),
  get(paths.newAdministrationIncident, {
    access: administrator,
    handle: bySession(async (visit) => formPage(visit, null, Form.of({}), [], 200)),
  }),
  download(paths.administrationIncidentExport, { access: administrator, handle: bySession(exportRegister) }),
  post(paths.administrationIncidents, {
    access: administrator,
    handle: bySession(async (visit) => {
      const form = await visit.form();
      const parsed = parseForm(incidentForm, form);
      if (!parsed.ok) return formPage(visit, null, form, parsed.errors, 422);
      const id = await recordIncident(visit, parsed.values);
      return seeOther(paths.administrationIncident(id), wordsOf(visit).recorded);
    }),
  }),
  get(paths.administrationIncident(':incident'), { access: administrator, handle: bySession(incidentPage) }),
  post(paths.administrationIncident(':incident'), { access: administrator, handle: bySession(postChange) }),
];

const trailOf = (visit: SignedInVisit, inRegister: boolean) => [
  { label: wordsFor(visit.locale, administrationWords).title, href: paths.administration },
  ...(inRegister ? [{ label: wordsOf(visit).title, href: paths.administrationIncidents }] : []),
];

async function registerPage(visit: SignedInVisit): Promise<Outcome> {
  const words = wordsOf(visit);
  const body = (
    <IncidentsPage
      words={words}
      incidents={await incidents(await visit.transaction())}
      day={(date) => formatDate(date, visit.locale)}
    />
  );
  return page({ title: words.title, trail: trailOf(visit, false), body });
}

async function exportRegister(visit: SignedInVisit): Promise<Outcome> {
  const words = wordsOf(visit);
  const rows = registerRows(await incidents(await visit.transaction()), words.fields, words);
  const body = new TextEncoder().encode(byteOrderMark + rows.map(csvLine).join(''));
  return { kind: 'download', body, type: 'text/csv; charset=utf-8', fileName: words.exportName };
}

async function incidentPage(visit: SignedInVisit): Promise<Outcome> {
  const id = visit.params.incident;
  const incident = isId(id) ? await incidentById(await visit.transaction(), id) : null;
  return incident ? formPage(visit, incident.id, asForm(incident), [], 200) : missing;
}

function asForm(incident: Incident): Form {
  const { id: _id, recordedAt: _recorded, changedAt: _changed, serious, ...texts } = incident;
  return Form.of({
    ...texts,
    commissionNotifiedOn: incident.commissionNotifiedOn ?? '',
    peopleNotifiedOn: incident.peopleNotifiedOn ?? '',
    serious: serious ? 'oui' : 'non',
  });
}

async function postChange(visit: SignedInVisit): Promise<Outcome> {
  const id = visit.params.incident;
  if (!isId(id)) return missing;
  const form = await visit.form();
  const parsed = parseForm(incidentForm, form);
  if (!parsed.ok) return formPage(visit, id, form, parsed.errors, 422);
  if (!(await completeIncident(visit, id, parsed.values))) return missing;
  return seeOther(paths.administrationIncident(id), wordsOf(visit).changed);
}

function formPage(
  visit: SignedInVisit,
  id: string | null,
  form: Form,
  errors: readonly FieldError[],
  status: number,
): Outcome {
  const words = wordsOf(visit);
  const body = (
    <IncidentFormPage
      words={words}
      action={id === null ? paths.administrationIncidents : paths.administrationIncident(id)}
      submit={id === null ? words.submit : words.change}
      form={form}
      refusal={errorSentences(visit.locale, errors, words.errors)}
      today={visit.today}
    />
  );
  const title = id === null ? words.newTitle : words.changeTitle;
  return page({ title, trail: trailOf(visit, true), body }, status);
}
