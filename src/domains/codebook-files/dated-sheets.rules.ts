/** Calendars and layouts as sheets: what belongs to something else names it in its first column. */

import type { Codebook } from '#/domains/codebooks/codebooks.public.ts';
import { cellOf } from './cell-text.rules.ts';
import { both, maybeBoth, pairOf, sheet } from './sheet-cells.rules.ts';
import { id, labels, type WrittenSheet } from './sheets.ts';

export function calendarSheets(book: Codebook): WrittenSheet[] {
  const dated = ['du', 'au'];
  const years = book.calendars.flatMap((calendar) =>
    calendar.years.map((year) => ({ calendar: calendar.id, year })),
  );
  const periods = years.flatMap(({ calendar, year }) =>
    year.periods.map((period) => ({ calendar, year: year.id, period })),
  );
  return [
    sheet('calendars', [id, 'sorte', ...labels, ...pairOf('note')], book.calendars, (one) => [
      cellOf(one.id),
      cellOf(one.kind),
      ...both(one.label),
      ...maybeBoth(one.note),
    ]),
    sheet('years', ['calendrier', id, ...labels, ...dated], years, ({ calendar, year }) => [
      cellOf(calendar),
      cellOf(year.id),
      ...both(year.label),
      cellOf(year.startsOn),
      cellOf(year.endsOn),
    ]),
    sheet(
      'periods',
      ['calendrier', 'exercice', id, ...labels, ...dated],
      periods,
      ({ calendar, year, period }) => [
        cellOf(calendar),
        cellOf(year),
        cellOf(period.id),
        ...both(period.label),
        cellOf(period.startsOn),
        cellOf(period.endsOn),
      ],
    ),
  ];
}

export function layoutSheets(book: Codebook): WrittenSheet[] {
  const columns = book.layouts.flatMap((layout) =>
    layout.columns.map((column) => ({ layout: layout.id, column })),
  );
  return [
    sheet('layouts', [id, ...labels], book.layouts, (layout) => [cellOf(layout.id), ...both(layout.label)]),
    sheet(
      'columns',
      ['disposition', id, ...pairOf('titre'), 'champ', 'à propos', 'écriture'],
      columns,
      ({ layout, column }) => [
        cellOf(layout),
        cellOf(column.id),
        ...both(column.heading),
        'field' in column.source ? cellOf(column.source.field) : '',
        'about' in column.source ? cellOf(column.source.about) : '',
        cellOf(column.formatting),
      ],
    ),
  ];
}
