import {
  freshId,
  type InputId,
  idsWith,
  isInputId,
  type Part,
  type PartPlace,
  partAt,
  partsAt,
  placeText,
} from '#/domains/codebooks/codebooks.public.ts';
import { paths } from '#/paths.ts';
import { forbidden, missing, type Outcome, page, refusedPage, seeOther } from '#/platform/outcome.ts';
import { get, type PageRoute, post, signedIn } from '#/platform/route.ts';
import type { SignedInVisit } from '#/platform/visit.ts';
import { chooseSample, editDraft } from './draft.actions.ts';
import { partName, samplePeriod } from './draft.rules.ts';
import { TablePage } from './draft-table.pages.tsx';
import {
  afterEdit,
  type DraftVisit,
  draftOf,
  faultWordsOf,
  isOutcome,
  seenRevision,
  statementWordsOf,
  trailOf,
  wordsOf,
  writtenDraftOf,
} from './draft-visit.routes.tsx';
import { draftFaults } from './review.actions.ts';
import { typedRow } from './row.form.ts';
import { asRow, RowPage, type RowPageProps } from './row.pages.tsx';
import { countTable, mayRun, tracesOfRow, tryDraft } from './trial.actions.ts';
import { RowTracesPage, TrialPage } from './trial.pages.tsx';

const draft = ':brouillon';

/** The decision table, its rows one by one, and what they do to a real period. */
export const ruleRoutes: PageRoute[] = [
  get(paths.codebookDraftRules(draft), { access: signedIn, handle: showTable }),
  get(paths.codebookDraftRule(draft, ':regle'), {
    access: signedIn,
    handle: async (visit) => {
      const found = await writtenDraftOf(visit);
      if (isOutcome(found)) return found;
      const at = rowIn(found, visit.params.regle ?? '');
      return at ? page(await rowPage(visit, found, at.place, at.row, null)) : missing;
    },
  }),
  post(paths.codebookDraftRule(draft, ':regle'), { access: signedIn, handle: changeRow }),
  get(paths.codebookDraftRuleTraces(draft, ':regle'), { access: signedIn, handle: showRowTraces }),
  post(paths.codebookDraftSample(draft), { access: signedIn, handle: takeSample }),
  get(paths.codebookDraftTrial(draft), { access: signedIn, handle: showTrial }),
];

async function faultsOf(visit: SignedInVisit, found: DraftVisit) {
  return draftFaults(await visit.transaction(), found.draft);
}

/** Why the draft cannot be run, or null: the first error that its rules read, as a sentence. */
function whyNotRun(visit: SignedInVisit, faults: Awaited<ReturnType<typeof faultsOf>>): string | null {
  if (mayRun(faults)) return null;
  const first = faults.find((found) => !mayRun([found]));
  return first ? `${faultWordsOf(visit)[first.code](first)} (${first.place})` : null;
}

async function showTable(visit: SignedInVisit): Promise<Outcome> {
  const found = await draftOf(visit);
  if (!found) return missing;
  const faults = await faultsOf(visit, found);
  const whyNot = whyNotRun(visit, faults);
  return page({
    title: `${wordsOf(visit).lists.rows} – ${found.draft.book.title[visit.locale]}`,
    trail: trailOf(visit, found),
    wide: true,
    body: (
      <TablePage
        view={found.view}
        counted={whyNot ? null : await countTable(visit, found.draft)}
        sample={samplePeriod(found.draft, visit.today)}
        faults={faults}
        whyNot={whyNot}
      />
    ),
  });
}

function rowIn({ draft: { book } }: DraftVisit, id: string): { place: PartPlace; row: Part } | null {
  const places: PartPlace[] = [
    { list: 'exclusions', of: null },
    ...book.mapping.groups.map((group) => ({ list: 'rows' as const, of: group.id })),
  ];
  for (const place of places) {
    const row = partAt(book, place, id);
    if (row) return { place, row };
  }
  return null;
}

/** The page of a rule; a new one has no id yet. */
export async function rowPage(
  visit: SignedInVisit,
  found: DraftVisit,
  place: PartPlace,
  row: Part,
  refusal: string | null,
  action = paths.codebookDraftRule(found.draft.id, row.id),
) {
  const words = wordsOf(visit);
  const isNew = row.id === '';
  const all = isNew ? [] : await faultsOf(visit, found);
  const faults = all.filter(
    ({ place: where }) => where.split('/')[2] === row.id || where === `mapping/${row.id}`,
  );
  return {
    title: isNew ? words.newRule : partName(row, visit.locale),
    trail: [
      ...trailOf(visit, found),
      { label: words.tabRules, href: paths.codebookDraftRules(found.draft.id) },
    ],
    body: (
      <RowPage
        view={found.view}
        place={placeText(place)}
        row={asRow(row)}
        isNew={isNew}
        action={action}
        wanted={wantedIn(visit)}
        faults={faults}
        faultWords={faultWordsOf(visit)}
        refusal={refusal}
        counted={isNew || !mayRun(all) ? null : await countTable(visit, found.draft)}
      />
    ),
  };
}

/** What the last save asked to add: a condition, a field, or a condition in one of the cases of a field. */
function wantedIn(visit: SignedInVisit): RowPageProps['wanted'] {
  const asked = visit.query.get('condition') ?? '';
  const attribute = visit.query.get('de');
  const subject = visit.query.get('cas');
  return {
    input: isInputId(asked) ? (asked as InputId) : null,
    fieldId: visit.query.get('champ'),
    clause: attribute && subject ? { attribute, subject } : null,
  };
}

/** Where saving a row leads: on to what was asked to be added, or back to the table. */
async function onwardOf(visit: SignedInVisit, draftId: string, rowId: string) {
  const form = await visit.form();
  const notice = wordsOf(visit).saved;
  const own = paths.codebookDraftRule(draftId, rowId);
  const condition = form.text('plus-condition');
  const field = form.text('plus-champ');
  if (form.text('suite') === 'condition' && isInputId(condition))
    return { to: `${own}?condition=${condition}#conditions`, notice };
  if (form.text('suite') === 'champ' && field !== '')
    return { to: `${own}?champ=${encodeURIComponent(field)}#resultat`, notice };
  const attribute = form.text('suite');
  const subject = form.text(`${attribute}-plus`);
  const [, of] = /^field-([A-Za-z0-9]+)/.exec(attribute) ?? [];
  if (of !== undefined && subject !== '') {
    const query = new URLSearchParams({ champ: of, de: attribute, cas: subject });
    return { to: `${own}?${query}#resultat`, notice };
  }
  if (form.has('suite')) return { to: own, notice };
  return { to: `${paths.codebookDraftRules(draftId)}#regle-${rowId}`, notice };
}

async function changeRow(visit: SignedInVisit): Promise<Outcome> {
  const found = await writtenDraftOf(visit);
  if (isOutcome(found)) return found;
  const { id, book } = found.draft;
  const at = rowIn(found, visit.params.regle ?? '');
  if (!at) return missing;
  const part = typedRow(book, await visit.form(), at.row.id);
  const place = placeText(at.place);
  const outcome = await editDraft(visit, id, { kind: 'change', place, part }, await seenRevision(visit));
  const onward = await onwardOf(visit, id, at.row.id);
  return afterEdit(visit, id, outcome, onward, async (sentence) =>
    refusedPage(await rowPage(visit, found, at.place, part, sentence)),
  );
}

/** Adds a row at the end of an exclusion list or of a group. */
export async function addRow(visit: SignedInVisit, found: DraftVisit, place: PartPlace): Promise<Outcome> {
  const { id, book } = found.draft;
  const action = paths.codebookDraftAddition(id, visit.params.lieu ?? '');
  const typed = typedRow(book, await visit.form(), '');
  const { fr } = typed.sentence as { fr: string };
  const refused = async (sentence: string) =>
    refusedPage(await rowPage(visit, found, place, typed, sentence, action));
  if (fr === '') return refused(wordsOf(visit).errors.name);
  const rowId = freshId(fr, takenIds(found, place));
  const last = partsAt(book, place)?.at(-1)?.id ?? null;
  const edit = { kind: 'add', place: placeText(place), part: { ...typed, id: rowId }, after: last } as const;
  const outcome = await editDraft(visit, id, edit, await seenRevision(visit));
  return afterEdit(visit, id, outcome, await onwardOf(visit, id, rowId), refused);
}

/** Ids that a new part may not take: neither one of the draft, nor one of the version before. */
export function takenIds({ draft: { book }, view: { parent } }: DraftVisit, place: PartPlace): Set<string> {
  return new Set([...idsWith(book, place), ...(parent ? idsWith(parent, place) : [])]);
}

async function showRowTraces(visit: SignedInVisit): Promise<Outcome> {
  const found = await draftOf(visit);
  if (!found) return missing;
  const words = wordsOf(visit);
  const rowId = visit.params.regle ?? '';
  const at = rowIn(found, rowId);
  const isNone = rowId === 'aucune';
  if ((!at && !isNone) || whyNotRun(visit, await faultsOf(visit, found))) return missing;
  const traces = await tracesOfRow(visit, found.draft, isNone && !at ? null : rowId);
  if (!traces) return missing;
  return page({
    title: at ? words.rowTraces : words.unmatchedTitle,
    trail: [
      ...trailOf(visit, found),
      { label: words.tabRules, href: paths.codebookDraftRules(found.draft.id) },
    ],
    body: (
      <>
        {at ? <p class="lead">{partName(at.row, visit.locale)}</p> : null}
        <RowTracesPage view={found.view} found={traces} />
      </>
    ),
  });
}

async function takeSample(visit: SignedInVisit): Promise<Outcome> {
  const id = visit.params.brouillon ?? '';
  const found = await draftOf(visit);
  if (!found) return missing;
  if (!found.mayWrite) return forbidden;
  const words = wordsOf(visit);
  const [calendarId = '', periodId = ''] = (await visit.form()).text('periode').split(' ');
  const rules = paths.codebookDraftRules(id);
  const sample = { calendarId, periodId };
  if (samplePeriod({ ...found.draft, sample }, visit.today)?.periodId !== periodId)
    return seeOther(rules, words.errors.sample);
  const outcome = await chooseSample(visit, id, sample);
  return afterEdit(visit, id, outcome, { to: rules, notice: words.sampleChosen }, (sentence) =>
    seeOther(rules, sentence),
  );
}

async function showTrial(visit: SignedInVisit): Promise<Outcome> {
  const found = await draftOf(visit);
  if (!found) return missing;
  const whyNot = whyNotRun(visit, await faultsOf(visit, found));
  return page({
    title: `${wordsOf(visit).trialTitle} – ${found.draft.book.title[visit.locale]}`,
    trail: trailOf(visit, found),
    wide: true,
    body: (
      <TrialPage
        view={found.view}
        statementWords={statementWordsOf(visit)}
        sample={samplePeriod(found.draft, visit.today)}
        trial={whyNot ? null : await tryDraft(visit, found.draft)}
        whyNot={whyNot}
      />
    ),
  });
}
