import { describe, expect, it } from 'vitest';
import { readAgenda } from './agenda.rules.ts';
import type { AgendaOptions, AgendaProposal, AgendaReading } from './agenda.ts';

const march: AgendaOptions = {
  from: '2026-03-01',
  to: '2026-03-31',
  zone: 'America/Montreal',
  withNames: false,
};

/** A calendar around the lines given, with the line ends that RFC 5545 asks for. */
function calendar(lines: string, extra = ''): Uint8Array {
  const text = `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Essai//FR\n${extra}${lines.trim()}\nEND:VCALENDAR\n`;
  return new TextEncoder().encode(text.replaceAll('\n', '\r\n'));
}

function event(lines: string, uid = 'un@exemple'): string {
  return `BEGIN:VEVENT\nUID:${uid}\nDTSTAMP:20260101T000000Z\n${lines.trim()}\nEND:VEVENT\n`;
}

function read(bytes: Uint8Array, options: Partial<AgendaOptions> = {}): AgendaReading {
  const result = readAgenda(bytes, { ...march, ...options });
  if (!result.ok) throw new Error(`refused: ${result.refusal.code}`);
  return result.reading;
}

function only(reading: AgendaReading): AgendaProposal {
  expect(reading.problems).toEqual([]);
  expect(reading.proposals).toHaveLength(1);
  return reading.proposals[0]!;
}

const starts = (reading: AgendaReading) =>
  reading.proposals.map((one) => `${one.startsOn} ${one.startTime ?? '-'}`);

describe('time zones', () => {
  it('takes UTC to the reader’s clock, in winter and in summer', () => {
    const lines = `${event('DTSTART:20260302T140000Z\nDTEND:20260302T153000Z\nSUMMARY:Hiver')}${event('DTSTART:20260330T140000Z\nDTEND:20260330T153000Z\nSUMMARY:Été', 'deux')}`;
    expect(starts(read(calendar(lines)))).toEqual(['2026-03-02 09:00', '2026-03-30 10:00']);
  });

  it('leaves a floating time where it is', () => {
    expect(only(read(calendar(event('DTSTART:20260310T133000\nDURATION:PT1H30M')))).startTime).toBe('13:30');
  });

  it.each([
    ['America/Vancouver', '12:00'],
    ['america/vancouver', '12:00'],
    ['/mozilla.org/20050126_1/America/Vancouver', '12:00'],
    ['/freeassociation.sourceforge.net/Tzfile/America/Vancouver', '12:00'],
    ['/softwarestudio.org/Olson_20011030_5/America/Argentina/Buenos_Aires', '08:00'],
    ['Pacific Standard Time', '12:00'],
    ['"Pacific Standard Time"', '12:00'],
    ['(UTC-08:00) Pacific Time (US & Canada)', '12:00'],
    ['(UTC-05:00) Est (É.-U. et Canada)', '09:00'],
    ['Heure normale de l’Est', '09:00'],
    ['Eastern Standard Time', '09:00'],
    ['America/Montreal', '09:00'],
    ['GMT-0400', '09:00'],
    ['UTC', '05:00'],
    ['Romance Standard Time', '04:00'],
  ])('knows the zone « %s » without rules in the file', (zone, expected) => {
    const proposal = only(
      read(calendar(event(`DTSTART;TZID=${zone}:20260312T090000\nDTEND;TZID=${zone}:20260312T100000`))),
    );
    expect(proposal.startTime).toBe(expected);
    expect(proposal.durationMinutes).toBe(60);
    expect(proposal.notes).toEqual([]);
  });

  it('uses the rules of the file for a zone that nobody knows', () => {
    const zone = `BEGIN:VTIMEZONE
TZID:Customized Time Zone
BEGIN:STANDARD
DTSTART:16010101T020000
TZOFFSETFROM:-0700
TZOFFSETTO:-0800
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=1SU;BYMONTH=11
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:-0800
TZOFFSETTO:-0700
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=2SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
`;
    const lines = event('DTSTART;TZID=Customized Time Zone:20260304T090000\nRRULE:FREQ=WEEKLY;COUNT=2');
    expect(starts(read(calendar(lines, zone)))).toEqual(['2026-03-04 12:00', '2026-03-11 12:00']);
  });

  it('prefers the true zone to the wrong rules that a program wrote under its name', () => {
    const zone = `BEGIN:VTIMEZONE
TZID:America/Toronto
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:-0900
TZOFFSETTO:-0900
END:STANDARD
END:VTIMEZONE
`;
    expect(only(read(calendar(event('DTSTART;TZID=America/Toronto:20260312T090000'), zone))).startTime).toBe(
      '09:00',
    );
  });

  it('takes the reader’s zone for one that is nowhere known, and says so', () => {
    const proposal = only(read(calendar(event('DTSTART;TZID=Lune/Mer de la Tranquillité:20260312T090000'))));
    expect(proposal.startTime).toBe('09:00');
    expect(proposal.notes).toEqual(['zoneUnknown']);
  });

  it('moves to the day before when the reader is further west', () => {
    const lines = event('DTSTART;TZID=Europe/Paris:20260301T030000\nDTEND;TZID=Europe/Paris:20260301T040000');
    expect(read(calendar(lines)).proposals).toEqual([]);
    expect(starts(read(calendar(lines), { from: '2026-02-28', to: '2026-02-28' }))).toEqual([
      '2026-02-28 21:00',
    ]);
  });

  it('counts a journey through the two zones it names', () => {
    const lines = event(
      'DTSTART;TZID=America/Montreal:20260310T080000\nDTEND;TZID=America/Vancouver:20260310T103000',
    );
    expect(only(read(calendar(lines))).durationMinutes).toBe(330);
  });

  it('keeps the wall clock of a series when the clocks change', () => {
    const lines = event('DTSTART;TZID=America/Montreal:20260306T100000\nRRULE:FREQ=WEEKLY;COUNT=3');
    expect(starts(read(calendar(lines)))).toEqual([
      '2026-03-06 10:00',
      '2026-03-13 10:00',
      '2026-03-20 10:00',
    ]);
  });

  it('reads an hour that the clocks skip as the one after, and one that they repeat as the first', () => {
    const skipped = event(
      'DTSTART;TZID=America/Montreal:20260308T023000\nDTEND;TZID=America/Montreal:20260308T040000',
    );
    const proposal = only(read(calendar(skipped)));
    expect([proposal.startTime, proposal.durationMinutes]).toEqual(['03:30', 30]);
    const repeated = event(
      'DTSTART;TZID=America/Montreal:20261101T013000\nDTEND;TZID=America/Montreal:20261101T023000',
    );
    const autumn = only(read(calendar(repeated), { from: '2026-11-01', to: '2026-11-01' }));
    expect([autumn.startTime, autumn.durationMinutes]).toEqual(['01:30', 120]);
  });
});

describe('repetitions', () => {
  it('bounds an endless one by the window', () => {
    const lines = event('DTSTART;TZID=America/Montreal:20040106T090000\nRRULE:FREQ=WEEKLY;BYDAY=TU');
    expect(starts(read(calendar(lines)))).toEqual(
      ['03', '10', '17', '24', '31'].map((day) => `2026-03-${day} 09:00`),
    );
  });

  it('removes the dates excluded, whatever their zone or order, even beside one that matches nothing', () => {
    const lines = event(`DTSTART;TZID=America/Montreal:20260302T090000
RRULE:FREQ=DAILY;COUNT=6
EXDATE;TZID=America/Montreal:20260301T090000,20260304T090000
EXDATE:20260303T140000Z
EXDATE;VALUE=DATE:20260306`);
    expect(starts(read(calendar(lines)))).toEqual([
      '2026-03-02 09:00',
      '2026-03-05 09:00',
      '2026-03-07 09:00',
    ]);
  });

  it('adds the dates added, periods and days included, once', () => {
    const lines = event(`DTSTART:20260302T090000
RDATE:20260302T090000,20260310T110000
RDATE;VALUE=PERIOD:20260312T100000/PT1H
RDATE;VALUE=DATE:20260320`);
    expect(starts(read(calendar(lines)))).toEqual([
      '2026-03-02 09:00',
      '2026-03-10 11:00',
      '2026-03-12 10:00',
      '2026-03-20 09:00',
    ]);
  });

  it.each([
    ['UNTIL=20260310T130000Z', 2],
    ['UNTIL=20260310T125959Z', 1],
    ['UNTIL=20260310', 2],
    ['UNTIL=20260310T090000', 2],
    ['COUNT=2', 2],
    ['COUNT=2;', 2],
  ])('stops a weekly one at %s', (end, count) => {
    const lines = event(`DTSTART;TZID=America/Montreal:20260303T090000\nRRULE:FREQ=WEEKLY;${end}`);
    expect(read(calendar(lines)).proposals).toHaveLength(count);
  });

  it('counts COUNT from the first occurrence, before the window', () => {
    const lines = event('DTSTART;TZID=America/Montreal:20260224T090000\nRRULE:FREQ=WEEKLY;COUNT=3');
    expect(starts(read(calendar(lines)))).toEqual(['2026-03-03 09:00', '2026-03-10 09:00']);
  });

  it('finds the second Tuesday and the last Friday', () => {
    const second = event('DTSTART;TZID=America/Montreal:20251111T130000\nRRULE:FREQ=MONTHLY;BYDAY=2TU');
    const last = event(
      'DTSTART;TZID=America/Montreal:20251128T130000\nRRULE:FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1',
      'deux',
    );
    expect(starts(read(calendar(second + last)))).toEqual(['2026-03-10 13:00', '2026-03-27 13:00']);
  });

  it('moves, renames and cancels occurrences as their exceptions say', () => {
    const series = event(
      'DTSTART;TZID=America/Montreal:20260303T090000\nRRULE:FREQ=WEEKLY;COUNT=4\nSUMMARY:Table',
    );
    const moved = event(
      'RECURRENCE-ID;TZID=America/Montreal:20260310T090000\nDTSTART;TZID=America/Montreal:20260312T140000\nSUMMARY:Table déplacée',
    );
    const cancelled = event(
      'RECURRENCE-ID:20260317T130000Z\nDTSTART:20260317T130000Z\nSTATUS:CANCELLED\nSUMMARY:Table',
    );
    const proposals = read(calendar(moved + series + cancelled)).proposals;
    expect(
      proposals.map((one) => [one.startsOn, one.startTime, one.summary, one.status, one.recurrenceId]),
    ).toEqual([
      ['2026-03-03', '09:00', 'Table', 'confirmed', '2026-03-03'],
      ['2026-03-12', '14:00', 'Table déplacée', 'confirmed', '2026-03-10'],
      ['2026-03-17', '09:00', 'Table', 'cancelled', '2026-03-17'],
      ['2026-03-24', '09:00', 'Table', 'confirmed', '2026-03-24'],
    ]);
  });

  it('brings into the window an occurrence moved from outside, and takes out one moved away', () => {
    const series = event('DTSTART;TZID=America/Montreal:20260224T090000\nRRULE:FREQ=WEEKLY;COUNT=2');
    const into = event(
      'RECURRENCE-ID;TZID=America/Montreal:20260224T090000\nDTSTART;TZID=America/Montreal:20260315T090000',
    );
    const away = event(
      'RECURRENCE-ID;TZID=America/Montreal:20260303T090000\nDTSTART;TZID=America/Montreal:20260415T090000',
    );
    expect(starts(read(calendar(series + into + away)))).toEqual(['2026-03-15 09:00']);
  });

  it('applies « this one and the following », below the exceptions of single days', () => {
    const series = event(
      'DTSTART;TZID=America/Montreal:20260302T090000\nDTEND;TZID=America/Montreal:20260302T100000\nRRULE:FREQ=WEEKLY;COUNT=5\nSUMMARY:Équipe',
    );
    const later = event(
      'RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=America/Montreal:20260316T090000\nDTSTART;TZID=America/Montreal:20260317T133000\nDTEND;TZID=America/Montreal:20260317T150000\nSUMMARY:Équipe élargie',
    );
    const one = event(
      'RECURRENCE-ID;TZID=America/Montreal:20260323T090000\nDTSTART;TZID=America/Montreal:20260323T090000\nSUMMARY:Bilan',
    );
    expect(
      read(calendar(series + later + one)).proposals.map((p) => [
        p.startsOn,
        p.startTime,
        p.summary,
        p.durationMinutes,
      ]),
    ).toEqual([
      ['2026-03-02', '09:00', 'Équipe', 60],
      ['2026-03-09', '09:00', 'Équipe', 60],
      ['2026-03-17', '13:30', 'Équipe élargie', 90],
      ['2026-03-23', '09:00', 'Bilan', null],
      ['2026-03-31', '13:30', 'Équipe élargie', 90],
    ]);
  });

  it('reads an exception whose series is not in the file', () => {
    const proposal = only(
      read(
        calendar(event('RECURRENCE-ID:20260310T130000Z\nDTSTART:20260310T180000Z\nSUMMARY:Invité une fois')),
      ),
    );
    expect([proposal.startTime, proposal.recurrenceId]).toEqual(['14:00', '2026-03-10']);
  });

  it('recognises an exception named by its day or its midnight, as Exchange writes it', () => {
    const series = event('DTSTART;TZID=Eastern Standard Time:20260303T090000\nRRULE:FREQ=WEEKLY;COUNT=3');
    const byDay = event(
      'RECURRENCE-ID;VALUE=DATE:20260310\nDTSTART;TZID=Eastern Standard Time:20260310T110000',
    );
    const byMidnight = event(
      'RECURRENCE-ID;TZID=Eastern Standard Time:20260317T000000\nDTSTART;TZID=Eastern Standard Time:20260317T120000',
    );
    expect(starts(read(calendar(series + byDay + byMidnight)))).toEqual([
      '2026-03-03 09:00',
      '2026-03-10 11:00',
      '2026-03-17 12:00',
    ]);
  });

  it.each([
    'FREQ=FORTNIGHTLY',
    'FREQ=DAILY;BYDAY=XX',
    'BYDAY=MO',
    'n’importe quoi',
    'FREQ=DAILY;UNTIL=demain',
    'FREQ=WEEKLY;BYMONTHDAY=3',
  ])('keeps the first occurrence of a series whose rule cannot be read (%s)', (rule) => {
    const proposal = only(read(calendar(event(`DTSTART:20260310T090000\nRRULE:${rule}`))));
    expect(proposal.notes).toEqual(['recurrenceUnreadable']);
  });

  it.each(['FREQ=FORTNIGHTLY', 'FREQ=SECONDLY'])(
    'tells of a series begun before these days whose rule it cannot follow (%s)',
    (rule) => {
      const reading = read(calendar(event(`DTSTART:20200310T090000\nRRULE:${rule}`)));
      expect(reading.proposals).toEqual([]);
      expect(reading.problems.map(({ code }) => code)).toEqual(['recurrenceUnfollowed']);
      expect(reading.eventsOutsideWindow).toBe(0);
    },
  );

  it.each([
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=MINUTELY;BYHOUR=3;BYMONTH=2;BYMONTHDAY=31;COUNT=5',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2',
  ])('does not look for ever for a day that does not exist (%s)', (rule) => {
    expect(
      starts(read(calendar(event(`DTSTART:19950310T090000\nRRULE:${rule}`)), { from: '1995-03-01' })),
    ).toEqual(['1995-03-10 09:00']);
  });

  it('keeps the first occurrences of a series that is too dense, and says so', () => {
    const reading = read(calendar(event('DTSTART:20260310T090000\nRRULE:FREQ=SECONDLY\nSUMMARY:Tic')));
    expect(reading.proposals).toHaveLength(2000);
    expect(reading.problems).toEqual([
      { code: 'tooManyOccurrences', line: 4, uid: 'un@exemple', summary: 'Tic', values: { kept: 2000 } },
    ]);
    expect(new Set(reading.proposals.map((one) => one.fingerprint)).size).toBe(2000);
  });
});

describe('days and lengths', () => {
  it('reads a whole day, several, and their quirks', () => {
    const lines = [
      event('DTSTART;VALUE=DATE:20260302\nDTEND;VALUE=DATE:20260303', 'a'),
      event('DTSTART;VALUE=DATE:20260304\nDTEND;VALUE=DATE:20260307', 'b'),
      event('DTSTART;VALUE=DATE:20260308\nDTEND;VALUE=DATE:20260308', 'c'),
      event('DTSTART;VALUE=DATE:20260309', 'd'),
      event('DTSTART:20260310\nDURATION:P2D', 'e'),
      event(
        'DTSTART;TZID=Eastern Standard Time:20260315T000000\nDTEND;TZID=Eastern Standard Time:20260317T000000\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
        'f',
      ),
      event('DTSTART;VALUE=DATE;TZID=America/Toronto:20260320', 'g'),
    ].join('');
    expect(
      read(calendar(lines)).proposals.map((one) => [
        one.startsOn,
        one.endsOn,
        one.allDay,
        one.startTime,
        one.durationMinutes,
      ]),
    ).toEqual([
      ['2026-03-02', '2026-03-02', true, null, null],
      ['2026-03-04', '2026-03-06', true, null, null],
      ['2026-03-08', '2026-03-08', true, null, null],
      ['2026-03-09', '2026-03-09', true, null, null],
      ['2026-03-10', '2026-03-11', true, null, null],
      ['2026-03-15', '2026-03-16', true, null, null],
      ['2026-03-20', '2026-03-20', true, null, null],
    ]);
  });

  it('repeats whole days, with their exclusions and a last day given as an instant', () => {
    const lines = event(
      'DTSTART;VALUE=DATE:20260302\nRRULE:FREQ=WEEKLY;UNTIL=20260331T035959Z\nEXDATE;VALUE=DATE:20260309\nEXDATE:20260316T000000Z',
    );
    expect(starts(read(calendar(lines)))).toEqual(['2026-03-02 -', '2026-03-23 -', '2026-03-30 -']);
  });

  it('ends an evening at midnight on its own day, and a night on the next', () => {
    const evening = event('DTSTART:20260302T200000\nDTEND:20260303T000000', 'a');
    const night = event('DTSTART:20260304T200000\nDTEND:20260305T020000', 'b');
    expect(read(calendar(evening + night)).proposals.map((one) => [one.endsOn, one.durationMinutes])).toEqual(
      [
        ['2026-03-02', 240],
        ['2026-03-05', 360],
      ],
    );
  });

  it.each([
    ['', null, []],
    ['DTEND:20260310T090000', null, []],
    ['DTEND:20260310T080000', null, ['endBeforeStart']],
    ['DURATION:-PT1H', null, ['endBeforeStart']],
    ['DURATION:une heure', null, ['endUnreadable']],
    ['DTEND:tantôt', null, ['endUnreadable']],
    ['DURATION:P1W', 10_080, []],
    ['DTEND:20260310T093030', 31, []],
  ])('keeps an event whose end is « %s »', (end, durationMinutes, notes) => {
    const proposal = only(read(calendar(event(`DTSTART:20260310T090000\n${end}`))));
    expect([proposal.durationMinutes, proposal.notes]).toEqual([durationMinutes, notes]);
  });

  it.each([
    ['DTSTART:20260310T0900', '09:00'],
    ['DTSTART:2026-03-10T09:00:00', '09:00'],
    ['DTSTART:2026-03-10T09:00:00-04:00', '09:00'],
    ['DTSTART;VALUE=DATE-TIME:20260310T130000Z', '09:00'],
    ['DTSTART;VALUE=DATE:20260310T090000', '09:00'],
    ['dtstart;tzid=America/Montreal:20260310T090000', '09:00'],
    ['DTSTART:20260309T240000', '00:00'],
  ])('reads %s', (line, time) => {
    const proposal = only(read(calendar(event(line))));
    expect([proposal.startsOn, proposal.startTime]).toEqual(['2026-03-10', time]);
  });
});
