import { paths } from '#/paths.ts';
import type { Transaction } from '#/platform/database.ts';
import type { TodayEntry } from '#/platform/domain.ts';
import { holds, type Locale, type Person, wordsFor } from '#/platform/visit.ts';
import { feedbackOfTeamsLeft } from './contribution.store.ts';
import { type TransmissionNews, transmissionNews } from './feedback.store.ts';
import * as transmissionWords from './transmission.words.ts';

/** What was told back stays on « Aujourd’hui » for a while: nobody opens it every day. */
const daysOnToday = 30;
const newsShown = 10;

/** Answers that await the viewer, and what became of the figures of their teams, of those they left too. */
export async function transmissionsToday(
  transaction: Transaction,
  viewer: Person,
  locale: Locale,
  today: string,
): Promise<TodayEntry[]> {
  const spaces = viewer.memberships.map(({ spaceId }) => spaceId);
  const since = new Date(Date.parse(`${today}T00:00:00Z`) - daysOnToday * 86_400_000);
  const news = await transmissionNews(transaction, {
    spaces,
    workingSpaces: spaces.filter((spaceId) => holds(viewer, spaceId, 'member')),
    since,
    limit: newsShown,
  });
  const left = await feedbackOfTeamsLeft(transaction, { spaces, since, limit: newsShown });
  const words = wordsFor(locale, transmissionWords);
  return [
    ...news.map((one) => entryOf(one, locale)),
    ...left.map((one) => ({
      kind: 'moved' as const,
      at: one.recordedAt,
      label: words.todayFeedback(one.recipientName, one.period[locale]),
      href: paths.contributions,
    })),
  ];
}

function entryOf({ kind, ...news }: TransmissionNews, locale: Locale): TodayEntry {
  const words = wordsFor(locale, transmissionWords);
  const period = news.period[locale];
  const href = paths.transmission(news.transmissionId);
  switch (kind) {
    case 'received':
      return { kind: 'awaits', at: news.at, label: words.todayReceived(news.spaceName, period), href };
    case 'returned':
      return {
        kind: 'awaits',
        at: news.at,
        label: words.todayReturned(news.recipientName, period),
        href: paths.statementLife(news.statementId),
      };
    case 'accepted':
      return { kind: 'moved', at: news.at, label: words.todayAccepted(news.recipientName, period), href };
    case 'feedback':
      return { kind: 'moved', at: news.at, label: words.todayFeedback(news.recipientName, period), href };
  }
}
