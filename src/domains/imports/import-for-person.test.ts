import { beforeAll, describe, expect, test } from 'vitest';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';
import { importAgendaFor, importJournalFor } from './imports.public.ts';

let site: TestSite;
let maude: Visitor;
let outsider: Visitor;
let space: string;
const bytes = (text: string) => new TextEncoder().encode(text);
const importing = (visitor: Visitor) => ({
  services: site.services,
  personId: visitor.personId,
  locale: 'fr' as const,
});

beforeAll(async () => {
  site = await testSite();
  maude = await site.person('Maude Lavigueur');
  outsider = await site.person('Ghyslaine Ouimet');
  space = await site.space('Équipe', [[maude, 'member']]);
});

describe('an import without a visit', () => {
  const agenda = {
    from: '2026-03-01',
    to: '2026-03-31',
    withNames: false,
    fileName: 'a.ics',
    bytes: bytes('BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20260310T090000\nEND:VEVENT\nEND:VCALENDAR'),
  };

  test('leaves the proposals of an agenda to their person', async () => {
    const opened = await importAgendaFor(importing(maude), { ...agenda, spaceId: space });
    expect(opened).toMatchObject({ kind: 'opened', waiting: 1 });
    expect((await importAgendaFor(importing(outsider), { ...agenda, spaceId: space })).kind).toBe(
      'forbidden',
    );
  });

  test('checks a journal, then carries it through when asked', async () => {
    const file = {
      spaceId: space,
      fileName: 'journal.csv',
      bytes: bytes('Date;Titre\n2025-01-10;Table\n2025-01-11;Comité\nbientôt;Marche'),
    };
    const checked = await importJournalFor(importing(maude), file, { confirm: false, withAlike: false });
    expect(checked).toMatchObject({ kind: 'read', traces: null, check: { ready: 2, refused: 1 } });
    const steps: string[] = [];
    const done = await importJournalFor(importing(maude), file, {
      confirm: true,
      withAlike: false,
      advanced: (at, total) => steps.push(`${at}/${total}`),
    });
    expect(done).toMatchObject({ kind: 'read', traces: 2 });
    expect(steps).toEqual(['3/3']);
    const again = await importJournalFor(importing(maude), file, { confirm: true, withAlike: false });
    expect(again).toMatchObject({ kind: 'notConfirmed', key: 'nothingToImport' });
    expect(
      await importJournalFor(
        importing(maude),
        { ...file, bytes: new Uint8Array() },
        { confirm: true, withAlike: false },
      ),
    ).toMatchObject({ kind: 'refused', refusal: { code: 'empty' } });
  });

  test('takes twenty thousand rows in one go, headings apart', { timeout: 180_000 }, async () => {
    const day = (row: number) => `2024-${String((row % 12) + 1).padStart(2, '0')}-10`;
    const rows = Array.from({ length: 20_000 }, (_, row) => `${day(row)};Rencontre ${row};1 h 30`);
    const steps: number[] = [];
    const done = await importJournalFor(
      importing(maude),
      {
        spaceId: space,
        fileName: 'annees.csv',
        bytes: bytes(`Date;Titre;Durée\n${rows.join('\n')}`),
      },
      { confirm: true, withAlike: false, advanced: (at) => steps.push(at) },
    );
    expect(done).toMatchObject({ kind: 'read', traces: 20_000, check: { ready: 20_000, refused: 0 } });
    expect(steps.length).toBeGreaterThan(20);
    expect(steps.at(-1)).toBe(20_000);
  });
});
