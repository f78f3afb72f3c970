import { describe, expect, it } from 'vitest';
import { readAgenda } from './agenda.rules.ts';
import { type AgendaOptions, type AgendaReading, agendaLimits } from './agenda.ts';

const march: AgendaOptions = {
  from: '2026-03-01',
  to: '2026-03-31',
  zone: 'America/Montreal',
  withNames: false,
};

function read(text: string | Uint8Array, options: Partial<AgendaOptions> = {}): AgendaReading {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const result = readAgenda(bytes, { ...march, ...options });
  if (!result.ok) throw new Error(`refused: ${result.refusal.code}`);
  return result.reading;
}

function refusal(text: string | Uint8Array, options: Partial<AgendaOptions> = {}): string {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const result = readAgenda(bytes, { ...march, ...options });
  return result.ok ? 'read' : result.refusal.code;
}

const wrap = (lines: string) => `BEGIN:VCALENDAR\nVERSION:2.0\n${lines}\nEND:VCALENDAR\n`;
const event = (lines: string, uid = 'un@exemple') =>
  `BEGIN:VEVENT\nUID:${uid}\nDTSTART:20260310T090000\n${lines}\nEND:VEVENT`;

describe('bytes and lines', () => {
  it('undoes folds, even one that cuts a character in two', () => {
    const bytes = Buffer.from(wrap(event('SUMMARY:Rencontre préparatoire du comité de l’été')), 'utf8');
    const at = bytes.indexOf(Buffer.from('été')) + 1;
    const folded = Buffer.concat([bytes.subarray(0, at), Buffer.from('\r\n '), bytes.subarray(at)]);
    expect(read(folded).proposals[0]?.summary).toBe('Rencontre préparatoire du comité de l’été');
  });

  it.each([
    ['UTF-8 with its mark', (text: string) => Buffer.from(`\ufeff${text}`, 'utf8')],
    ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 without its mark', (text: string) => Buffer.from(text, 'utf16le')],
    ['big-endian UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['Latin 1', (text: string) => Buffer.from(text, 'latin1')],
    ['bare carriage returns', (text: string) => Buffer.from(text.replaceAll('\n', '\r'))],
    ['Windows line ends', (text: string) => Buffer.from(text.replaceAll('\n', '\r\n'))],
    ['empty lines everywhere', (text: string) => Buffer.from(text.replaceAll('\n', '\n\n'))],
    ['spaces before the first line', (text: string) => Buffer.from(`\n\n${text}`)],
  ])('reads %s', (_, encode) => {
    const proposal = read(encode(wrap(event('SUMMARY:Séance à la maison de quartier')))).proposals[0];
    expect(proposal?.summary).toBe('Séance à la maison de quartier');
  });

  it('reads a file whose events come in two encodings', () => {
    const one = Buffer.from(event('SUMMARY:Été', 'a'), 'utf8');
    const two = Buffer.from(event('SUMMARY:Hiver à cœur', 'b').replace('œ', '\x9c'), 'latin1');
    const file = Buffer.concat([
      Buffer.from('BEGIN:VCALENDAR\n'),
      one,
      Buffer.from('\n'),
      two,
      Buffer.from('\nEND:VCALENDAR\n'),
    ]);
    expect(
      read(file)
        .proposals.map((p) => p.summary)
        .sort(),
    ).toEqual(['Hiver à cœur', 'Été']);
  });

  it('reads the quoted-printable texts of old telephones', () => {
    const text = wrap(
      event('SUMMARY;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:R=C3=A9union avec =\nl=E2=80=99=C3=A9quipe'),
    );
    expect(read(text).proposals[0]?.summary).toBe('Réunion avec l’équipe');
  });

  it('drops control characters and keeps the rest', () => {
    expect(read(wrap(event('SUMMARY:Ta\x00ble\x07 de quartier'))).proposals[0]?.summary).toBe(
      'Table de quartier',
    );
  });

  it('undoes escapes in texts', () => {
    const proposal = read(
      wrap(event('SUMMARY:Un\\, deux\\; trois \\\\ quatre\nDESCRIPTION:Ligne 1\\nLigne 2\\NLigne 3')),
    ).proposals[0];
    expect([proposal?.summary, proposal?.description]).toEqual([
      'Un, deux; trois \\ quatre',
      'Ligne 1\nLigne 2\nLigne 3',
    ]);
  });
});

describe('what is left out and what is flagged', () => {
  it('counts tasks, journals and availabilities without proposing them', () => {
    const parts =
      'BEGIN:VTODO\nSUMMARY:À faire\nEND:VTODO\nBEGIN:VJOURNAL\nEND:VJOURNAL\nBEGIN:VFREEBUSY\nEND:VFREEBUSY\n';
    const reading = read(wrap(parts + event('SUMMARY:Table')));
    expect(reading.ignored).toEqual({ tasks: 1, journals: 1, availabilities: 1 });
    expect(reading.proposals).toHaveLength(1);
  });

  it('flags cancelled, tentative, free and private events', () => {
    const lines = [
      event('STATUS:CANCELLED', 'a'),
      event('STATUS:TENTATIVE', 'b'),
      event('TRANSP:TRANSPARENT', 'c'),
      event('CLASS:PRIVATE', 'd'),
      event('SUMMARY:Canceled: Table de quartier', 'e'),
      event('SUMMARY:Annulé : Table de quartier', 'f'),
      event('X-MICROSOFT-CDO-BUSYSTATUS:FREE', 'g'),
    ].join('\n');
    const byUid = new Map(read(wrap(lines)).proposals.map((one) => [one.uid, one]));
    expect(['a', 'b', 'e', 'f', 'g'].map((uid) => byUid.get(uid)?.status)).toEqual([
      'cancelled',
      'tentative',
      'cancelled',
      'cancelled',
      'confirmed',
    ]);
    expect(['a', 'c', 'g'].map((uid) => byUid.get(uid)?.transparent)).toEqual([false, true, true]);
    expect(['a', 'd'].map((uid) => byUid.get(uid)?.confidential)).toEqual([false, true]);
  });

  it('counts people and keeps no name unless asked', () => {
    const lines = event(`ORGANIZER;CN="Odile Exemple":mailto:odile@exemple.org
ATTENDEE;CN=Paul Exemple;PARTSTAT=ACCEPTED:mailto:paul@exemple.org
ATTENDEE:mailto:rose@exemple.org
ATTENDEE;CUTYPE=ROOM;CN=Grande salle:mailto:salle@exemple.org`);
    const [silent] = read(wrap(lines)).proposals;
    expect([silent?.attendeesCount, silent?.organizer, silent?.attendees]).toEqual([2, null, []]);
    const [named] = read(wrap(lines), { withNames: true }).proposals;
    expect([named?.organizer, named?.attendees]).toEqual([
      'Odile Exemple',
      ['Paul Exemple', 'rose@exemple.org'],
    ]);
  });

  it('reads categories, several to a line or several lines', () => {
    expect(
      read(wrap(event('CATEGORIES:Travail,Table\nCATEGORIES:Travail,Hors\\, bureau'))).proposals[0]
        ?.categories,
    ).toEqual(['Travail', 'Table', 'Hors, bureau']);
  });
});

describe('bad events', () => {
  it('tells each one and loses none of the others', () => {
    const reading = read(`BEGIN:VCALENDAR
BEGIN:VEVENT
UID:sans-debut
SUMMARY:Sans début
END:VEVENT
BEGIN:VEVENT
UID:trente-fevrier
DTSTART:20260230T090000
END:VEVENT
BEGIN:VEVENT
UID:illisible
DTSTART:mardi prochain
END:VEVENT
${event('SUMMARY:Bonne')}
END:VCALENDAR`);
    expect(reading.proposals.map((one) => one.summary)).toEqual(['Bonne']);
    expect(reading.problems).toEqual([
      { code: 'startMissing', line: 2, uid: 'sans-debut', summary: 'Sans début', values: {} },
      {
        code: 'dateImpossible',
        line: 6,
        uid: 'trente-fevrier',
        summary: null,
        values: { value: '20260230T090000' },
      },
      {
        code: 'dateUnreadable',
        line: 10,
        uid: 'illisible',
        summary: null,
        values: { value: 'mardi prochain' },
      },
    ]);
    expect(reading.eventCount).toBe(4);
  });

  it('keeps the last event of a file that was cut, and says so', () => {
    const reading = read(
      `BEGIN:VCALENDAR\n${event('SUMMARY:Entière', 'a')}\nBEGIN:VEVENT\nUID:b\nDTSTART:20260311T090000\nSUMMARY:Cou`,
    );
    expect(reading.proposals.map((one) => one.summary)).toEqual(['Entière', 'Cou']);
    expect(reading.problems.map((one) => [one.code, one.uid])).toEqual([['eventCut', 'b']]);
  });

  it('supplies an END that was forgotten between two events', () => {
    const reading = read(
      `BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20260310T090000\n${event('', 'b')}\nEND:VCALENDAR`,
    );
    expect(reading.proposals.map((one) => one.uid).sort()).toEqual(['a', 'b']);
    expect(reading.problems.map((one) => one.code)).toEqual(['eventCut']);
  });

  it('does not take the dates of an alarm for those of its event', () => {
    const alarm = 'BEGIN:VALARM\nTRIGGER:-PT15M\nSUMMARY:Alarme\nDTSTART:19990101T000000\nEND:VALARM';
    const [proposal] = read(wrap(event(`${alarm}\nSUMMARY:Table`))).proposals;
    expect([proposal?.startsOn, proposal?.summary]).toEqual(['2026-03-10', 'Table']);
  });

  it('joins a stray line to the text that was cut from it', () => {
    const [proposal] = read(
      wrap(event('DESCRIPTION:Ordre du jour\n1. Accueil\n2. Suivis\nSUMMARY:Table')),
    ).proposals;
    expect([proposal?.description, proposal?.summary]).toEqual([
      'Ordre du jour\n1. Accueil\n2. Suivis',
      'Table',
    ]);
    expect(proposal?.notes).toEqual(['textRepaired']);
  });

  it('reads lines with broken parameters', () => {
    const [proposal] = read(
      wrap(event('SUMMARY;LANGUAGE=fr-CA;X="oubli:Table de quartier\nLOCATION;ALTREP="":Sous-sol')),
    ).proposals;
    expect(proposal?.summary).toContain('Table de quartier');
    expect(proposal?.location).toBe('Sous-sol');
  });

  it('gives a name to an event without UID, the same at each reading', () => {
    const text = wrap('BEGIN:VEVENT\nDTSTART:20260310T090000\nSUMMARY:Sans nom\nEND:VEVENT');
    const [first, second] = [read(text).proposals[0], read(text).proposals[0]];
    expect(first?.fingerprint).toBe(second?.fingerprint);
    expect(first?.notes).toEqual(['uidMissing']);
  });

  it('survives a rule that names the workings of the library', () => {
    for (const rule of [
      'FREQ=DAILY;ITERATOR=5;COUNT=2',
      'FREQ=DAILY;__PROTO__=1;COUNT=2',
      'FREQ=DAILY;CONSTRUCTOR=x;COUNT=2',
      'FREQ=DAILY;CLONE=1;COUNT=2',
    ]) {
      expect(read(wrap(event(`RRULE:${rule}`))).proposals).toHaveLength(2);
    }
  });
});

describe('refusals', () => {
  it.each([
    ['empty', ''],
    ['notCalendar', 'Bonjour'],
    ['notCalendar', 'date;titre\n2026-03-01;Table'],
    ['webPage', '<!DOCTYPE html><html><body>Connexion</body></html>'],
    ['noEvents', 'BEGIN:VCALENDAR\nEND:VCALENDAR'],
    ['noEvents', wrap('BEGIN:VTODO\nEND:VTODO')],
  ])('says %s', (code, text) => {
    expect(refusal(text)).toBe(code);
  });

  it('takes events without a calendar around them', () => {
    expect(read(event('SUMMARY:Seule')).proposals).toHaveLength(1);
  });

  it('refuses a file that is too heavy, has too many events, or a window that ends before it begins', () => {
    expect(refusal(new Uint8Array(agendaLimits.maximumBytes + 1).fill(65))).toBe('tooLarge');
    expect(refusal(wrap('BEGIN:VEVENT\nEND:VEVENT\n'.repeat(agendaLimits.maximumEvents + 1)))).toBe(
      'tooManyEvents',
    );
    expect(refusal(wrap(event('')), { from: '2026-04-01' })).toBe('windowBackwards');
  });
});

describe('what programs write', () => {
  it('Google: text in markup, meeting at a distance, calendar name', () => {
    const reading = read(`BEGIN:VCALENDAR
PRODID:-//Google Inc//Google Calendar 70.9054//EN
X-WR-CALNAME:Travail\\, équipe
X-WR-TIMEZONE:America/Toronto
${event(`DESCRIPTION:<p>Ordre du jour&nbsp;:</p><ul><li>Budget</li><li>Suivis &amp\\; varia</li></ul>\\n\\n-::~:~::~:~:~:~:~::~\\nRejoindre avec Google Meet: https://meet.google.com/abc\\n-::~
X-GOOGLE-CONFERENCE:https://meet.google.com/abc
SUMMARY:Comité`)}
END:VCALENDAR`);
    const [proposal] = reading.proposals;
    expect(reading.calendarName).toBe('Travail, équipe');
    expect(proposal?.description).toBe('Ordre du jour :\n\n- Budget\n\n- Suivis & varia');
    expect(proposal?.online).toBe(true);
  });

  it('Outlook: the Teams block goes, the person’s words stay', () => {
    const [proposal] = read(
      wrap(
        event(
          'DESCRIPTION:Apporter les chiffres de mars.\\n________________________________________________________________________________\\nRéunion Microsoft Teams\\nRejoindre : https://teams.microsoft.com/l/meetup\\nMot de passe : secret\nLOCATION:Réunion Microsoft Teams',
        ),
      ),
    ).proposals;
    expect([proposal?.description, proposal?.online]).toEqual(['Apporter les chiffres de mars.', true]);
  });

  it('Zoom: the invitation goes whole when nothing was written before it', () => {
    const [proposal] = read(
      wrap(
        event(
          'DESCRIPTION:Odile Exemple vous invite à une réunion Zoom planifiée.\\n\\nSujet : Table\\nhttps://zoom.us/j/123\\nCode secret : 999',
        ),
      ),
    ).proposals;
    expect([proposal?.description, proposal?.online]).toEqual(['', true]);
  });

  it('Outlook: markup kept apart (X-ALT-DESC) serves when there is nothing else', () => {
    const [proposal] = read(
      wrap(event('X-ALT-DESC;FMTTYPE=text/html:<html><body><p>Visite du local</p></body></html>')),
    ).proposals;
    expect(proposal?.description).toBe('Visite du local');
  });

  it('Apple: a place on several lines, a structured place beside it', () => {
    const [proposal] = read(
      wrap(
        event(
          'LOCATION:Maison des possibles\\n12\\, rue du Fil\\nMontréal\nX-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-TITLE="Maison des possibles\\n12, rue du Fil":geo:45.5,-73.5',
        ),
      ),
    ).proposals;
    expect(proposal?.location).toBe('Maison des possibles, 12, rue du Fil, Montréal');
  });

  it('concatenated calendars, each with its own zone of the same name', () => {
    const zone = (offset: string) =>
      `BEGIN:VTIMEZONE\nTZID:Mon fuseau\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:${offset}\nTZOFFSETTO:${offset}\nEND:STANDARD\nEND:VTIMEZONE\n`;
    const one = (uid: string) =>
      `BEGIN:VEVENT\nUID:${uid}\nDTSTART;TZID=Mon fuseau:20260303T120000\nEND:VEVENT`;
    const reading = read(wrap(zone('-0800') + one('a')) + wrap(zone('+0100') + one('b')));
    expect(reading.proposals.map((p) => [p.uid, p.startTime])).toEqual([
      ['b', '06:00'],
      ['a', '15:00'],
    ]);
  });

  it('the last version of an event wins over its earlier ones', () => {
    const version = (sequence: number, title: string) => event(`SEQUENCE:${sequence}\nSUMMARY:${title}`);
    expect(
      read(wrap(`${version(2, 'Deux')}\n${version(0, 'Zéro')}\n${version(1, 'Un')}`)).proposals.map(
        (p) => p.summary,
      ),
    ).toEqual(['Deux']);
  });

  it('different events under one UID, by the fault of a program, are all kept', () => {
    const lines = `${event('SUMMARY:Un')}\n${event('SUMMARY:Deux')}\n${event('SUMMARY:Un')}`;
    const proposals = read(wrap(lines)).proposals;
    expect(proposals.map((p) => p.summary).sort()).toEqual(['Deux', 'Un']);
    expect(new Set(proposals.map((p) => p.fingerprint)).size).toBe(2);
  });
});
