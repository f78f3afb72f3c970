import type { ItemOfDossier, PlanWords } from '#/domains/plans/plans.public.ts';
import { formatDate } from '#/french/dates.ts';
import { paths } from '#/paths.ts';
import type { Locale } from '#/platform/visit.ts';
import { Table } from '#/ui/table.tsx';
import { Ties } from '#/ui/ties.tsx';
import type { ChronicleWords } from './marked-event.pages.tsx';

export interface PlanLinksProps {
  words: ChronicleWords;
  planWords: PlanWords;
  locale: Locale;
  items: readonly ItemOfDossier[];
}

/** The items of plans that this dossier moves, as ties of its page. */
export function PlanTies({ words, planWords, locale, items }: PlanLinksProps) {
  if (items.length === 0) return <p class="hint">{words.noPlan}</p>;
  return (
    <Ties
      ties={items.map((item) => ({
        label: item.itemTitle,
        href: paths.planItem(item.planId, item.itemId),
        note: [
          item.planTitle,
          planWords.states[item.state].toLowerCase(),
          item.happenedOn ? words.lastMovedOn(formatDate(item.happenedOn, locale)) : '',
        ]
          .filter((part) => part !== '')
          .join(', '),
      }))}
    />
  );
}

/** The same as a table, for the document. */
export function PlanTable({ words, planWords, locale, items }: PlanLinksProps) {
  return (
    <Table
      caption={words.planItems}
      rows={items}
      rowKey={(item) => item.itemId}
      columns={[
        {
          key: 'item',
          heading: words.planItem,
          cell: (item) => <a href={paths.planItem(item.planId, item.itemId)}>{item.itemTitle}</a>,
        },
        { key: 'plan', heading: words.plan, cell: (item) => item.planTitle },
        { key: 'state', heading: words.where, cell: (item) => planWords.states[item.state] },
        {
          key: 'last',
          heading: words.lastMoved,
          cell: (item) => (item.happenedOn ? formatDate(item.happenedOn, locale) : ''),
        },
      ]}
    />
  );
}
