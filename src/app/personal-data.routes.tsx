import { ownPasswordHash } from '#/domains/people/account/account.store.ts';
import {
  accountPage,
  bySession,
  withChangeableAccount,
} from '#/domains/people/account/account-door.routes.tsx';
import { ownAccount } from '#/domains/people/person.store.ts';
import type { Account } from '#/domains/people/person.ts';
import {
  eraseAccount,
  gatherPersonalData,
  type Held,
} from '#/domains/people/personal-data/personal-data.actions.ts';
import { erasureForm } from '#/domains/people/personal-data/personal-data.form.ts';
import { ErasurePage, PersonalDataPage } from '#/domains/people/personal-data/personal-data.pages.tsx';
import { tablesOf } from '#/domains/people/personal-data/personal-data.rules.ts';
import * as personalDataWords from '#/domains/people/personal-data/personal-data.words.ts';
import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import { byteOrderMark, csvLine } from '#/platform/csv.ts';
import type { Domain } from '#/platform/domain.ts';
import { type FieldError, Form, parseForm } from '#/platform/form.ts';
import { type Outcome, seeOther } from '#/platform/outcome.ts';
import { download, get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { type ZipEntry, zipStream } from '#/platform/zip-stream.ts';

const wordsOf = (visit: SignedInVisit) => wordsFor(visit.locale, personalDataWords);

/** One's own information, which every domain holds a part of: to take away, or to erase. */
export function personalDataRoutes(domains: readonly Domain[]): PageRoute[] {
  return [
    get(paths.accountData, {
      access: signedIn,
      handle: bySession(async (visit) => {
        const words = wordsOf(visit);
        const account = await ownAccount(await visit.transaction());
        return accountPage(visit, paths.accountData, {
          title: words.title,
          body: <PersonalDataPage words={words} mayErase={account?.isOfTheStory === false} />,
        });
      }),
    }),
    download(paths.accountDataExport, {
      access: signedIn,
      handle: bySession(async (visit) => archive(visit, await gatherPersonalData(visit, domains))),
    }),
    get(paths.accountErasure, {
      access: signedIn,
      handle: bySession((visit) => erasurePage(visit, [], 200)),
    }),
    post(paths.accountErasure, {
      access: signedIn,
      handle: withChangeableAccount((visit, account) => postErasure(visit, account, domains)),
    }),
  ];
}

function archive(visit: SignedInVisit, gathered: readonly Held[]): Outcome {
  const words = wordsOf(visit).export;
  const everything = Object.fromEntries(gathered.map(({ domain, values }) => [domain, values]));
  const day = formatDate(visit.today, visit.locale);
  const instance = visit.services.settings.instanceName;
  const text = (path: string, content: string): ZipEntry => ({
    path,
    content: new TextEncoder().encode(content),
  });
  const entries = [
    text('README.txt', byteOrderMark + words.readme({ instance, day })),
    text(words.json, JSON.stringify(everything, null, 2)),
    ...gathered.flatMap(({ domain, values }) =>
      tablesOf(domain, values).map(({ name, rows }) =>
        text(`${name}.csv`, byteOrderMark + rows.map(csvLine).join('')),
      ),
    ),
    ...gathered.flatMap(({ domain, files }) =>
      files.map(
        ({ path, key }): ZipEntry => ({
          path: `${domain}/${path}`,
          content: async () => (await visit.services.files.stream(key))?.stream ?? null,
        }),
      ),
    ),
  ];
  const body = zipStream(entries, visit.now);
  return { kind: 'download', body, type: 'application/zip', fileName: words.fileName(visit.today) };
}

async function erasurePage(
  visit: SignedInVisit,
  errors: readonly FieldError[],
  status: number,
): Promise<Outcome> {
  const words = wordsOf(visit);
  const hasPassword = (await ownPasswordHash(await visit.transaction())) !== null;
  const typed = { form: Form.of({}), errors, locale: visit.locale };
  const account = await ownAccount(await visit.transaction());
  const form = <ErasurePage words={words.erasure} typed={typed} hasPassword={hasPassword} />;
  const body = account?.isOfTheStory === false ? form : null;
  const trail = [{ label: words.title, href: paths.accountData }];
  return accountPage(visit, paths.accountErasure, { title: words.erasure.title, body, trail }, status);
}

async function postErasure(
  visit: SignedInVisit,
  account: Account,
  domains: readonly Domain[],
): Promise<Outcome> {
  const parsed = parseForm(erasureForm, await visit.form());
  if (!parsed.ok) return erasurePage(visit, parsed.errors, 422);
  const outcome = await eraseAccount(visit, account, domains, parsed.values.currentPassword);
  if (outcome.kind === 'refused') return erasurePage(visit, outcome.errors, outcome.status);
  return seeOther(paths.home, wordsOf(visit).erasure.done);
}
