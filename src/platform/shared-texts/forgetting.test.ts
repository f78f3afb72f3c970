import { beforeAll, expect, test } from 'vitest';
import { closings } from '#/writing/text-wire.ts';
import { leaflets } from '../../../test/harness/leaflets.ts';
import {
  editor,
  eventually,
  type Leaflet,
  leaflet,
  openLeaflets,
  type TextProcess,
  textProcess,
} from '../../../test/harness/shared-texts.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';
import { forgetSharedText, settleSharedText } from './changes-elsewhere.ts';

let site: TestSite;
let here: TextProcess;
let elsewhere: TextProcess;
let maude: Visitor;
let spaceId: string;

beforeAll(async () => {
  site = await testSite();
  await openLeaflets(site);
  maude = await site.person('Maude Tremblay');
  spaceId = await site.space('Table', [[maude, 'member']]);
  here = await textProcess(site);
  elsewhere = await textProcess(site);
});

async function forget(text: Leaflet): Promise<void> {
  await site.system(async (transaction) => {
    await forgetSharedText(transaction, 'leaflet', text.id);
    await transaction.query({ text: 'DELETE FROM leaflets WHERE id = $1', values: [text.id] });
  });
}

async function rowsLeft(text: Leaflet): Promise<number> {
  const [row] = await site.system((transaction) =>
    transaction.query<{ count: number }>({
      text: `SELECT (SELECT count(*) FROM shared_texts WHERE text_id = $1)
               + (SELECT count(*) FROM shared_text_updates WHERE text_id = $1)
               + (SELECT count(*) FROM shared_text_replacements WHERE text_id = $1) AS count`,
      values: [text.id],
    }),
  );
  return row!.count;
}

test('a text that is forgotten leaves nothing, and sends everybody away', async () => {
  const text = await leaflet(site, spaceId, 'Un.');
  const one = editor(here, { visitor: maude, text: text.id });
  const other = editor(elsewhere, { visitor: maude, text: text.id });
  await Promise.all([one.kept(), other.kept()]);
  one.write(text.parts[0]!, ' Deux.');
  await one.kept();
  await forget(text);
  await eventually(() => [one, other].every((who) => who.closings.includes(closings.missing)));
  expect(await rowsLeft(text)).toBe(0);
});

test('a text that is forgotten while its last words are being kept leaves nothing', async () => {
  const text = await leaflet(site, spaceId, 'Un.');
  const one = editor(here, { visitor: maude, text: text.id });
  await one.kept();
  one.write(text.parts[0]!, ' Deux.');
  await one.kept();
  const keeping = (times: number) =>
    Array.from({ length: times }, () =>
      settleSharedText(site.services.database, leaflets, { kind: 'leaflet', textId: text.id }).catch(
        () => {},
      ),
    );
  await Promise.all([...keeping(3), forget(text), ...keeping(3)]);
  await Promise.all(keeping(2));
  expect(await rowsLeft(text)).toBe(0);
});

test('somebody who comes back to a text that is forgotten leaves nothing either', async () => {
  const text = await leaflet(site, spaceId, 'Un.');
  const one = editor(here, { visitor: maude, text: text.id });
  await one.kept();
  await Promise.all([
    forget(text),
    ...Array.from({ length: 6 }, () => editor(elsewhere, { visitor: maude, text: text.id })),
  ]);
  await eventually(() => one.closings.includes(closings.missing));
  await new Promise((done) => setTimeout(done, 1000));
  expect(await rowsLeft(text)).toBe(0);
});
