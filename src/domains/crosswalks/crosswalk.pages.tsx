import type { Codebook } from '#/domains/codebooks/codebooks.public.ts';
import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button, FormActions, LinkButton } from '#/ui/button.tsx';
import { Definitions } from '#/ui/definition.tsx';
import { Disclosure } from '#/ui/disclosure.tsx';
import { Empty } from '#/ui/empty.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { FileField, Select } from '#/ui/fields.tsx';
import { LinkedList } from '#/ui/linked-list.tsx';
import { Notice } from '#/ui/notice.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { Table } from '#/ui/table.tsx';
import type { Crosswalk, CrosswalkSummary, Revision, Validity } from './crosswalk.ts';
import type { fr } from './crosswalk.words.ts';
import { ListLinksPart } from './crosswalk-lists.pages.tsx';

export type Words = typeof fr;

export function holdsText({ validFromOn, validUntilOn }: Validity, words: Words, locale: Locale): string {
  const until = validUntilOn === null ? null : formatDate(validUntilOn, locale);
  return words.holds(formatDate(validFromOn, locale), until);
}

export function CrosswalksPage({
  words,
  locale,
  summaries,
  mayWrite,
}: {
  words: Words;
  locale: Locale;
  summaries: readonly CrosswalkSummary[];
  mayWrite: boolean;
}) {
  const name = (one: CrosswalkSummary) =>
    words.fromTo(
      words.version(one.fromTitle[locale], one.from.version),
      words.version(one.toTitle[locale], one.to.version),
    );
  return (
    <>
      <p class="lead">{words.lead}</p>
      <MakeLink words={words} mayWrite={mayWrite} />
      {summaries.length === 0 ? (
        <Empty title={words.none}>
          <p>{words.noneText}</p>
        </Empty>
      ) : (
        <LinkedList
          lines={summaries.map((one) => ({
            label: name(one),
            href: paths.crosswalk(one.id),
            note: `${one.spaceName} – ${holdsText(one, words, locale)}`,
          }))}
        />
      )}
    </>
  );
}

function MakeLink({ words, mayWrite }: { words: Words; mayWrite: boolean }) {
  if (!mayWrite) return <p class="hint">{words.noKeptSpace}</p>;
  return (
    <p>
      <LinkButton href={paths.newCrosswalk} look="primary">
        {words.make}
      </LinkButton>
    </p>
  );
}

/** What keeps links from being saved, or is left to say, each at its place. */
export function FaultsTable({
  words,
  faults,
  caption,
}: {
  words: Words;
  faults: readonly { place: string; sentence: string }[];
  caption: string;
}) {
  return (
    <Table
      caption={caption}
      rows={faults}
      rowKey={({ place, sentence }) => `${place} ${sentence}`}
      columns={[
        { key: 'place', heading: words.place, cell: ({ place }) => <code>{place}</code> },
        { key: 'sentence', heading: words.problem, cell: ({ sentence }) => sentence },
      ]}
    />
  );
}

export interface CrosswalkPageProps {
  words: Words;
  locale: Locale;
  crosswalk: Crosswalk;
  spaceName: string;
  from: Codebook;
  to: Codebook;
  mayWrite: boolean;
  /** What is left to say. */
  findings: readonly { place: string; sentence: string }[];
  /** What kept a file or a list from being taken. */
  refused: readonly { place: string; sentence: string }[];
  refusal: ErrorSentences;
  revisions: readonly (Revision & { name: string; on: string })[];
}

export function CrosswalkPage(props: CrosswalkPageProps) {
  const { words, crosswalk, refusal, refused, mayWrite } = props;
  return (
    <>
      <ErrorSummary title={refusal.title} errors={refusal.errors} />
      {refused.length === 0 ? null : (
        <Notice kind="refusal" title={words.faultsTitle}>
          <FaultsTable words={words} faults={refused} caption={words.problem} />
        </Notice>
      )}
      <Identity {...props} />
      <section aria-labelledby="listes">
        <h2 id="listes">{words.lists}</h2>
        {crosswalk.lists.length === 0 ? <p>{words.noList}</p> : null}
        {crosswalk.lists.map((links) => (
          <ListLinksPart key={links.from} {...props} links={links} />
        ))}
        {mayWrite ? <AddListForm {...props} /> : null}
      </section>
      <Findings {...props} />
      {mayWrite ? <ReplaceForm {...props} /> : null}
      <HistoryPart {...props} />
    </>
  );
}

function Identity({ words, locale, crosswalk, spaceName, from, to, revisions }: CrosswalkPageProps) {
  const book = (one: Codebook) => (
    <a href={paths.codebookVersion(one.id, one.version, crosswalk.spaceId)}>
      {words.version(one.title[locale], one.version)}
    </a>
  );
  const [last] = revisions;
  return (
    <>
      {crosswalk.note === '' ? null : <p class="lead">{crosswalk.note}</p>}
      <Definitions
        items={[
          { term: words.from, details: book(from) },
          { term: words.to, details: book(to) },
          { term: words.space, details: spaceName },
          { term: words.validity, details: holdsText(crosswalk, words, locale) },
          {
            term: words.made,
            details: last ? words.madeBy(last.number, last.name, formatDate(last.on, locale)) : null,
          },
        ]}
      />
      <FormActions>
        <LinkButton href={paths.crosswalkReport(crosswalk.id)} look="primary">
          {words.report}
        </LinkButton>
        {['json', 'csv'].map((format) => (
          <LinkButton
            key={format}
            href={`${paths.crosswalkExport(crosswalk.id)}?format=${format}`}
            download=""
          >
            {`${words.exports} (${format.toUpperCase()})`}
          </LinkButton>
        ))}
      </FormActions>
    </>
  );
}

function AddListForm({ words, locale, crosswalk, from, to, refusal }: CrosswalkPageProps) {
  const said = new Set(crosswalk.lists.map((list) => list.from));
  const options = (book: Codebook) =>
    book.codeLists.map(({ id, label }) => ({ value: id, label: label[locale] }));
  return (
    <Disclosure summary={words.addList} open={crosswalk.lists.length === 0}>
      <PostForm action={paths.crosswalkLists(crosswalk.id)}>
        <input type="hidden" name="revision" value={crosswalk.revision} />
        <Select
          name="from"
          label={words.fromList}
          options={options(from).filter(({ value }) => !said.has(value))}
          emptyLabel={words.choose}
          error={refusal.of('from')}
        />
        <Select
          name="to"
          label={words.toList}
          options={options(to)}
          emptyLabel={words.choose}
          error={refusal.of('to')}
        />
        <FormActions>
          <Button>{words.link}</Button>
        </FormActions>
      </PostForm>
    </Disclosure>
  );
}

function Findings({ words, findings }: CrosswalkPageProps) {
  return (
    <section aria-labelledby="a-dire">
      <h2 id="a-dire">{words.toSay}</h2>
      {findings.length === 0 ? (
        <p>{words.nothingToSay}</p>
      ) : (
        <>
          <p>{words.toSayLead}</p>
          <FaultsTable words={words} faults={findings} caption={words.toSay} />
        </>
      )}
    </section>
  );
}

function ReplaceForm({ words, crosswalk, refusal }: CrosswalkPageProps) {
  return (
    <section aria-labelledby="remplacer">
      <h2 id="remplacer">{words.replace}</h2>
      <p>{words.replaceLead}</p>
      <PostForm action={paths.crosswalkFile(crosswalk.id)} upload>
        <input type="hidden" name="revision" value={crosswalk.revision} />
        <FileField name="file" label={words.file} accept=".json,.csv" error={refusal.of('file')} />
        <FormActions>
          <Button look="quiet">{words.replaceButton}</Button>
        </FormActions>
      </PostForm>
    </section>
  );
}

function HistoryPart({ words, locale, revisions }: CrosswalkPageProps) {
  return (
    <section aria-labelledby="histoire">
      <h2 id="histoire">{words.history}</h2>
      <Table
        caption={words.history}
        rows={revisions}
        rowKey={({ number }) => String(number)}
        columns={[
          { key: 'number', heading: words.revision, cell: ({ number }) => String(number) },
          { key: 'on', heading: words.on, cell: ({ on }) => formatDate(on, locale) },
          { key: 'by', heading: words.by, cell: ({ name }) => name },
        ]}
      />
    </section>
  );
}
