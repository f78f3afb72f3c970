import pg from 'pg';
import { newId } from '#/platform/ids.ts';
import { submissionPrint } from '#/platform/submissions.ts';
import { answerRounds, type CaptureMaterial, type Capturer } from './capture-round.ts';
import { textMaker } from './words.ts';

// The same rows as a capture, written by `pg` and nothing else: prepared statements, a transaction each, no policy.
const { people, connection } = JSON.parse(process.argv[2]!) as CaptureMaterial;
const clients = people.map(() => new pg.Client(connection));
await Promise.all(clients.map((client) => client.connect()));
answerRounds(
  people.map((person, index) => {
    const make = textMaker(index + 101);
    return () => insert(clients[index]!, person, make());
  }),
  async () => {
    for (const client of clients) await client.end();
  },
);

async function insert(client: pg.Client, person: Capturer, written: { title: string; text: string }) {
  const id = newId();
  const key = newId();
  await client.query('BEGIN');
  await client.query({
    name: 'trace',
    text: `INSERT INTO traces (id, space_id, author_id, title, text, event_on, duration_minutes, entered_at, changed_at, changed_by)
           VALUES ($1, $2, $3, $4, $5, '2025-10-15', 45, $6, $6, $3)`,
    values: [id, person.spaceId, person.personId, written.title, written.text, new Date()],
  });
  await client.query({
    name: 'tie',
    text: 'INSERT INTO trace_dossiers (trace_id, dossier_id) VALUES ($1, $2)',
    values: [id, person.dossierId],
  });
  await client.query({
    name: 'submission',
    text: 'INSERT INTO submissions (person_id, key, print, outcome) VALUES ($1, $2, $3, $4)',
    values: [
      person.personId,
      key,
      submissionPrint('POST', '/traces/rapide', written.text),
      JSON.stringify({ kind: 'redirect', to: `/traces/${id}?notee=1` }),
    ],
  });
  await client.query('COMMIT');
}
