import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import { renderMarkdown } from '#/platform/markdown.ts';
import type { Locale } from '#/platform/visit.ts';
import { FormActions, LinkButton } from '#/ui/button.tsx';
import { Disclosure } from '#/ui/disclosure.tsx';
import { PostForm } from '#/ui/post-form.tsx';
import { SafeHtml } from '#/ui/safe-html.tsx';
import type { DossierWords } from '../dossier.pages.tsx';
import type { Dossier } from '../dossier.ts';
import { DossierTabs } from '../dossier-frame.pages.tsx';
import { bySide, standingOf } from './withdrawal.rules.ts';
import type { LineStanding, Withdrawal, WithdrawalContent, WithdrawalLine } from './withdrawal.ts';
import type { fr } from './withdrawal.words.ts';

export type WithdrawalWords = typeof fr;

interface Reading {
  words: WithdrawalWords;
  locale: Locale;
}

export interface WithdrawalPageProps extends Reading {
  dossierWords: DossierWords;
  dossier: Dossier;
  /** Every revision, the one that stands first. */
  revisions: readonly Withdrawal[];
  /** Days of the revisions in the time zone of the instance, by id. */
  days: ReadonlyMap<string, string>;
  mayChange: boolean;
}

/** What the group carries alone, what remains, until when and with whom. */
export function WithdrawalPage(props: WithdrawalPageProps) {
  const { words, dossier, revisions, mayChange } = props;
  const [current, ...earlier] = revisions;
  const standing = standingOf(dossier.state, current !== undefined);
  return (
    <>
      <DossierTabs words={props.dossierWords} dossierId={dossier.id} current="withdrawal" />
      <p class="lead">{words.lead}</p>
      {standing ? (
        <p>
          <strong>{words.standings[standing]}.</strong>
        </p>
      ) : null}
      {current ? (
        <WithdrawalText {...props} content={current} onCarried={mayChange ? dossier.id : undefined} />
      ) : (
        <p>
          {words.none} <span class="hint">{words.noneHint}</span>
        </p>
      )}
      {mayChange ? <Acts {...props} current={current} /> : null}
      {earlier.length === 0 ? null : (
        <section>
          <h2>{words.earlier}</h2>
          {earlier.map((revision) => (
            <Earlier key={revision.id} {...props} revision={revision} />
          ))}
        </section>
      )}
    </>
  );
}

function Acts({ words, dossier, current }: WithdrawalPageProps & { current: Withdrawal | undefined }) {
  const towards = (state: string) => `${paths.dossierState(dossier.id)}?etat=${state}`;
  const mayPrepare = current && (dossier.state === 'accompanying' || dossier.state === 'watching');
  return (
    <FormActions>
      <LinkButton href={paths.dossierWithdrawalChange(dossier.id)} look="primary">
        {current ? words.revise : words.prepare}
      </LinkButton>
      {mayPrepare ? (
        <LinkButton href={towards('withdrawal-prepared')}>{words.notePrepared}</LinkButton>
      ) : null}
      {dossier.state === 'withdrawal-prepared' ? (
        <LinkButton href={towards('closed')}>{words.noteClosed}</LinkButton>
      ) : null}
    </FormActions>
  );
}

function Earlier({ words, locale, days, revision }: WithdrawalPageProps & { revision: Withdrawal }) {
  const day = days.get(revision.id);
  return (
    <Disclosure summary={words.revisionOf(revision.revision, day ? formatDate(day, locale) : '')}>
      {revision.notedBy ? <p class="hint">{words.notedBy(revision.notedBy)}</p> : null}
      {revision.reason === '' ? null : <p>{revision.reason}</p>}
      <WithdrawalText words={words} locale={locale} content={revision} level={3} />
    </Disclosure>
  );
}

export interface WithdrawalTextProps extends Reading {
  content: WithdrawalContent;
  /** Level of its headings. */
  level?: 2 | 3;
  /** The dossier's id when the reader may say that the group carries a line alone. */
  onCarried?: string;
  /** True once the accompaniment is over: what remains then remained. */
  isOver?: boolean;
}

/** The plan of withdrawal itself, on its page, in the story and in the document. */
export function WithdrawalText(props: WithdrawalTextProps) {
  const { words, locale, content, level = 2 } = props;
  const Heading = level === 2 ? 'h2' : 'h3';
  const sides = bySide(content.lines);
  const days = [
    content.aimedOn ? words.aimed(formatDate(content.aimedOn, locale)) : '',
    content.reviewOn ? words.review(formatDate(content.reviewOn, locale)) : '',
  ].filter((said) => said !== '');
  const section = (title: string, text: string) =>
    text === '' ? null : (
      <>
        <Heading>{title}</Heading>
        <SafeHtml html={renderMarkdown(text, { headingLevel: 4 })} />
      </>
    );
  return (
    <div class="withdrawal">
      {days.length === 0 ? null : <p>{days.join('. ')}.</p>}
      <div class="withdrawal-sides">
        {(['carried', 'remains'] as const).map((side) => (
          <section key={side}>
            <Heading>{side === 'remains' && props.isOver ? words.remainedAtEnd : words.sides[side]}</Heading>
            {sides[side].length === 0 ? (
              <p>{words.noneOnSide[side]}</p>
            ) : (
              <Lines {...props} side={side} lines={sides[side]} />
            )}
          </section>
        ))}
      </div>
      {section(words.signs, content.signs)}
      {section(words.afterwards, content.afterwards)}
    </div>
  );
}

function Lines(props: WithdrawalTextProps & { side: LineStanding; lines: readonly WithdrawalLine[] }) {
  const { words, locale, side, lines, onCarried } = props;
  return (
    <ul class={`withdrawal-${side}`}>
      {lines.map((line) => (
        <li key={line.id}>
          {line.what}
          <LineFacts {...{ words, locale, line }} />
          {onCarried && side === 'remains' ? (
            <PostForm action={paths.dossierWithdrawalLine(onCarried, line.id)} class="inline-form">
              <button class="button button-quiet" type="submit" aria-label={words.carryAloneLabel(line.what)}>
                {words.carryAlone}
              </button>
            </PostForm>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function LineFacts({ words, locale, line }: Reading & { line: WithdrawalLine }) {
  const day = line.onDay ? formatDate(line.onDay, locale) : null;
  const facts = [
    line.withWhom === '' ? '' : words.withWhomSaid(line.withWhom),
    day ? (line.stands === 'carried' ? words.carriedSince(day) : words.remainsUntil(day)) : '',
  ].filter((fact) => fact !== '');
  return facts.length === 0 ? null : <span class="tie-note">{facts.join(', ')}</span>;
}
