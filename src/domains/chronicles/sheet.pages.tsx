import {
  standingOfWithdrawal,
  type Withdrawal,
  WithdrawalText,
  type WithdrawalWords,
} from '#/domains/dossiers/dossiers.public.ts';
import { entryOfTrace } from '#/domains/traces/traces.public.ts';
import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import { renderMarkdown } from '#/platform/markdown.ts';
import { SafeHtml } from '#/ui/safe-html.tsx';
import { Table } from '#/ui/table.tsx';
import { Thread } from '#/ui/thread.tsx';
import { Request } from './chronicle.pages.tsx';
import type { FilesSeen } from './dossier-file.ts';
import { Sources, titleOfEvent } from './marked-event.pages.tsx';
import { factsOf } from './next-step.pages.tsx';
import type { NextStep } from './next-step.ts';
import { ChangeText } from './observed-change.pages.tsx';
import { PartnersOverTime } from './partners-over-time.pages.tsx';
import { type PlanLinksProps, PlanTable } from './plan-links.pages.tsx';
import type { ThreadProps } from './thread.pages.tsx';

export interface SheetProps extends ThreadProps, PlanLinksProps, FilesSeen {
  today: string;
  steps: readonly NextStep[];
  withdrawal: Withdrawal | null;
  withdrawalWords: WithdrawalWords;
  withTraces: boolean;
}

/** The whole dossier as one document to print or to hand over: in order of time, and nobody's name in it. */
export function SheetPage(props: SheetProps) {
  const { words, story, today } = props;
  const { dossier } = story;
  return (
    <div class="dossier-sheet">
      <Head {...props} />
      {dossier.summary === '' ? null : <SafeHtml html={renderMarkdown(dossier.summary)} />}
      <Request {...props} />
      <States {...props} />
      <Events {...props} />
      <ChangesOfSheet {...props} />
      {story.partners.length === 0 ? null : (
        <section>
          <h2>{words.partnersOverTime}</h2>
          <PartnersOverTime
            {...props}
            partners={story.partners}
            openedOn={story.states[0]?.sinceOn ?? today}
          />
        </section>
      )}
      {props.items.length === 0 ? null : (
        <section>
          <h2>{words.plans}</h2>
          <PlanTable {...props} />
        </section>
      )}
      <WithdrawalOfSheet {...props} />
      <StepsOfSheet {...props} />
      <FilesOfSheet {...props} />
      <TracesOfSheet {...props} />
    </div>
  );
}

function Head({ words, dossierWords, locale, story, today, withTraces }: SheetProps) {
  const { dossier } = story;
  return (
    <>
      <p class="lead">
        {dossierWords.number(dossier.number)}, {dossierWords.states[dossier.state].toLowerCase()}.{' '}
        {words.sheetOn(formatDate(today, locale))}.
      </p>
      <p class="screen-only">
        {words.print}{' '}
        <a href={`${paths.dossierSheet(dossier.id)}${withTraces ? '' : '?traces=oui'}`}>
          {withTraces ? words.withoutTraces : words.withTraces}
        </a>
      </p>
    </>
  );
}

function States({ words, dossierWords, locale, story }: SheetProps) {
  return (
    <Table
      caption={words.states}
      rows={story.states}
      rowKey={(state) => state.id}
      columns={[
        { key: 'state', heading: dossierWords.state, cell: (state) => dossierWords.states[state.state] },
        { key: 'since', heading: dossierWords.sinceOn, cell: (state) => formatDate(state.sinceOn, locale) },
        { key: 'reason', heading: dossierWords.reason, cell: (state) => state.reason },
      ]}
    />
  );
}

function Events({ words, locale, events }: SheetProps) {
  if (events.length === 0) return null;
  return (
    <section>
      <h2>{words.events}</h2>
      <Thread
        label={words.events}
        entries={events.map((event) => ({
          key: event.id,
          dateTime: event.happenedOn,
          when: formatDate(event.happenedOn, locale),
          title: titleOfEvent(words, event),
          strong: true,
          body: (
            <>
              <p>{event.why}</p>
              <Sources words={words} sources={event.sources} />
            </>
          ),
        }))}
      />
    </section>
  );
}

function ChangesOfSheet({ words, locale, changes }: SheetProps) {
  if (changes.length === 0) return null;
  return (
    <section>
      <h2>{words.changes}</h2>
      {changes.map((change) => (
        <ChangeText
          key={change.id}
          {...{ words, locale, change }}
          writers={[]}
          mayWrite={false}
          asksWhoIsOn={false}
          level={3}
        />
      ))}
    </section>
  );
}

function WithdrawalOfSheet({ withdrawalWords, locale, story, withdrawal }: SheetProps) {
  if (withdrawal === null) return null;
  const standing = standingOfWithdrawal(story.dossier.state, true);
  return (
    <section>
      <h2>{withdrawalWords.title}</h2>
      {standing ? <p>{withdrawalWords.standings[standing]}.</p> : null}
      <WithdrawalText
        words={withdrawalWords}
        locale={locale}
        content={withdrawal}
        level={3}
        isOver={standing === 'withdrawn'}
      />
    </section>
  );
}

function StepsOfSheet({ words, locale, steps }: SheetProps) {
  const open = steps.filter((step) => step.endedAs === null);
  if (open.length === 0) return null;
  return (
    <section>
      <h2>{words.steps}</h2>
      <ul>
        {open.map((step) => (
          <li key={step.id}>{[step.text, ...factsOf(words, step, locale)].join(', ')}</li>
        ))}
      </ul>
    </section>
  );
}

function FilesOfSheet({ words, locale, files, traceFiles }: SheetProps) {
  const named = [
    ...(files ?? []).map((file) => ({ ...file, on: file.day })),
    ...traceFiles.map((file) => ({ ...file, on: file.eventOn })),
  ];
  if (named.length === 0) return null;
  return (
    <section>
      <h2>{words.files}</h2>
      <ul>
        {named.map((file) => (
          <li key={file.id}>
            {file.description || file.fileName}, {formatDate(file.on, locale)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function TracesOfSheet({ words, traceWords, locale, traces }: SheetProps) {
  if (traces.length === 0) return null;
  return (
    <section>
      <h2>{words.thread}</h2>
      <Thread
        label={words.thread}
        entries={[...traces].reverse().map((trace) => entryOfTrace(traceWords, trace, locale))}
      />
    </section>
  );
}
