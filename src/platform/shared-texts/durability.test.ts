import { beforeAll, describe, expect, test } from 'vitest';
import {
  doomedProcess,
  editor,
  eventually,
  keptPart,
  leaflet,
  openLeaflets,
  textProcess,
} from '../../../test/harness/shared-texts.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';

let site: TestSite;
let maude: Visitor;
let spaceId: string;

beforeAll(async () => {
  site = await testSite();
  await openLeaflets(site);
  maude = await site.person('Maude Tremblay');
  spaceId = await site.space('Table', [[maude, 'member']]);
});

const waiting = async (text: string) => {
  const [row] = await site.system((transaction) =>
    transaction.query<{ count: number }>({
      text: 'SELECT count(*) FROM shared_text_updates WHERE text_id = $1',
      values: [text],
    }),
  );
  return row!.count;
};

describe('a process that is killed', () => {
  test('loses nothing that it said was kept, at whatever moment', async () => {
    const text = await leaflet(site, spaceId, 'Début.');
    const [part = ''] = text.parts;
    let shown = 'Début.';
    for (let round = 0; round < 3; round += 1) {
      const doomed = await doomedProcess(site);
      const one = editor(doomed, { visitor: maude, text: text.id });
      await one.kept();
      expect(one.markdown(part)).toBe(shown);
      // What the editor shows as kept, as it goes: the words of a moment at which nothing was left to say.
      one.provider.on('unsyncedChanges', ({ number }: { number: number }) => {
        if (number === 0 && one.provider.synced) shown = one.markdown(part);
      });
      const before = shown.length;
      const typing = setInterval(() => one.write(part, ` mot${round}`), 30);
      await eventually(() => shown.length > before + 40 + 30 * round);
      await doomed.kill();
      const saidKept = shown;
      clearInterval(typing);
      one.close();
      const survivor = await textProcess(site);
      const other = editor(survivor, { visitor: maude, text: text.id });
      await other.kept();
      expect(other.markdown(part).startsWith(saidKept)).toBe(true);
      shown = other.markdown(part);
      other.close();
      await survivor.close();
    }
    await eventually(async () => (await keptPart(site, part)).markdown === shown);
  }, 180_000);

  test('leaves to the next one what was not yet given to the domain, even if nobody comes', async () => {
    const text = await leaflet(site, spaceId, 'Un.');
    const [part = ''] = text.parts;
    const doomed = await doomedProcess(site);
    const one = editor(doomed, { visitor: maude, text: text.id });
    await one.kept();
    one.write(part, ' Deux.');
    await one.kept();
    await doomed.kill();
    one.close();
    expect((await keptPart(site, part)).markdown).toBe('Un.');
    expect(await waiting(text.id)).toBeGreaterThan(0);
    await site.system((transaction) =>
      transaction.query({ text: "UPDATE shared_text_updates SET written_at = now() - interval '1 minute'" }),
    );
    const next = await textProcess(site);
    await eventually(async () => (await keptPart(site, part)).markdown === 'Un. Deux.');
    expect((await keptPart(site, part)).writers).toEqual([maude.personId]);
    expect(await waiting(text.id)).toBe(0);
    await next.close();
  });

  test('an editor that stays finds the next process by itself, with what was typed meanwhile', async () => {
    const text = await leaflet(site, spaceId, 'Un.');
    const [part = ''] = text.parts;
    const first = await textProcess(site);
    const one = editor(first, { visitor: maude, text: text.id });
    await one.kept();
    const port = Number(new URL(first.address).port);
    await first.close();
    await eventually(() => !one.provider.synced);
    one.write(part, ' Sans réseau.');
    expect(one.provider.hasUnsyncedChanges).toBe(true);
    const again = await textProcess(site, undefined, port);
    await one.kept();
    await eventually(async () => (await keptPart(site, part)).markdown === 'Un. Sans réseau.');
    await again.close();
  });
});

test('a process that leaves in good order gives the domain all that it holds', async () => {
  const text = await leaflet(site, spaceId, 'Un.');
  const [part = ''] = text.parts;
  const process = await textProcess(site);
  const one = editor(process, { visitor: maude, text: text.id });
  await one.kept();
  one.write(part, ' Deux.');
  await one.kept();
  await process.close();
  expect((await keptPart(site, part)).markdown).toBe('Un. Deux.');
  one.close();
});

test('when the last one leaves, the domain has the text at once, and updates are folded', async () => {
  const text = await leaflet(site, spaceId, 'Un.', 'Autre.');
  const [part = '', other = ''] = text.parts;
  const process = await textProcess(site);
  const one = editor(process, { visitor: maude, text: text.id });
  await one.kept();
  one.write(part, ' Deux.');
  await one.kept();
  one.close();
  await eventually(async () => (await keptPart(site, part)).markdown === 'Un. Deux.', 1000);
  expect(await waiting(text.id)).toBe(0);
  expect((await keptPart(site, part)).revision).toBe(2);
  expect((await keptPart(site, other)).revision).toBe(1);
  await process.close();
});

test('while the database is away nothing is said to be kept, and it is once it is back', async () => {
  const text = await leaflet(site, spaceId, 'Un.');
  const [part = ''] = text.parts;
  const process = await textProcess(site);
  const one = editor(process, { visitor: maude, text: text.id });
  await one.kept();
  await site.system((transaction) =>
    transaction.query({ text: 'ALTER TABLE shared_text_updates RENAME TO shared_text_updates_away' }),
  );
  one.write(part, ' Deux.');
  await eventually(() => one.closings.length > 0);
  expect(one.provider.hasUnsyncedChanges).toBe(true);
  await site.system((transaction) =>
    transaction.query({ text: 'ALTER TABLE shared_text_updates_away RENAME TO shared_text_updates' }),
  );
  await one.kept();
  await eventually(async () => (await keptPart(site, part)).markdown === 'Un. Deux.');
  await process.close();
});
