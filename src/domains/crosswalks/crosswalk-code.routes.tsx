import { paths } from '#/paths.ts';
import type { FieldError, Form } from '#/platform/form.ts';
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
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { changeCrosswalk, type ReadCrosswalk, readCrosswalk } from './crosswalk.actions.ts';
import type { ListLinks } from './crosswalk.ts';
import * as crosswalkWords from './crosswalk.words.ts';
import { withLink } from './crosswalk-edit.rules.ts';
import { CodePage } from './crosswalk-forms.pages.tsx';
import { formOfLink, linkTyped } from './crosswalk-link.form.ts';
import { codeName } from './crosswalk-lists.pages.tsx';

const address = paths.crosswalkCode(':correspondance', ':liste', ':code');

export const codeRoutes: PageRoute[] = [
  get(address, { access: signedIn, handle: showCode }),
  post(address, { access: signedIn, handle: postCode }),
];

interface ReadCode extends ReadCrosswalk {
  links: ListLinks;
  code: string;
}

/** The linked list and the code that the address names, or null. */
async function readCode(visit: SignedInVisit): Promise<ReadCode | null> {
  const { correspondance = '', liste = '', code = '' } = visit.params;
  const read = await readCrosswalk(visit, correspondance);
  const links = read?.crosswalk.lists.find((list) => list.from === liste);
  const source = read?.from.codeLists.find(({ id }) => id === liste);
  return read && links && source?.codes.some(({ id }) => id === code) ? { ...read, links, code } : null;
}

async function showCode(visit: SignedInVisit): Promise<Outcome> {
  const read = await readCode(visit);
  if (!read) return missing;
  if (!read.mayWrite) return forbidden;
  const link = read.links.links.find(({ code }) => code === read.code);
  return page(codePage(visit, read, formOfLink(link, read.crosswalk.revision), []));
}

async function postCode(visit: SignedInVisit): Promise<Outcome> {
  const read = await readCode(visit);
  if (!read) return missing;
  if (!read.mayWrite) return forbidden;
  const form = await visit.form();
  const typed = linkTyped(form, read.code);
  if (!typed.ok) return refusedPage(codePage(visit, read, form, typed.errors));
  const { id } = read.crosswalk;
  const outcome = await changeCrosswalk(visit, id, Number(form.text('revision')), (content) =>
    withLink(content, read.links.from, read.code, typed.link),
  );
  if (outcome?.kind === 'written')
    return seeOther(
      `${paths.crosswalk(id)}#liste-${read.links.from}`,
      wordsFor(visit.locale, crosswalkWords).saved,
    );
  const key = outcome?.kind === 'stale' ? 'stale' : 'noDestination';
  return refusedPage(codePage(visit, read, form, [{ field: 'code1', key, values: {} }]));
}

function codePage(
  visit: SignedInVisit,
  read: ReadCode,
  form: Form,
  errors: readonly FieldError[],
): PageContent {
  const words = wordsFor(visit.locale, crosswalkWords);
  const { crosswalk, from, to, links, code } = read;
  return {
    title: words.editTitle(codeName(from, links.from, code, visit.locale)),
    trail: [
      { label: words.title, href: paths.crosswalks },
      {
        label: words.fromTo(from.title[visit.locale], to.title[visit.locale]),
        href: paths.crosswalk(crosswalk.id),
      },
    ],
    body: (
      <CodePage
        words={words}
        locale={visit.locale}
        crosswalk={crosswalk}
        from={from}
        to={to}
        links={links}
        code={code}
        form={form}
        refusal={errorSentences(visit.locale, errors, words.errors)}
      />
    ),
  };
}
