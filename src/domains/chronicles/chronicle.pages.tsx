import type { ComponentChildren } from 'preact';
import {
  DossierTabs,
  standingOfWithdrawal,
  type Withdrawal,
  WithdrawalText,
  type WithdrawalWords,
} from '#/domains/dossiers/dossiers.public.ts';
import { entryOfTrace } from '#/domains/traces/traces.public.ts';
import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import { renderMarkdown } from '#/platform/markdown.ts';
import { FormActions, LinkButton } from '#/ui/button.tsx';
import { Disclosure } from '#/ui/disclosure.tsx';
import { SafeHtml } from '#/ui/safe-html.tsx';
import { Thread } from '#/ui/thread.tsx';
import { requestAndDecision } from './chronicle.rules.ts';
import { LatestFiles } from './dossier-file.pages.tsx';
import type { FilesSeen } from './dossier-file.ts';
import { StepForm, type StepFormProps, StepList } from './next-step.pages.tsx';
import type { NextStep } from './next-step.ts';
import { ChangeText } from './observed-change.pages.tsx';
import { PartnersOverTime } from './partners-over-time.pages.tsx';
import { type ThreadProps, turningPoints } from './thread.pages.tsx';

export interface ChroniclePageProps extends ThreadProps, FilesSeen {
  today: string;
  steps: readonly NextStep[];
  withdrawal: Withdrawal | null;
  withdrawalWords: WithdrawalWords;
  /** The form of a new step. */
  stepForm: Pick<StepFormProps, 'form' | 'refusal'>;
  quick: ComponentChildren;
}

/** What is this story so far, and what next? */
export function ChroniclePage(props: ChroniclePageProps) {
  const { story } = props;
  const { dossier, mayChange } = story;
  return (
    <>
      <p class="hint">{whereItStands(props)}</p>
      <DossierTabs words={props.dossierWords} dossierId={dossier.id} current="story" />
      {dossier.summary === '' ? null : <SafeHtml html={renderMarkdown(dossier.summary)} />}
      {mayChange ? <DossierActs {...props} /> : null}
      {props.quick}
      <Steps {...props} />
      <Request {...props} />
      <TurningPoints {...props} />
      <Changes {...props} />
      <LatestFiles {...props} dossierId={dossier.id} mayChange={mayChange} />
      <WithdrawalPart {...props} />
      {story.partners.length === 0 ? null : (
        <section>
          <h2>{props.words.partnersOverTime}</h2>
          <PartnersOverTime {...props} partners={story.partners} openedOn={firstDay(props)} />
        </section>
      )}
    </>
  );
}

/** « Dossier nº 3, retrait préparé depuis le 28 septembre 2026 ». */
function whereItStands({ dossierWords, locale, story }: ChroniclePageProps): string {
  const { dossier, states } = story;
  const state = dossierWords.states[dossier.state].toLowerCase();
  const since = states.at(-1)?.sinceOn;
  return `${dossierWords.number(dossier.number)}, ${state}${since ? ` ${dossierWords.since(formatDate(since, locale))}` : ''}`;
}

const firstDay = ({ story, today }: ChroniclePageProps) => story.states[0]?.sinceOn ?? today;

function DossierActs({ dossierWords, words, story }: ChroniclePageProps) {
  const { id } = story.dossier;
  return (
    <FormActions>
      <LinkButton href={paths.dossierState(id)}>{dossierWords.move}</LinkButton>
      <LinkButton href={paths.dossierChange(id)}>{dossierWords.changeTitle}</LinkButton>
      <LinkButton href={paths.dossierSheet(id)}>{words.sheet}</LinkButton>
    </FormActions>
  );
}

function Steps(props: ChroniclePageProps) {
  const { words, story, steps } = props;
  const { mayChange, dossier } = story;
  const open = steps.filter((step) => step.endedAs === null);
  if (open.length === 0 && !mayChange) return null;
  return (
    <section>
      <h2>{words.steps}</h2>
      {open.length === 0 ? (
        <p>{words.noStep}</p>
      ) : (
        <StepList words={words} locale={props.locale} steps={open} acts={mayChange ? ['done'] : []} />
      )}
      {mayChange ? (
        <Disclosure summary={words.addStep}>
          <StepForm words={words} dossierId={dossier.id} step={null} {...props.stepForm} />
        </Disclosure>
      ) : null}
      {steps.length > open.length || mayChange ? (
        <p>
          <a href={paths.dossierSteps(dossier.id)}>{words.allSteps}</a>
        </p>
      ) : null}
    </section>
  );
}

/** When it was asked and decided, and in whose words. */
export function Request({ words, dossierWords, locale, story }: ThreadProps) {
  const { requestedOn, decision } = requestAndDecision(story.states);
  const { origin } = story.dossier;
  if (requestedOn === null && decision === null && origin === '') return null;
  return (
    <section>
      <h2>{words.request}</h2>
      <p>
        {requestedOn === null ? null : `${words.requestOn(formatDate(requestedOn, locale))}. `}
        {origin === '' ? null : words.from(origin)}
      </p>
      {decision === null ? null : (
        <p>
          {words.decisionOn(dossierWords.states[decision.state], formatDate(decision.sinceOn, locale))}.{' '}
          {decision.reason}
        </p>
      )}
    </section>
  );
}

function TurningPoints(props: ChroniclePageProps) {
  const { words, traceWords, locale, story, events, traces } = props;
  return (
    <>
      <section>
        <h2>{words.story}</h2>
        <p class="hint">{words.storyHint}</p>
        <Thread label={words.story} entries={turningPoints(props)} />
        {events.length === 0 && story.mayChange ? (
          <p class="hint">
            {words.noEvent} {words.noEventHint}
          </p>
        ) : null}
        {events.length > 0 || story.mayChange ? (
          <p>
            <a href={paths.dossierEvents(story.dossier.id)}>{words.events}</a>
          </p>
        ) : null}
      </section>
      <section>
        <h2>{words.latest}</h2>
        {traces.length === 0 ? (
          <p>{words.noTrace}</p>
        ) : (
          <Thread
            label={words.latest}
            entries={traces.map((trace) => ({ ...entryOfTrace(traceWords, trace, locale), body: null }))}
          />
        )}
        <p>
          <a href={paths.dossierThread(story.dossier.id)}>{words.wholeThread}</a>
        </p>
      </section>
    </>
  );
}

/** How many observed changes stand whole on the page. */
const changesShown = 2;

function Changes(props: ChroniclePageProps) {
  const { words, locale, story, changes } = props;
  if (changes.length === 0 && !story.mayChange) return null;
  return (
    <section>
      <h2>{words.changes}</h2>
      {changes.length === 0 ? <p>{words.noChange}</p> : null}
      {[...changes]
        .reverse()
        .slice(0, changesShown)
        .map((change) => (
          <ChangeText
            key={change.id}
            words={words}
            locale={locale}
            change={change}
            writers={[]}
            mayWrite={false}
            asksWhoIsOn={false}
            level={3}
          />
        ))}
      <p>
        <a href={paths.dossierObservedChanges(story.dossier.id)}>{words.allChanges}</a>
        {story.mayChange ? (
          <>
            {' · '}
            <a href={paths.newDossierObservedChange(story.dossier.id)}>{words.noteChange}</a>
          </>
        ) : null}
      </p>
    </section>
  );
}

/** Where the withdrawal stands, what the group carries alone and what remains. */
function WithdrawalPart({ withdrawalWords, locale, story, withdrawal }: ChroniclePageProps) {
  const { dossier, mayChange } = story;
  const standing = standingOfWithdrawal(dossier.state, withdrawal !== null);
  if (withdrawal === null && (standing === null || standing === 'withdrawn' || !mayChange)) return null;
  return (
    <section id="retrait">
      <h2>{withdrawalWords.title}</h2>
      {standing ? (
        <p>
          <strong>{withdrawalWords.standings[standing]}.</strong>
        </p>
      ) : null}
      {withdrawal ? (
        <WithdrawalText
          words={withdrawalWords}
          locale={locale}
          content={{ ...withdrawal, signs: '', afterwards: '' }}
          level={3}
          isOver={standing === 'withdrawn'}
        />
      ) : (
        <p>{withdrawalWords.none}</p>
      )}
      <p>
        <a href={paths.dossierWithdrawal(dossier.id)}>
          {withdrawal ? withdrawalWords.readPlan : withdrawalWords.prepare}
        </a>
      </p>
    </section>
  );
}
