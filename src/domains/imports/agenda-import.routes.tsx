import { dossiersOfViewer } from '#/domains/dossiers/dossiers.public.ts';
import { NoSpace, ownSpaces } from '#/domains/spaces/spaces.public.ts';
import { addMonths, startOfMonth } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import { type FieldError, Form, parseForm } from '#/platform/form.ts';
import { type ErrorSentences, errorSentences, noErrors } from '#/platform/form-errors.ts';
import { isId } from '#/platform/ids.ts';
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
import { holds, type SignedInVisit, type Visit, wordsFor } from '#/platform/visit.ts';
import { agendaLimits } from './agenda.ts';
import { openAgendaImport } from './agenda-import.actions.ts';
import { agendaFields, chosenIn, windowFaults } from './agenda-import.form.ts';
import { NewAgendaPage, ReviewPage, reviewAddress } from './agenda-import.pages.tsx';
import * as agendaWords from './agenda-import.words.ts';
import type { ProposalLine } from './agenda-proposal.pages.tsx';
import { hintMaker, keepProposals, setAside } from './agenda-review.actions.ts';
import { importById } from './import.store.ts';
import type { AgendaSummary, Import, Proposal } from './import.ts';
import * as importWords from './import.words.ts';
import { placesNamedIn } from './import-place.actions.ts';
import { waitingCount, waitingProposals } from './proposal.store.ts';

const wordsOf = (visit: Visit) => wordsFor(visit.locale, agendaWords);
const pageSize = 30;

/** The file itself, and what surrounds it in a posted form. */
const maximumBodyBytes = agendaLimits.maximumBytes + 64 * 1024;

export const agendaImportRoutes: PageRoute[] = [
  get(paths.newAgendaImport, {
    access: signedIn,
    handle: async (visit) => {
      const from = addMonths(startOfMonth(visit.today), -1);
      return page(await newPage(visit, Form.of({ from, to: visit.today }), noErrors));
    },
  }),
  post(paths.newAgendaImport, { access: signedIn, maximumBodyBytes, handle: open }),
];

async function newPage(visit: SignedInVisit, form: Form, refusal: ErrorSentences): Promise<PageContent> {
  const words = wordsOf(visit);
  const shared = wordsFor(visit.locale, importWords);
  const own = await ownSpaces(await visit.transaction(), visit.viewer.personId);
  const spaces = own.filter((space) => holds(visit.viewer, space.id, 'member'));
  return {
    title: words.title,
    trail: [{ label: shared.title, href: paths.imports }],
    body:
      spaces.length === 0 ? (
        <NoSpace locale={visit.locale} />
      ) : (
        <NewAgendaPage {...{ words, form, refusal, spaces }} required={shared.required} />
      ),
  };
}

async function open(visit: SignedInVisit): Promise<Outcome> {
  const words = wordsOf(visit);
  const form = await visit.form();
  const refuse = async (errors: readonly FieldError[]) =>
    refusedPage(await newPage(visit, form, errorSentences(visit.locale, errors, words.errors)));
  const parsed = parseForm(agendaFields, form);
  const [file] = form.files('file');
  const errors = parsed.ok ? windowFaults(parsed.values) : parsed.errors;
  if (!file) return refuse([{ field: 'file', key: 'fileMissing', values: {} }, ...errors]);
  if (!parsed.ok || errors.length > 0) return refuse(errors);
  const { spaceId, from, to, withNames } = parsed.values;
  const outcome = await openAgendaImport(visit, {
    spaceId,
    from,
    to,
    withNames: withNames === '1',
    bytes: file.bytes,
    fileName: file.name,
  });
  if (outcome.kind === 'forbidden') return forbidden;
  if (outcome.kind === 'opened')
    return seeOther(paths.import(outcome.id), outcome.waiting === 0 ? words.allKnown : undefined);
  const { code, values } = outcome.refusal;
  const message = words.refusals[code](values);
  const field = code === 'windowBackwards' || code === 'tooManyProposals' ? 'to' : 'file';
  return refusedPage(await newPage(visit, form, oneSentence(visit, field, message)));
}

/** A refusal that is already a sentence, in the shape of a form's errors. */
export function oneSentence(visit: Visit, field: string, message: string): ErrorSentences {
  const { title } = errorSentences(visit.locale, [{ field, key: 'invalid', values: {} }]);
  return { title, errors: [{ field, message }], of: (name) => (name === field ? message : undefined) };
}

/** What a person said of the proposals of a page. */
export async function reviewProposals(visit: SignedInVisit): Promise<Outcome> {
  const id = visit.params.importation;
  const one = isId(id) ? await importById(await visit.transaction(), id) : null;
  if (one?.kind !== 'agenda') return missing;
  const words = wordsOf(visit);
  const form = await visit.form();
  const chosen = chosenIn(form);
  const isAside = form.text('act') === 'set-aside';
  const outcome = isAside
    ? await setAside(
        visit,
        one.id,
        chosen.map((choice) => choice.proposalId),
        form.text('wholeSeries') === '1',
      )
    : await keepProposals(visit, one.id, chosen);
  if (outcome.kind === 'missing') return missing;
  if (outcome.kind === 'forbidden') return forbidden;
  if (outcome.kind === 'refused')
    return refusedPage(await reviewPage(visit, one, form, [{ field: '', key: outcome.key, values: {} }]));
  const notice = isAside ? words.asideDone(chosen.length) : words.kept(outcome.traceIds.length);
  return seeOther(
    outcome.left === 0 ? paths.import(one.id) : reviewAddress(one.id, pageAsked(visit), false),
    notice,
  );
}

function pageAsked(visit: Visit): number {
  const asked = Number.parseInt(visit.query.get('page') ?? '', 10);
  return asked > 0 && asked < 10_000 ? asked : 1;
}

/** One page of what awaits the person's word. */
export async function reviewPage(
  visit: SignedInVisit,
  one: Import,
  form: Form | null,
  errors: readonly FieldError[],
): Promise<PageContent> {
  const words = wordsOf(visit);
  const shared = wordsFor(visit.locale, importWords);
  const transaction = await visit.transaction();
  const waiting = await waitingCount(transaction, one.id);
  const pageCount = Math.max(1, Math.ceil(waiting / pageSize));
  const number = Math.min(pageAsked(visit), pageCount);
  const proposals = await waitingProposals(transaction, one.id, (number - 1) * pageSize, pageSize);
  const dossiers = (await dossiersOfViewer(transaction)).filter((dossier) => dossier.spaceId === one.spaceId);
  return {
    wide: true,
    title: words.reviewTitle((one.reading as AgendaSummary).calendarName ?? ''),
    trail: [{ label: shared.title, href: paths.imports }],
    body: (
      <ReviewPage
        words={words}
        importWords={shared}
        locale={visit.locale}
        one={one}
        proposals={await linesOf(visit, one, proposals)}
        waiting={waiting}
        dossiers={dossiers}
        form={form}
        ticked={visit.query.get('cocher') === 'probables' ? 'likely' : 'none'}
        page={number}
        pageCount={pageCount}
        refusal={errorSentences(visit.locale, errors, { ...shared.errors, ...words.errors })}
      />
    ),
  };
}

/** Proposals with what is guessed of each. */
async function linesOf(
  visit: SignedInVisit,
  one: Import,
  proposals: readonly Proposal[],
): Promise<ProposalLine[]> {
  const transaction = await visit.transaction();
  const maker = await hintMaker(transaction, one);
  const placeOf = await placesNamedIn(transaction, one.spaceId, visit.locale);
  return proposals.map((proposal) => ({
    proposal,
    hint: maker.hintFor(proposal.content),
    place: placeOf(proposal.content.location, proposal.content.startsOn),
  }));
}
