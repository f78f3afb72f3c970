import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import type { Locale } from '#/platform/visit.ts';
import { Definitions } from '#/ui/definition.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { Notice } from '#/ui/notice.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { Ties } from '#/ui/ties.tsx';
import { AddDocument, DocumentList, type TypedDocument } from './document.pages.tsx';
import { countForFunder, daysLeftByProgramme, dueDays, standingOf } from './filing.rules.ts';
import { type Addressee, addressees, type Filing, type FilingDocument } from './filing.ts';
import type { FilingWords } from './filing-list.pages.tsx';

export interface FilingPageProps {
  words: FilingWords;
  locale: Locale;
  filing: Filing;
  documents: readonly FilingDocument[];
  mayChange: boolean;
  today: string;
  /** What was typed to add a document, and to which list. */
  typed: TypedDocument & { addressee: string; key: string };
  refusal: ErrorSentences;
}

/** Accounts: the day they are due, what goes to the funder, and apart, what goes to the general meeting. */
export function FilingPage(props: FilingPageProps) {
  const { words, locale, filing, documents, refusal } = props;
  const removed = documents.filter(({ removedOn }) => removedOn !== null);
  const refusedMark = refusal.of('state');
  return (
    <>
      {filing.archivedOn === null ? null : (
        <Notice kind="information" title={words.archivedOn(formatDate(filing.archivedOn, locale))}>
          <p>{words.archiveText}</p>
        </Notice>
      )}
      {refusedMark ? (
        <Notice kind="refusal" title={words.notMarked}>
          <p>{refusedMark}</p>
        </Notice>
      ) : null}
      {refusal.of('title') ? <ErrorSummary title={refusal.title} errors={refusal.errors} /> : null}
      <DueDay {...props} />
      {addressees.map((addressee) => (
        <ListOf {...props} key={addressee} addressee={addressee} />
      ))}
      {removed.length === 0 ? null : <RemovedDocuments {...props} removed={removed} />}
    </>
  );
}

function DueDay({ words, locale, filing, documents, today }: FilingPageProps) {
  const { counted, named, due, from } = dueDays(filing);
  const said = (day: string) => formatDate(day, locale);
  const standing = standingOf(due, today, countForFunder(documents));
  return (
    <>
      <p class="lead">
        {words.dueOn} <strong>{said(due)}</strong>.{' '}
        {standing.kind === 'sent' ? words.allSent : words[standing.kind](standing.days, standing.left)}
      </p>
      <p class="hint">
        {from === 'agreement'
          ? `${words.agreed(filing.agreedSource)} ${words.countedInstead(said(counted))}`
          : words.counted(daysLeftByProgramme, said(filing.yearEndsOn))}
        {from === 'count' && named !== null && named !== counted ? ` ${words.named(said(named))}` : ''}{' '}
        {words.source}
      </p>
    </>
  );
}

function ListOf(props: FilingPageProps & { addressee: Addressee }) {
  const { words, locale, filing, documents, mayChange, today, addressee } = props;
  const listed = documents.filter((one) => one.addressee === addressee && one.removedOn === null);
  const { assemblyOn } = filing;
  return (
    <section id={addressee}>
      <h2>{words.lists[addressee]}</h2>
      {addressee === 'members' ? (
        <p>
          {assemblyOn === null
            ? words.assemblyUnknown
            : words[assemblyOn < today ? 'assemblyWas' : 'assemblyIs'](formatDate(assemblyOn, locale))}
        </p>
      ) : null}
      <p class="hint">{words.listNotes[addressee]}</p>
      {listed.length === 0 ? (
        <p>{words.emptyList}</p>
      ) : (
        <DocumentList
          words={words}
          locale={locale}
          filingId={filing.id}
          documents={listed}
          mayChange={mayChange}
        />
      )}
      {mayChange ? <AddDocument {...props} /> : null}
    </section>
  );
}

function RemovedDocuments({
  words,
  filing,
  mayChange,
  removed,
}: FilingPageProps & { removed: readonly FilingDocument[] }) {
  return (
    <section class="screen-only">
      <h2>{words.removed}</h2>
      <ul>
        {removed.map(({ id, title, addressee, revision }) => (
          <li key={id}>
            {title} ({words.lists[addressee]}){' '}
            {mayChange ? (
              <PostForm action={paths.filingDocumentRemoval(filing.id, id)} class="inline-form">
                <input type="hidden" name="revision" value={revision} />
                <input type="hidden" name="act" value="restore" />
                <button class="button button-quiet" type="submit" aria-label={words.restoreLabel(title)}>
                  {words.restore}
                </button>
              </PostForm>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The second column: whose, for whom, for which year. */
export function FilingContext({
  words,
  locale,
  filing,
  spaceName,
  maySet,
}: Pick<FilingPageProps, 'words' | 'locale' | 'filing'> & { spaceName: string; maySet: boolean }) {
  return (
    <>
      <h2>{words.around}</h2>
      <Definitions
        items={[
          { term: words.space, details: <a href={paths.space(filing.spaceId)}>{spaceName}</a> },
          { term: words.funder, details: filing.funder },
          { term: words.yearEndsOn, details: formatDate(filing.yearEndsOn, locale) },
        ]}
      />
      <p class="hint">{words.seenBy}</p>
      <Ties
        ties={[
          { label: words.takeList, href: paths.filingList(filing.id) },
          ...(maySet ? [{ label: words.settings, href: paths.filingSettings(filing.id) }] : []),
        ]}
      />
    </>
  );
}
