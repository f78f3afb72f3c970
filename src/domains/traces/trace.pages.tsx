import { formatDate, formatTime } from '#/french/dates.ts';
import { formatNumber } from '#/french/numbers.ts';
import { paths } from '#/paths.ts';
import type { Becoming } from '#/platform/domain.ts';
import { renderMarkdown } from '#/platform/markdown.ts';
import type { Locale } from '#/platform/visit.ts';
import { Button } from '#/ui/button.tsx';
import { Definitions } from '#/ui/definition.tsx';
import { Disclosure } from '#/ui/disclosure.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { SafeHtml } from '#/ui/safe-html.tsx';
import { Tags } from '#/ui/tag.tsx';
import { Ties } from '#/ui/ties.tsx';
import { Time } from '#/ui/time.tsx';
import { flagChoices, labelOf, organisationRoleChoices } from './choices.data.ts';
import type { TraceWords } from './quick-trace.pages.tsx';
import { bodyOf, type ContentField } from './trace.rules.ts';
import type { Trace } from './trace.ts';
import { Duration } from './trace-list.pages.tsx';
import { fieldText, type NamesById } from './trace-text.rules.ts';

export interface TraceViewProps {
  words: TraceWords;
  locale: Locale;
  trace: Trace;
  names: NamesById;
  /** Dossiers of the trace that the reader may open. */
  dossiers: readonly { id: string; title: string }[];
  authorName: string | null;
  /** Day of entry in the instance's time zone. */
  enteredOn: string;
  rights: { mayChange: boolean; mayShow: boolean; mayTrash: boolean; mayReadHistory: boolean };
}

/** What was done, then what it changed. */
export function TraceText({ words, trace }: Pick<TraceViewProps, 'words' | 'trace'>) {
  const body = bodyOf(trace.text);
  return (
    <>
      {body === '' ? null : <SafeHtml html={renderMarkdown(body)} />}
      {trace.whatChanged === '' ? null : (
        <section>
          <h2>{words.changeHeading}</h2>
          <SafeHtml html={renderMarkdown(trace.whatChanged, { headingLevel: 3 })} />
        </section>
      )}
    </>
  );
}

/** The facts of a trace, those that were given. */
export function TraceFacts(props: TraceViewProps) {
  const { words, locale, trace, names } = props;
  const text = (field: ContentField) => {
    const lines = fieldText(field, trace, names, locale)
      .split('\n')
      .filter((line) => line !== '');
    return lines.length === 0 ? null : lines;
  };
  const { durationMinutes, flags, peopleCount } = trace;
  const flagNames = flags.map((flag) => labelOf(flagChoices, flag, locale));
  return (
    <Definitions
      items={[
        { term: words.happenedOn, details: <HappenedOn {...props} /> },
        {
          term: words.form.duration,
          details: durationMinutes === null ? null : <Duration minutes={durationMinutes} locale={locale} />,
        },
        { term: words.form.natures, details: text('natures') },
        { term: words.form.flags, details: flags.length === 0 ? null : <Tags tags={flagNames} /> },
        { term: words.form.mode, details: text('mode') },
        { term: words.place, details: placeOf(trace, text) },
        { term: words.form.language, details: text('language') },
        { term: words.form.addressee, details: text('addressee') },
        {
          term: words.form.peopleCount,
          details: peopleCount === null ? null : words.people(peopleCount, formatNumber(peopleCount, locale)),
        },
        { term: words.form.peopleByCategory, details: text('peopleByCategory') },
        { term: words.form.practitionerCount, details: text('practitionerCount') },
        { term: words.form.actors, details: text('actors') },
      ]}
    />
  );
}

function HappenedOn({ trace, locale }: TraceViewProps) {
  return (
    <>
      <Time dateTime={trace.eventOn}>{formatDate(trace.eventOn, locale)}</Time>
      {trace.eventTime ? (
        <>
          , <Time dateTime={trace.eventTime}>{formatTime(trace.eventTime, locale)}</Time>
        </>
      ) : null}
    </>
  );
}

function placeOf(trace: Trace, text: (field: 'placeKind' | 'schoolLevel' | 'placeId') => string[] | null) {
  const parts = [
    trace.placeText,
    ...(text('placeId') ?? []),
    ...(text('placeKind') ?? []),
    ...(text('schoolLevel') ?? []),
  ];
  const said = parts.filter((part) => part !== '' && part !== '—');
  return said.length === 0 ? null : said;
}

/** What this one trace became: a thread to each thing, and nothing when nothing. */
export interface BecameProps {
  words: TraceWords;
  became: readonly Becoming[];
  /** Behind one line, where the page has something to ask. */
  folded: boolean;
}

export function Became({ words, became, folded }: BecameProps) {
  if (became.length === 0) return null;
  const ties = <Ties ties={became} />;
  if (folded) {
    const frameworks = became.filter(({ byFramework }) => byFramework).length;
    return <Disclosure summary={words.becameFolded(frameworks)}>{ties}</Disclosure>;
  }
  return (
    <section>
      <h2>{words.becameHeading}</h2>
      {ties}
    </section>
  );
}

/** The second column: dossiers, organisations, who sees it, and what one may do with it. */
export function TraceContext(props: TraceViewProps) {
  const { words, locale, trace, dossiers } = props;
  return (
    <>
      {dossiers.length === 0 ? null : (
        <section>
          <h2>{words.inDossiers}</h2>
          <Ties
            ties={dossiers.map((dossier) => ({ label: dossier.title, href: paths.dossier(dossier.id) }))}
          />
        </section>
      )}
      {trace.organisations.length === 0 ? null : <Organisations {...props} />}
      <section>
        <h2>{words.about}</h2>
        <Definitions
          items={[
            { term: words.author, details: props.authorName ?? words.authorGone },
            { term: words.enteredOn, details: formatDate(props.enteredOn, locale) },
            { term: words.form.visibility, details: words.visibilities[trace.visibility] },
          ]}
        />
        <TraceActs {...props} />
      </section>
    </>
  );
}

function Organisations({ words, locale, trace }: TraceViewProps) {
  const linked = trace.organisations.filter((present) => present.organisationId !== null);
  const named = trace.organisations.filter((present) => present.organisationId === null);
  const roleOf = (role: string) => labelOf(organisationRoleChoices, role, locale).toLowerCase();
  return (
    <section>
      <h2>{words.form.organisations}</h2>
      {linked.length === 0 ? null : (
        <Ties
          ties={linked.map((present) => ({
            label: present.name,
            href: paths.organisation(present.organisationId ?? ''),
            note: roleOf(present.role),
          }))}
        />
      )}
      {named.length === 0 ? null : (
        <ul>
          {named.map((present) => (
            <li key={present.name}>
              {present.name} <span class="tie-note">{roleOf(present.role)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function TraceActs({ words, trace, rights }: Pick<TraceViewProps, 'words' | 'trace' | 'rights'>) {
  const links = [
    rights.mayChange ? { label: words.change, href: paths.traceChange(trace.id) } : null,
    rights.mayChange ? { label: words.plans, href: paths.tracePlanItems(trace.id) } : null,
    rights.mayChange ? { label: words.mark, href: paths.traceEvents(trace.id) } : null,
    rights.mayShow ? { label: words.showTo, href: paths.traceVisibility(trace.id) } : null,
    rights.mayReadHistory ? { label: words.history, href: paths.traceHistory(trace.id) } : null,
  ].filter((link) => link !== null);
  return (
    <>
      {links.length === 0 ? null : (
        <ul class="linked-list">
          {links.map((link) => (
            <li key={link.href}>
              <a href={link.href}>{link.label}</a>
            </li>
          ))}
        </ul>
      )}
      {rights.mayTrash ? (
        <PostForm action={paths.traceRemoval(trace.id)}>
          <Button look="quiet">{words.trash}</Button>
        </PostForm>
      ) : null}
    </>
  );
}
