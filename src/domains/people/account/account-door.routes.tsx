import { ownAccount } from '#/domains/people/person.store.ts';
import type { Account } from '#/domains/people/person.ts';
import { Sentence } from '#/domains/people/refusal.pages.tsx';
import { formatDate, formatTime } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import { dayIn } from '#/platform/clock.ts';
import { forbidden, type Outcome, type PageContent, page } from '#/platform/outcome.ts';
import { type SignedInVisit, wordsFor } from '#/platform/visit.ts';
import { Notice } from '#/ui/notice.tsx';
import { AccountNavigation } from './account.pages.tsx';
import { en, fr } from './account.words.ts';

type Handle = (visit: SignedInVisit) => Promise<Outcome>;
type AccountHandle = (visit: SignedInVisit, account: Account) => Promise<Outcome>;

/** For what a personal token never opens, whatever it allows. */
export function bySession(handle: Handle): Handle {
  return async (visit) => (visit.viewer.sessionId === null ? forbidden : handle(visit));
}

/** For pages of one's own account. */
export function withAccount(handle: AccountHandle): Handle {
  return bySession(async (visit) => {
    const account = await ownAccount(await visit.transaction());
    return account ? handle(visit, account) : forbidden;
  });
}

/** The same for what changes the account: never that of somebody of the story, whom anybody may enter as. */
export function withChangeableAccount(handle: AccountHandle): Handle {
  return withAccount(async (visit, account) => {
    if (!account.isOfTheStory) return handle(visit, account);
    const words = wordsFor(visit.locale, { fr, en }).story;
    return page({ title: words.title, body: <Sentence text={words.text} /> }, 403);
  });
}

/** A page of the account, with its other parts beside it; somebody of the story is told that it cannot change. */
export async function accountPage(
  visit: SignedInVisit,
  here: string,
  content: PageContent,
  status = 200,
): Promise<Outcome> {
  const words = wordsFor(visit.locale, { fr, en });
  const trail = here === paths.account ? [] : [{ label: words.title, href: paths.account }];
  const account = await ownAccount(await visit.transaction());
  const body = (
    <>
      {account?.isOfTheStory ? <Notice kind="information" title={words.story.notice} /> : null}
      {content.body}
    </>
  );
  return page({ trail, aside: <AccountNavigation words={words} here={here} />, ...content, body }, status);
}

/** An instant in words, in the instance's time zone: « 18 mars 2026, 10 h 05 ». */
export function momentIn(visit: SignedInVisit, instant: Date): string {
  const { timeZone } = visit.services.settings;
  const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone });
  return `${dayInWords(visit, instant)}, ${formatTime(clock.format(instant), visit.locale)}`;
}

/** Its day in words. */
export function dayInWords(visit: SignedInVisit, instant: Date): string {
  return formatDate(dayIn(visit.services.settings.timeZone, instant), visit.locale);
}
