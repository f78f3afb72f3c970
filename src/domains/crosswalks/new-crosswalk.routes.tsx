import { listCodebooks, oneOfEach } from '#/domains/codebooks/codebooks.public.ts';
import { ownSpaces } from '#/domains/spaces/spaces.public.ts';
import { paths } from '#/paths.ts';
import { type FieldError, Form, parseForm } from '#/platform/form.ts';
import { errorSentences } from '#/platform/form-errors.ts';
import {
  forbidden,
  type Outcome,
  type PageContent,
  page,
  refusedPage,
  seeOther,
} from '#/platform/outcome.ts';
import { get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { mayWriteCrosswalk } from './crosswalk.access.ts';
import { openCrosswalk } from './crosswalk.actions.ts';
import { newCrosswalkForm } from './crosswalk.form.ts';
import * as crosswalkWords from './crosswalk.words.ts';
import { readCrosswalkFile } from './crosswalk-file.form.ts';
import { NewCrosswalkPage } from './crosswalk-forms.pages.tsx';
import { fileSentences, type PlacedSentence, sentencesOf } from './crosswalk-sentences.form.ts';

export const newCrosswalkRoutes: PageRoute[] = [
  get(paths.newCrosswalk, {
    access: signedIn,
    handle: async (visit) => {
      const { query } = visit;
      const form = Form.of({ from: query.get('depart') ?? '', to: query.get('arrivee') ?? '' });
      return mayWriteAnywhere(visit) ? page(await newPage(visit, form, [], [])) : forbidden;
    },
  }),
  post(paths.newCrosswalk, {
    access: signedIn,
    maximumBodyBytes: 4 * 1024 * 1024,
    handle: makeCrosswalk,
  }),
];

function mayWriteAnywhere(visit: SignedInVisit): boolean {
  return visit.viewer.memberships.some(({ spaceId }) => mayWriteCrosswalk(visit.viewer, spaceId));
}

const referenceOf = (typed: string) => {
  const [id = '', version = ''] = typed.split(' ');
  return { id, version };
};

async function makeCrosswalk(visit: SignedInVisit): Promise<Outcome> {
  const form = await visit.form();
  const parsed = parseForm(newCrosswalkForm, form);
  if (!parsed.ok) return refusedPage(await newPage(visit, form, parsed.errors, []));
  const { spaceId, validFromOn, note } = parsed.values;
  const [from, to] = [referenceOf(parsed.values.from), referenceOf(parsed.values.to)];
  const wish = { spaceId, from, to, validFromOn, validUntilOn: parsed.values.validUntilOn || null };
  const file = form.files('file')[0];
  const reading = file
    ? readCrosswalkFile(new TextDecoder().decode(file.bytes), { from, to, note })
    : { ok: true as const, content: { note, lists: [] } };
  if (!reading.ok)
    return refusedPage(await newPage(visit, form, [], fileSentences(reading.faults, visit.locale)));
  const outcome = await openCrosswalk(visit, wish, reading.content);
  switch (outcome.kind) {
    case 'written':
      return seeOther(paths.crosswalk(outcome.id), wordsFor(visit.locale, crosswalkWords).opened);
    case 'faulty':
      return refusedPage(await newPage(visit, form, [], sentencesOf(outcome.faults, visit.locale)));
    case 'forbidden':
      return refusedPage(await newPage(visit, form, [{ field: 'spaceId', key: 'space', values: {} }], []));
    default:
      return refusedPage(await newPage(visit, form, [{ field: 'from', key: 'codebook', values: {} }], []));
  }
}

async function newPage(
  visit: SignedInVisit,
  form: Form,
  errors: readonly FieldError[],
  faults: readonly PlacedSentence[],
): Promise<PageContent> {
  const words = wordsFor(visit.locale, crosswalkWords);
  const own = await ownSpaces(await visit.transaction(), visit.viewer.personId);
  return {
    title: words.makeTitle,
    trail: [{ label: words.title, href: paths.crosswalks }],
    body: (
      <NewCrosswalkPage
        words={words}
        locale={visit.locale}
        form={form}
        refusal={errorSentences(visit.locale, errors, words.errors)}
        faults={faults}
        spaces={own.filter(({ id }) => mayWriteCrosswalk(visit.viewer, id))}
        codebooks={oneOfEach((await listCodebooks(visit)).filter(({ state }) => state !== 'draft'))}
      />
    ),
  };
}
