import { DossierTabs, type DossierWords } from '#/domains/dossiers/dossiers.public.ts';
import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import { renderMarkdown } from '#/platform/markdown.ts';
import type { Locale } from '#/platform/visit.ts';
import { FormActions, LinkButton } from '#/ui/button.tsx';
import { SafeHtml } from '#/ui/safe-html.tsx';
import type { ChronicleWords } from './marked-event.pages.tsx';
import { changeParts, type ObservedChange, type SaidInTrace, type SourceTrace } from './observed-change.ts';
import { RemovedList } from './written.pages.tsx';

interface Reading {
  words: ChronicleWords;
  locale: Locale;
}

export interface ChangeTextProps extends Reading {
  change: ObservedChange;
  /** Names of those who wrote it, for those of the space. */
  writers: readonly string[];
  mayWrite: boolean;
  /** True when the text says « on » and the reader could say who that is. */
  asksWhoIsOn: boolean;
  /** Level of the heading that bears its day. */
  level?: 2 | 3;
}

/** One change: the group's, then each part under its own name, never run together. */
export function ChangeText(props: ChangeTextProps) {
  const { words, locale, change, writers, mayWrite, level = 2 } = props;
  const Heading = level === 2 ? 'h2' : 'h3';
  const address = paths.dossierObservedChange(change.dossierId, change.id);
  return (
    <article class="observed-change" id={change.id}>
      <Heading>{words.observed(formatDate(change.observedOn, locale))}</Heading>
      <dl class="change-parts">
        {changeParts.map((part) =>
          part === 'sources' ? null : (
            <div key={part} class={`change-${part}`}>
              <dt>{words.parts[part]}</dt>
              <dd class="pre-line">
                {change[part] === '' ? <span class="hint">{words.partUnsaid}</span> : change[part]}
              </dd>
            </div>
          ),
        )}
        <SourcesOf words={words} locale={locale} change={change} />
      </dl>
      {props.asksWhoIsOn ? (
        <p class="hint">
          {words.whoIsOn} <a href={address}>{words.rewriteChange}</a>
        </p>
      ) : null}
      {writers.length === 0 ? null : <p class="hint">{words.writtenBy(writers.join(', '))}</p>}
      {mayWrite && !props.asksWhoIsOn ? (
        <p>
          <a href={address}>{words.rewriteChange}</a>
        </p>
      ) : null}
    </article>
  );
}

function SourcesOf({ words, locale, change }: Reading & { change: ObservedChange }) {
  if (change.sources === '' && change.traces.length === 0) return null;
  return (
    <div class="change-sources">
      <dt>{words.parts.sources}</dt>
      <dd>
        {change.sources === '' ? null : (
          <SafeHtml html={renderMarkdown(change.sources, { headingLevel: 4 })} />
        )}
        <TraceLinks locale={locale} traces={change.traces} />
      </dd>
    </div>
  );
}

function TraceLinks({ locale, traces }: { locale: Locale; traces: readonly SourceTrace[] }) {
  if (traces.length === 0) return null;
  return (
    <ul>
      {traces.map((trace) => (
        <li key={trace.id}>
          <a href={paths.trace(trace.id)}>{trace.title}</a>{' '}
          <span class="hint">{formatDate(trace.eventOn, locale)}</span>
        </li>
      ))}
    </ul>
  );
}

export interface ChangesPageProps extends Reading {
  dossierWords: DossierWords;
  dossierId: string;
  /** The latest first. */
  changes: readonly ObservedChange[];
  removed: readonly ObservedChange[];
  said: readonly SaidInTrace[];
  writers: ReadonlyMap<string, readonly string[]>;
  /** Ids of the changes whose text says « on ». */
  saysOn: ReadonlySet<string>;
  mayWrite: boolean;
}

/** What changed, over time, apart from whose part it was; then what the traces say of it. */
export function ChangesPage(props: ChangesPageProps) {
  const { words, dossierId, changes, mayWrite } = props;
  return (
    <>
      <DossierTabs words={props.dossierWords} dossierId={dossierId} current="changes" />
      <p class="lead">{words.changesLead}</p>
      {mayWrite ? (
        <FormActions>
          <LinkButton href={paths.newDossierObservedChange(dossierId)} look="primary">
            {words.noteChange}
          </LinkButton>
        </FormActions>
      ) : null}
      {changes.length === 0 ? <p>{words.noChange}</p> : null}
      {changes.map((change) => (
        <ChangeText
          key={change.id}
          words={words}
          locale={props.locale}
          change={change}
          writers={props.writers.get(change.id) ?? []}
          mayWrite={mayWrite}
          asksWhoIsOn={mayWrite && props.saysOn.has(change.id)}
        />
      ))}
      <SaidInTraces {...props} />
      <RemovedList
        words={words}
        lines={props.removed.map((change) => ({
          id: change.id,
          title: change.groupChange,
          restoreAddress: paths.dossierObservedChangeRestoration(dossierId, change.id),
        }))}
      />
    </>
  );
}

function SaidInTraces({ words, locale, dossierId, changes, said, mayWrite }: ChangesPageProps) {
  if (said.length === 0) return null;
  const sources = new Set(changes.flatMap((change) => change.traces.map((trace) => trace.id)));
  return (
    <section>
      <h2>{words.saidInTraces}</h2>
      <p class="hint">{words.saidInTracesHint}</p>
      {said.map((trace) => (
        <section key={trace.id}>
          <h3>
            <a href={paths.trace(trace.id)}>{trace.title}</a>{' '}
            <span class="hint">{formatDate(trace.eventOn, locale)}</span>
          </h3>
          <SafeHtml html={renderMarkdown(trace.whatChanged, { headingLevel: 4 })} />
          {mayWrite && !sources.has(trace.id) ? (
            <p>
              <a
                href={`${paths.newDossierObservedChange(dossierId)}?trace=${trace.id}`}
                aria-label={words.makeChangeLabel(trace.title)}
              >
                {words.makeChange}
              </a>
            </p>
          ) : null}
        </section>
      ))}
    </section>
  );
}
