import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shippedCodebooks } from '#/domains/codebooks/codebooks.public.ts';
import { folderPlace } from '#/platform/backup-files.ts';
import { type CommandContext, CommandRefusal } from '#/platform/command.ts';
import { type TestSite, testSite, type Visitor } from '../../test/harness/site.ts';
import { workCommands } from './cli-work.ts';

const named = shippedCodebooks.map(({ id }) => id).join(', ');
let site: TestSite;
let maude: Visitor;
let folder: string;
/** What the last bar showed. */
const shown: string[] = [];

beforeAll(async () => {
  site = await testSite();
  maude = await site.person('Maude Lavigueur', { email: 'maude@exemple.test' });
  await site.space('Équipe', [[maude, 'member']]);
  folder = await mkdtemp(join(tmpdir(), 'toile-work-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function toile(
  name: string,
  given: string[],
  options: Record<string, string | boolean>,
): Promise<string> {
  const lines: string[] = [];
  const context: CommandContext = {
    services: site.services,
    filePlace: folderPlace(folder),
    locale: 'fr',
    arguments: given,
    options: { courriel: 'maude@exemple.test', espace: 'Équipe', ...options },
    say: (text) => void lines.push(text),
    progress: (label, total) => {
      shown.splice(0, shown.length, `${label} 0/${total}`);
      return {
        advance: (to) => void shown.push(`${label} ${to}/${total}`),
        end: () => void shown.push('end'),
      };
    },
  };
  await workCommands.find((command) => command.name === name)!.run(context);
  return lines.join('\n');
}

const agenda = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'BEGIN:VEVENT',
  'UID:rencontre-1@exemple.test',
  'DTSTART:20260310T140000Z',
  'DTEND:20260310T153000Z',
  'SUMMARY:Rencontre du comité logement',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n');

describe('work done from the machine on somebody’s behalf', () => {
  test('an agenda is read, and nothing is a trace yet', async () => {
    const file = join(folder, 'agenda.ics');
    await writeFile(file, agenda);
    expect(await toile('import-agenda', [file], {})).toMatch(/attente\s: 1\./);
    const traces = await site.system((transaction) => transaction.query({ text: 'SELECT 1 FROM traces' }));
    expect(traces).toEqual([]);
  });

  test('a table is checked, then carried through when asked', async () => {
    const file = join(folder, 'journal.csv');
    await writeFile(
      file,
      'Date;Quoi;Durée\n2026-03-02;Appel à la banque alimentaire;20 min\n2026-03-03;Visite du jardin;1 h 30\n',
    );
    expect(await toile('import-journal', [file], {})).toMatch(/prêtes\s: 2\./);
    expect(await toile('import-journal', [file], { confirmer: true })).toMatch(/faites\s: 2\./);
  });

  test('a statement is compiled for the period that holds a day', async () => {
    expect(await toile('compile', [], { jour: '2026-03-02' })).toMatch(/\/releves\/[0-9a-f-]{36}/);
    expect(shown).toEqual(['Relevé 0/3', 'Relevé 1/3', 'Relevé 2/3', 'Relevé 3/3', 'end']);
    await expect(toile('compile', [], { jour: '1990-01-01' })).rejects.toThrow(CommandRefusal);
    expect(shown).toEqual(['Relevé 0/3', 'Relevé 1/3', 'end']);
    await expect(toile('compile', [], { calendrier: 'lunaire' })).rejects.toThrow('Calendriers');
  });

  test('several codebooks read the same period together', async () => {
    const said = await toile('compile', [], { jour: '2026-03-02', calendrier: 'month', cadre: named });
    expect(said.match(/\/releves\/[0-9a-f-]{36}/g)).toHaveLength(shippedCodebooks.length);
    const rows = await site.system((transaction) =>
      transaction.query<{ readings: number; compilations: number }>({
        text: `SELECT count(DISTINCT reading_id) AS readings, count(*) AS compilations FROM compilation_readings
               JOIN statements s ON s.id = statement_id WHERE s.period_id = '2026-03'`,
      }),
    );
    expect(rows).toEqual([{ readings: 1, compilations: shippedCodebooks.length }]);
    await expect(toile('compile', [], { cadre: 'inconnu' })).rejects.toThrow('Cadres');
  });

  test('nobody, no space and no file are each told so', async () => {
    await expect(toile('compile', [], { courriel: 'personne@exemple.test' })).rejects.toThrow(
      'Personne n’a le courriel',
    );
    await expect(toile('compile', [], { espace: 'Ailleurs' })).rejects.toThrow('Ses espaces');
    await expect(toile('import-agenda', [join(folder, 'absent.ics')], {})).rejects.toThrow(
      'ne peut pas être lu',
    );
  });
});
