import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { readAgenda } from './agenda.rules.ts';
import type { AgendaOptions, AgendaProposal } from './agenda.ts';

const year: AgendaOptions = {
  from: '2026-01-01',
  to: '2026-12-31',
  zone: 'America/Montreal',
  withNames: false,
};
const bytesOf = (text: string) => new TextEncoder().encode(text);

function proposals(text: string, options: Partial<AgendaOptions> = {}): AgendaProposal[] {
  const result = readAgenda(bytesOf(text), { ...year, ...options });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.reading.proposals;
}

/** Folds as RFC 5545 §3.1 asks, by octets. */
function folded(line: string): string {
  const pieces: string[] = [];
  let piece = '';
  for (const character of line) {
    if (Buffer.byteLength(piece + character) > 74) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece].join('\r\n ');
}

const escaped = (text: string) =>
  text.replace(/[\\;,]/g, (character) => `\\${character}`).replaceAll('\n', '\\n');
const zones = [
  'America/Montreal',
  'America/Vancouver',
  'Europe/Paris',
  'Asia/Tokyo',
  'UTC',
  'Pacific/Auckland',
];
const words = fc
  .array(
    fc.constantFrom('Table', 'été', 'cœur', ',', ';', '\\', ':', '"', 'logement', '😀', 'BEGIN', 'a^b'),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(' ').trim());
const instant = fc.integer({ min: Date.UTC(2026, 0, 3) / 60_000, max: Date.UTC(2026, 11, 28) / 60_000 });
/** The second of two hours that the clocks repeat has no writing of its own. */
const isWritable = ({ minute, zone }: { minute: number; zone: string }) => {
  const time = Temporal.Instant.fromEpochMilliseconds(minute * 60_000).toZonedDateTimeISO(zone);
  return time.toPlainDateTime().toZonedDateTime(zone).epochMilliseconds === time.epochMilliseconds;
};
const anEvent = fc
  .record({
    minute: instant,
    length: fc.integer({ min: 1, max: 3_000 }),
    zone: fc.constantFrom(...zones),
    summary: words,
    description: words,
  })
  .filter((event) => isWritable(event));
type Generated = typeof anEvent extends fc.Arbitrary<infer E> ? E : never;

function wall(minute: number, zone: string): string {
  const time = Temporal.Instant.fromEpochMilliseconds(minute * 60_000).toZonedDateTimeISO(zone);
  const digits = time.toPlainDateTime().toString({ smallestUnit: 'second' }).replace(/[-:]/g, '');
  return zone === 'UTC' ? `:${digits}Z` : `;TZID=${zone}:${digits}`;
}

function written(event: Generated, uid: string): string {
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTART${wall(event.minute, event.zone)}`,
    `DURATION:PT${event.length}M`,
    `SUMMARY:${escaped(event.summary)}`,
    `DESCRIPTION:${escaped(event.description)}`,
    'END:VEVENT',
  ]
    .map(folded)
    .join('\r\n');
}

const calendar = (events: readonly string[]) =>
  `BEGIN:VCALENDAR\r\n${events.join('\r\n')}\r\nEND:VCALENDAR\r\n`;

describe('reading an agenda', () => {
  it('never fails, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(typeof readAgenda(bytes, year).ok).toBe('boolean');
      }),
      { numRuns: 300 },
    );
  });

  it('never fails on a calendar in disorder, and what it proposes is whole and inside the window', () => {
    const pieces = [
      'BEGIN:VCALENDAR',
      'END:VCALENDAR',
      'BEGIN:VEVENT',
      'END:VEVENT',
      'BEGIN:VALARM',
      'BEGIN:VTIMEZONE',
      'END:VTIMEZONE',
      'UID:a',
      'UID:b',
      'TZID:Z',
      'DTSTART:20260310T090000',
      'DTSTART;VALUE=DATE:20260310',
      'DTSTART;TZID=Z:20260310T090000',
      'DTEND:20260310T100000Z',
      'DTEND;VALUE=DATE:20260320',
      'RRULE:FREQ=DAILY',
      'RRULE:FREQ=WEEKLY;BYDAY=MO,XX',
      'RRULE:FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20271231',
      'RRULE:FREQ=YEARLY;BYWEEKNO=20',
      'EXDATE:20260311T090000',
      'RDATE:20260401T090000',
      'RECURRENCE-ID:20260312T090000',
      'RECURRENCE-ID;RANGE=THISANDFUTURE:20260313T090000',
      'STATUS:CANCELLED',
      'SEQUENCE:3',
      'DURATION:P1DT',
      'SUMMARY;X=":a',
      ' suite',
      ':',
      ';',
      'DTSTART',
      'SUMMARY:Table',
      'EXRULE:FREQ=WEEKLY',
      'BEGIN:STANDARD',
      'TZOFFSETFROM:-0500',
      'TZOFFSETTO:-9999',
      'END:STANDARD',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (lines) => {
        const result = readAgenda(bytesOf(['BEGIN:VCALENDAR', 'BEGIN:VEVENT', ...lines].join('\n')), year);
        if (!result.ok) return;
        for (const one of result.reading.proposals) {
          expect(one.startsOn >= year.from && one.startsOn <= year.to && one.endsOn >= one.startsOn).toBe(
            true,
          );
          expect(one.allDay).toBe(one.startTime === null);
        }
        const fingerprints = result.reading.proposals.map((one) => one.fingerprint);
        expect(new Set(fingerprints).size).toBe(fingerprints.length);
      }),
      { numRuns: 200 },
    );
  });

  it('gives back what was written, whatever the zone and the folds', () => {
    fc.assert(
      fc.property(fc.array(anEvent, { minLength: 1, maxLength: 8 }), (events) => {
        const found = proposals(calendar(events.map((event, index) => written(event, `e${index}`))));
        expect(found).toHaveLength(events.length);
        for (const proposal of found) {
          const event = events[Number(proposal.uid.slice(1))]!;
          const start = Temporal.Instant.fromEpochMilliseconds(event.minute * 60_000).toZonedDateTimeISO(
            year.zone,
          );
          expect(`${proposal.startsOn}T${proposal.startTime}`).toBe(
            start.toPlainDateTime().toString({ smallestUnit: 'minute' }),
          );
          expect(proposal.durationMinutes).toBe(event.length);
          expect(proposal.summary).toBe(event.summary.replace(/\s+/g, ' ').trim());
        }
      }),
      { numRuns: 150 },
    );
  });

  it('gives an occurrence one fingerprint, whatever the window, the order and the words', () => {
    const rules = fc.constantFrom(
      'FREQ=DAILY',
      'FREQ=WEEKLY;BYDAY=MO,WE',
      'FREQ=MONTHLY;BYDAY=2TU',
      'FREQ=DAILY;INTERVAL=3;COUNT=60',
      'FREQ=HOURLY;INTERVAL=7',
      'FREQ=YEARLY',
    );
    fc.assert(
      fc.property(
        anEvent,
        rules,
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 1, max: 40 }),
        (event, rule, offset, days) => {
          const series = (one: Generated) =>
            written(one, 'serie').replace('END:VEVENT', `RRULE:${rule}\r\nEND:VEVENT`);
          const single = written({ ...event, minute: event.minute + 11 }, 'seul');
          const whole = new Map(
            proposals(calendar([series(event), single])).map((one) => [one.fingerprint, one]),
          );
          const from = Temporal.PlainDate.from(year.from).add({ days: offset }).toString();
          const to = Temporal.PlainDate.from(from).add({ days }).toString();
          if (to > year.to) return;
          const renamed = { ...event, summary: `${event.summary} autrement` };
          const part = proposals(calendar([single, series(renamed)]), { from, to });
          for (const one of part)
            expect([one.startsOn, one.startTime]).toEqual([
              whole.get(one.fingerprint)?.startsOn,
              whole.get(one.fingerprint)?.startTime,
            ]);
          expect(part.length).toBe(
            [...whole.values()].filter((one) => one.startsOn >= from && one.startsOn <= to).length,
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  it('finds in a late window the same days as someone who counts them one by one', () => {
    const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
    const rule = fc.record({
      weekly: fc.boolean(),
      interval: fc.integer({ min: 1, max: 5 }),
      start: fc.integer({ min: 0, max: 9_000 }),
      by: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 }),
    });
    fc.assert(
      fc.property(rule, ({ weekly, interval, start, by }) => {
        const first = Temporal.PlainDate.from('2000-01-03').add({ days: start });
        const isTaken = (day: Temporal.PlainDate): boolean => {
          const since = first.until(day).days;
          if (!weekly) return since % interval === 0;
          const monday = first.subtract({ days: first.dayOfWeek - 1 });
          return (
            since === 0 ||
            (by.includes(day.dayOfWeek) && Math.floor(monday.until(day).days / 7) % interval === 0)
          );
        };
        const expected: string[] = [];
        for (
          let day = Temporal.PlainDate.from('2026-02-20');
          day.toString() <= '2026-04-10';
          day = day.add({ days: 1 })
        ) {
          if (Temporal.PlainDate.compare(day, first) >= 0 && isTaken(day)) expected.push(day.toString());
        }
        const byDay = by
          .sort()
          .map((one) => days[one - 1])
          .join(',');
        const text = `FREQ=${weekly ? `WEEKLY;BYDAY=${byDay}` : 'DAILY'};INTERVAL=${interval}`;
        const lines = `BEGIN:VEVENT\nUID:a\nDTSTART:${first.toString().replaceAll('-', '')}T023000\nRRULE:${text}\nEND:VEVENT`;
        expect(
          proposals(calendar([lines]), { from: '2026-02-20', to: '2026-04-10' }).map((one) => one.startsOn),
        ).toEqual(expected);
      }),
      { numRuns: 120 },
    );
  });
});
