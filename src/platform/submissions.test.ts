import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { paths } from '#/paths.ts';
import { type TestSite, testSite, type Visitor } from '../../test/harness/site.ts';
import { newId } from './ids.ts';
import { isSubmissionKey, submissionPrint } from './submissions.ts';

let site: TestSite;
let maude: Visitor;

beforeAll(async () => {
  site = await testSite();
  maude = await site.person('Maude Lavigueur', { administrator: true });
});

/** What is typed: one act, another one, or what the form refuses. */
type Body = 'one' | 'other' | 'refused';
interface Sending {
  key: 'a' | 'b';
  body: Body;
}
interface Answered extends Sending {
  status: number;
  location: string | null;
}

const sending = fc.record<Sending>({
  key: fc.constantFrom('a', 'b'),
  body: fc.constantFrom('one', 'one', 'other', 'refused'),
});
/** Sent one lot after the other; those of a lot at once. Fewer than connections, which those who wait hold. */
const lots = fc.array(fc.array(sending, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 3 });

async function send(run: string, { key, body }: Sending): Promise<Answered> {
  const typed = { name: body === 'refused' ? '' : `${run} ${key} ${body}`, kind: 'committee' };
  const answer = await maude.post(paths.spaces, { ...typed, _key: `${run}-${key}` });
  return { key, body, status: answer.status, location: answer.headers.get('location') };
}

async function namesMade(run: string, key: string): Promise<string[]> {
  const rows = await site.system((transaction) =>
    transaction.query<{ name: string }>({
      text: 'SELECT name FROM spaces WHERE starts_with(name, $1)',
      values: [`${run} ${key} `],
    }),
  );
  return rows.map(({ name }) => name);
}

/** Holds one key's answers, in the lots in which they came, against what is promised. */
async function expectOneAct(run: string, key: Sending['key'], answered: Answered[][]): Promise<void> {
  const made = await namesMade(run, key);
  const won = made[0]?.split(' ').at(-1);
  expect(made.length).toBe(answered.flat().some(({ body }) => body !== 'refused') ? 1 : 0);
  const locations = new Set<string | null>();
  let isTaken = false;
  for (const lot of answered) {
    const takesNow: boolean = !isTaken && lot.some(({ body }) => body !== 'refused');
    for (const { body, status, location } of lot) {
      if (body === won) locations.add(location);
      const free = isTaken ? [] : [422];
      const taken = isTaken || takesNow ? [409] : [];
      expect(body === won ? [303] : body === 'refused' ? [...free, ...taken] : [409]).toContain(status);
    }
    isTaken ||= takesNow;
  }
  expect(locations.size).toBe(made.length);
  const after = await send(run, { key, body: 'one' });
  expect(after.status).toBe(won === 'other' ? 409 : 303);
}

test('sent in any order, at once or not, a key does one act, answers its twins alike, and is free after a refusal', async () => {
  await fc.assert(
    fc.asyncProperty(lots, async (sent) => {
      const run = newId();
      const answered: Answered[][] = [];
      for (const lot of sent) answered.push(await Promise.all(lot.map((one) => send(run, one))));
      for (const key of ['a', 'b'] as const) {
        const ofKey = answered.map((lot) => lot.filter((one) => one.key === key));
        await expectOneAct(run, key, ofKey);
      }
    }),
    {
      numRuns: 25,
      examples: [
        [[Array.from({ length: 5 }, () => ({ key: 'a', body: 'one' }) as const)]],
        [[[{ key: 'a', body: 'refused' }], [{ key: 'a', body: 'other' }], [{ key: 'a', body: 'refused' }]]],
      ],
    },
  );
}, 120_000);

test('a key is somebody’s own: another person does another act with it', async () => {
  const odile = await site.person('Odile Tanguay', { administrator: true });
  const typed = { name: 'Comité de deux personnes', kind: 'committee', _key: newId() };
  const [hers, others] = [await maude.post(paths.spaces, typed), await odile.post(paths.spaces, typed)];
  expect([hers.status, others.status]).toEqual([303, 303]);
  expect(hers.headers.get('location')).not.toBe(others.headers.get('location'));
});

test('a print tells one act from another, and the same act from nothing', () => {
  const part = fc.string();
  fc.assert(
    fc.property(fc.constantFrom('POST', 'PUT'), part, part, part, (method, address, body, other) => {
      const print = submissionPrint(method, `/${address}`, body);
      expect(submissionPrint(method, `/${address}`, body)).toBe(print);
      fc.pre(other !== body);
      expect(submissionPrint(method, `/${address}`, other)).not.toBe(print);
    }),
  );
});

test.each([
  ['', false],
  ['court', false],
  [newId(), true],
  ['a'.repeat(101), false],
  ['é'.repeat(20), false],
])('whether « %s » can be a key', (text, can) => expect(isSubmissionKey(text)).toBe(can));
