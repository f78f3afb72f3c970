import { paths } from '#/paths.ts';
import type { ErrorSentences } from '#/platform/form-errors.ts';
import { Button } from '#/ui/button.tsx';
import { ErrorSummary } from '#/ui/error-summary.tsx';
import { LinkedList } from '#/ui/linked-list.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { Table } from '#/ui/table.tsx';
import { Time } from '#/ui/time.tsx';
import { fieldsThatDiffer } from './organisation.rules.ts';
import type { Organisation, OrganisationField, OrganisationVersion } from './organisation.ts';
import type { fr } from './organisation.words.ts';
import { Said, type SayField } from './organisation-form.pages.tsx';

type Words = typeof fr;

interface HistoryProps {
  words: Words;
  organisation: Organisation;
  versions: readonly OrganisationVersion[];
  /** Organisations that turned out to be this one. */
  became: readonly { id: string; name: string }[];
  /** The one it became, when it was merged. */
  keptName: string | null;
  mayTend: boolean;
  refusal: ErrorSentences;
  say: SayField;
  moment(at: Date): string;
}

/** What the page said after each change, and what changed. */
export function HistoryPage(props: HistoryProps) {
  const { words, organisation, versions, became } = props;
  return (
    <>
      <ErrorSummary title={props.refusal.title} errors={props.refusal.errors} />
      <p class="lead">{words.historyLead}</p>
      {organisation.mergedInto && props.keptName !== null ? (
        <p>
          <a href={paths.organisation(organisation.mergedInto)}>{words.becameOther(props.keptName)}</a>
        </p>
      ) : null}
      {versions.map((version, position) => (
        <Version key={version.version} {...props} one={version} before={versions[position + 1] ?? null} />
      ))}
      {became.length === 0 ? null : (
        <section>
          <h2>{words.becameThis}</h2>
          <LinkedList
            lines={became.map(({ id, name }) => ({ label: name, href: paths.organisationHistory(id) }))}
          />
        </section>
      )}
    </>
  );
}

type VersionProps = HistoryProps & { one: OrganisationVersion; before: OrganisationVersion | null };

function Version(props: VersionProps) {
  const { words, organisation, one, before, moment } = props;
  const isCurrent = one.version === organisation.version;
  const mayRestore = props.mayTend && !isCurrent && organisation.mergedInto === null;
  return (
    <section>
      <h2>
        <Time dateTime={one.changedAt.toISOString()}>{moment(one.changedAt)}</Time>
      </h2>
      <p class="hint">
        {[
          before ? '' : words.firstVersion,
          one.changedBy ? words.by(one.changedBy) : '',
          isCurrent ? words.currentVersion : '',
        ]
          .filter(Boolean)
          .join(' – ')}
      </p>
      {before ? <Changes {...props} before={before} /> : null}
      {mayRestore ? (
        <PostForm action={paths.organisationRestoration(organisation.id)}>
          <input type="hidden" name="version" value={String(one.version)} />
          <input type="hidden" name="current" value={String(organisation.version)} />
          <Button look="quiet">{words.restore}</Button>
        </PostForm>
      ) : null}
    </section>
  );
}

function Changes({ words, one, before, say, moment }: VersionProps & { before: OrganisationVersion }) {
  const changed = fieldsThatDiffer(before.content, one.content);
  if (changed.length === 0) return <p>{words.nothingChanged}</p>;
  const column = (key: 'before' | 'after', version: OrganisationVersion) => ({
    key,
    heading: words[key],
    cell: (field: OrganisationField) => <Said text={say(version.content, field)} empty={words.empty} />,
  });
  return (
    <Table
      caption={words.versionChanges(moment(one.changedAt))}
      columns={[
        { key: 'field', heading: words.field, cell: (field: OrganisationField) => words.fields[field] },
        column('before', before),
        column('after', one),
      ]}
      rows={changed}
      rowKey={(field) => field}
    />
  );
}
