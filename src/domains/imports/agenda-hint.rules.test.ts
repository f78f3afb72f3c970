import { describe, expect, it } from 'vitest';
import type { AgendaProposal } from './agenda.ts';
import { HintMaker } from './agenda-hint.rules.ts';

const proposal = (changes: Partial<AgendaProposal>): AgendaProposal => ({
  uid: 'a',
  recurrenceId: null,
  summary: 'Rencontre',
  description: '',
  location: '',
  startsOn: '2026-03-10',
  startTime: '09:00',
  endsOn: '2026-03-10',
  durationMinutes: 60,
  allDay: false,
  status: 'confirmed',
  transparent: false,
  confidential: false,
  online: false,
  attendeesCount: 0,
  organizer: null,
  attendees: [],
  categories: [],
  notes: [],
  fingerprint: 'a',
  ...changes,
});

const dossiers = [
  { id: 'logement', title: 'Comité logement des Saules' },
  { id: 'marche', title: 'Marche des personnes aînées' },
  { id: 'aliment', title: 'Relance de la banque alimentaire' },
  { id: 'aliment2', title: 'Cuisine et banque alimentaire des Saules' },
];
const maker = new HintMaker({
  dossiers,
  earlier: [
    { title: 'Point du lundi', dossierId: 'marche', nature: 'political-action' },
    { title: 'Vieux dossier', dossierId: 'parti', nature: null },
  ],
});
const hint = (changes: Partial<AgendaProposal>) => maker.hintFor(proposal(changes));

describe('a hint', () => {
  it.each([
    ['Suivi logement', 'logement', ['logement']],
    ['MARCHE AINEES au parc', 'marche', ['marche', 'ainees']],
    ['Relance téléphonique', 'aliment', ['relance']],
    ['Banque alimentaire', null, null],
    ['Rencontre d’équipe', null, null],
    ['Comité', null, null],
  ])('finds the dossier of « %s » by telling words, or none', (summary, id, words) => {
    const found = hint({ summary });
    expect(found.dossierId).toBe(id);
    expect(found.dossierReason).toEqual(words === null ? null : { kind: 'words', words });
  });

  it('looks at categories too', () => {
    expect(hint({ categories: ['Comité logement des Saules'] }).dossierId).toBe('logement');
  });

  it('prefers what was chosen the last time for the same title, if it is still there', () => {
    expect(hint({ summary: 'point du LUNDI' })).toMatchObject({
      dossierId: 'marche',
      dossierReason: { kind: 'before' },
      nature: 'political-action',
    });
    expect(hint({ summary: 'Vieux dossier' })).toMatchObject({
      dossierId: null,
      dossierReason: null,
      nature: null,
    });
  });

  it.each([
    ['Table de concertation', 'concertation'],
    ['Formation des bénévoles', 'popular-education'],
    ['Défense de droits : conseil municipal', 'political-action'],
    ['Café', null],
  ])('guesses the nature of « %s »', (summary, nature) => {
    expect(hint({ summary }).nature).toBe(nature);
  });

  it.each<[Partial<AgendaProposal>, string | null]>([
    [{ online: true }, 'video'],
    [{ online: true, location: 'https://zoom.us/j/1' }, 'video'],
    [{ online: true, location: 'Maison des possibles' }, 'hybrid'],
    [{ location: 'Maison des possibles' }, 'in-person'],
    [{ summary: 'Appel à Rose' }, 'telephone'],
    [{ summary: 'Table hybride', location: 'Sous-sol' }, 'hybrid'],
    [{}, null],
  ])('guesses the mode of %j', (changes, mode) => {
    expect(hint(changes).mode).toBe(mode);
  });

  it.each<[Partial<AgendaProposal>, string[]]>([
    [{ status: 'cancelled' }, ['cancelled']],
    [{ confidential: true }, ['private']],
    [{ transparent: true }, ['free']],
    [{ allDay: true, startTime: null, transparent: true }, ['wholeDay']],
    [{ summary: 'Dentiste' }, ['personalWords']],
    [{ summary: 'Fête de quartier' }, []],
    [{}, []],
  ])('doubts of %j for stated reasons', (changes, doubts) => {
    expect(hint(changes).doubts).toEqual(doubts);
  });
});
