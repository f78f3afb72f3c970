import { ownSpaces } from '#/domains/spaces/spaces.public.ts';
import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import { Form, parseForm } from '#/platform/form.ts';
import { errorSentences, noErrors } from '#/platform/form-errors.ts';
import { page, refusedPage } from '#/platform/outcome.ts';
import { get, type PageRoute, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import type { SearchAnswer } from './finding.ts';
import { search } from './search.actions.ts';
import { searchForm } from './search.form.ts';
import { SearchPage } from './search.pages.tsx';
import * as searchWords from './search.words.ts';

export const searchRoutes: PageRoute[] = [
  get(paths.search, {
    access: signedIn,
    handle: async (visit) => {
      const words = wordsFor(visit.locale, searchWords);
      const form = Form.of(Object.fromEntries(visit.query));
      const parsed = parseForm(searchForm, form);
      if (!parsed.ok) {
        return refusedPage(
          await content(
            visit,
            form,
            { ...errorSentences(visit.locale, parsed.errors, words.errors), title: words.notSearched },
            null,
            1,
          ),
        );
      }
      const answer = parsed.values.q === '' ? null : await search(visit, parsed.values);
      return page(await content(visit, form, noErrors, answer, parsed.values.page));
    },
  }),
];

async function content(
  visit: SignedInVisit,
  form: Form,
  refusal: typeof noErrors,
  answer: SearchAnswer | null,
  pageNumber: number,
) {
  const words = wordsFor(visit.locale, searchWords);
  const format = new Intl.NumberFormat(`${visit.locale}-CA`);
  return {
    title: words.title,
    body: (
      <SearchPage
        words={words}
        form={form}
        refusal={refusal}
        spaces={await ownSpaces(await visit.transaction(), visit.viewer.personId)}
        answer={answer}
        page={pageNumber}
        day={(date) => formatDate(date, visit.locale)}
        number={(value) => format.format(value)}
      />
    ),
  };
}
