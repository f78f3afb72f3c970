import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { newId } from '#/platform/ids.ts';
import { leaflets } from '../../../test/harness/leaflets.ts';
import {
  addPart,
  editor,
  eventually,
  keptPart,
  leaflet,
  openLeaflets,
  type TextProcess,
  textProcess,
} from '../../../test/harness/shared-texts.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';
import { markdownTexts } from '../../../test/harness/texts.ts';
import type { Transaction } from '../database.ts';
import { replaceInSharedText, settleSharedText, tellSharedTextChanged } from './changes-elsewhere.ts';
import { partMarkdown, setPart } from './fragments.ts';

let site: TestSite;
let here: TextProcess;
let elsewhere: TextProcess;
let maude: Visitor;
let idris: Visitor;
let spaceId: string;

beforeAll(async () => {
  site = await testSite();
  await openLeaflets(site);
  maude = await site.person('Maude Tremblay');
  idris = await site.person('Idris Benali');
  spaceId = await site.space('Table', [
    [maude, 'member'],
    [idris, 'member'],
  ]);
  here = await textProcess(site);
  elsewhere = await textProcess(site);
});

/** As a form without script would: the text first, then the domain's own row, in one transaction. */
async function saveForm(
  text: string,
  part: string,
  markdown: string,
  then?: (t: Transaction) => Promise<void>,
) {
  await site.as(idris.personId, async (transaction) => {
    await replaceInSharedText(transaction, 'leaflet', text, part, markdown);
    await transaction.query({
      text: 'UPDATE leaflet_parts SET markdown = $2, revision = revision + 1 WHERE id = $1',
      values: [part, markdown],
    });
    await then?.(transaction);
  });
}

const pair = async (...markdown: string[]) => {
  const text = await leaflet(site, spaceId, ...markdown);
  const one = editor(here, { visitor: maude, text: text.id });
  const other = editor(elsewhere, { visitor: maude, text: text.id });
  await Promise.all([one.kept(), other.kept()]);
  return { text, part: text.parts[0]!, one, other };
};

describe('a part saved by a form while others write', () => {
  test('is merged with what they are typing, in every process', async () => {
    const { text, part, one, other } = await pair('La marche a repris. Douze personnes viennent.\n\nFin.');
    one.write(part, ' Et treize aujourd’hui.');
    await saveForm(text.id, part, 'La marche a repris en mars. Douze personnes viennent.\n\nFin.');
    const merged = 'La marche a repris en mars. Douze personnes viennent. Et treize aujourd’hui.\n\nFin.';
    await eventually(() => one.markdown(part) === merged && other.markdown(part) === merged);
    await eventually(async () => (await keptPart(site, part)).markdown === merged);
    expect((await keptPart(site, part)).writers).toEqual([maude.personId]);
  });

  test('leaves what it does not change where it was, cursors included', async () => {
    const { text, part, one } = await pair('Un.\n\nDeux.\n\nTrois.');
    const fragment = one.doc.getXmlFragment(part);
    const [first, , third] = fragment.toArray();
    const cursor = Y.createRelativePositionFromTypeIndex((third as Y.XmlElement).get(0) as Y.XmlText, 3);
    await saveForm(text.id, part, 'Un.\n\nDeux, et demi.\n\nTrois.\n\nQuatre.');
    await eventually(() => one.markdown(part).endsWith('Quatre.'));
    expect(fragment.get(0)).toBe(first);
    expect(fragment.get(2)).toBe(third);
    expect(Y.createAbsolutePositionFromRelativePosition(cursor, one.doc)?.index).toBe(3);
  });

  test('is nothing when the transaction is rolled back', async () => {
    const { text, part, one } = await pair('Un.');
    await saveForm(text.id, part, 'Jamais.', async () => {
      throw new Error('refused');
    }).catch(() => {});
    one.write(part, ' Deux.');
    await eventually(async () => (await keptPart(site, part)).markdown === 'Un. Deux.');
  });

  test('is kept although nobody writes, and is what the next one finds', async () => {
    const { text, part, one, other } = await pair('Un.');
    one.close();
    other.close();
    await saveForm(text.id, part, 'Un, par le formulaire.');
    await saveForm(text.id, part, 'Un, par le formulaire, deux fois.');
    const next = editor(here, { visitor: maude, text: text.id });
    await eventually(() => next.markdown(part) === 'Un, par le formulaire, deux fois.');
    expect((await keptPart(site, part)).revision).toBe(3);
  });

  test('is there even if the text was never opened to be written', async () => {
    const text = await leaflet(site, spaceId, 'Un.');
    await saveForm(text.id, text.parts[0]!, 'Deux.');
    const one = editor(here, { visitor: maude, text: text.id });
    await eventually(() => one.markdown(text.parts[0]!) === 'Deux.');
  });

  test('goes before what is being settled, when both want the same rows', async () => {
    const { text, part, one } = await pair('Un.');
    // A form that writes its row first, and so meets the settling the wrong way round.
    await site.as(idris.personId, async (transaction) => {
      await transaction.query({
        text: "UPDATE leaflet_parts SET markdown = 'Un, au formulaire.', revision = revision + 1 WHERE id = $1",
        values: [part],
      });
      one.write(part, ' Deux.');
      await new Promise((done) => setTimeout(done, 2000));
      await replaceInSharedText(transaction, 'leaflet', text.id, part, 'Un, au formulaire.');
    });
    await eventually(() => one.markdown(part) === 'Un, au formulaire. Deux.');
    await eventually(async () => (await keptPart(site, part)).markdown === 'Un, au formulaire. Deux.');
  });

  test('is mended when the domain changed a part without saying so', async () => {
    const { text, part, one, other } = await pair('Un.');
    one.close();
    other.close();
    await eventually(async () => {
      const [row] = await site.system((transaction) =>
        transaction.query<{ count: number }>({
          text: 'SELECT count(*) FROM shared_text_updates WHERE text_id = $1',
          values: [text.id],
        }),
      );
      return row!.count === 0;
    });
    await site.system((transaction) =>
      transaction.query({
        text: "UPDATE leaflet_parts SET markdown = 'Autre.' WHERE id = $1",
        values: [part],
      }),
    );
    // Whoever comes before the process let go of the text still reads it as it was.
    await eventually(async () => {
      const next = editor(here, { visitor: maude, text: text.id });
      await next.kept();
      const said = next.markdown(part);
      next.close();
      return said === 'Autre.';
    });
  });
});

describe('parts', () => {
  test('come, go and move, and everybody is told', async () => {
    const { text, part, one, other } = await pair('Un.', 'Deux.');
    const added = newId();
    await site.system(async (transaction) => {
      await addPart(transaction, text.id, added, -1, 'Tout devant.');
      await transaction.query({ text: 'DELETE FROM leaflet_parts WHERE id = $1', values: [text.parts[1]] });
      await tellSharedTextChanged(transaction, 'leaflet', text.id);
    });
    for (const who of [one, other]) {
      await eventually(() => who.markdown(added) === 'Tout devant.');
      await eventually(() => who.markdown(text.parts[1]!) === '');
      await eventually(() => who.messages.some((message) => message.kind === 'parts'));
      expect(who.messages.findLast((message) => message.kind === 'parts')).toEqual({
        kind: 'parts',
        parts: [added, part],
      });
    }
    one.write(added, ' Écrit.');
    await eventually(async () => (await keptPart(site, added)).markdown === 'Tout devant. Écrit.');
  });

  test('that come back are what the domain says', async () => {
    const { text, part, one } = await pair('Un.', 'Deux.');
    const gone = text.parts[1]!;
    const tell = (change: string) =>
      site.system(async (transaction) => {
        await transaction.query({ text: change, values: [gone] });
        await tellSharedTextChanged(transaction, 'leaflet', text.id);
      });
    await tell('UPDATE leaflet_parts SET leaflet_id = leaflet_id, position = 9 WHERE id = $1');
    await tell('DELETE FROM leaflet_parts WHERE id = $1');
    await eventually(() => one.markdown(gone) === '');
    await site.system(async (transaction) => {
      await addPart(transaction, text.id, gone, 1, 'Deux, retrouvé.');
      await tellSharedTextChanged(transaction, 'leaflet', text.id);
    });
    await eventually(() => one.markdown(gone) === 'Deux, retrouvé.');
    expect(one.markdown(part)).toBe('Un.');
  });
});

test('a text can be settled at once, before a version of it is frozen', async () => {
  const { text, part, one } = await pair('Un.');
  one.write(part, ' Deux.');
  await one.kept();
  await settleSharedText(site.services.database, leaflets, { kind: 'leaflet', textId: text.id });
  expect((await keptPart(site, part)).markdown).toBe('Un. Deux.');
});

test('words typed in a block that somebody replaced meanwhile are given back to their author', async () => {
  const { part, one, other } = await pair('Le titre à venir.');
  one.socket.disconnect();
  await eventually(() => !one.provider.synced);
  one.write(part, ' Une phrase écrite sans réseau.');
  one.write(part, ' Et une autre.');
  other.rewrite(part, '## Le titre à venir.');
  await other.kept();
  void one.socket.connect();
  await one.kept();
  // What was typed without network comes back in one message or in two, and never twice.
  const lost = () =>
    one.messages
      .filter((message) => message.kind === 'lost')
      .map(({ words }) => words)
      .join('');
  const typed = ' Une phrase écrite sans réseau. Et une autre.';
  await eventually(() => lost().length >= typed.length);
  expect(lost()).toBe(typed);
  expect(one.markdown(part)).toBe('## Le titre à venir.');
});

describe('the second lock', () => {
  test.for(['shared_texts', 'shared_text_updates', 'shared_text_replacements'])(
    '%s is beyond the reach of visits',
    async (table) => {
      for (const sql of [`SELECT * FROM ${table}`, `DELETE FROM ${table}`])
        await expect(
          site.as(maude.personId, (transaction) => transaction.query({ text: sql })),
        ).rejects.toThrow('permission denied');
    },
  );

  test('a stranger changes nothing', async () => {
    const text = await leaflet(site, spaceId, 'Un.');
    await expect(
      site.as(null, (transaction) =>
        replaceInSharedText(transaction, 'leaflet', text.id, text.parts[0]!, 'x'),
      ),
    ).rejects.toThrow('nobody is signed in');
  });
});

describe('changes from three sides at once, whatever they are', () => {
  test('leave every copy the same', () => {
    const change = fc.tuple(fc.nat(2), markdownTexts);
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 6 }),
        fc.array(fc.nat(2), { maxLength: 6 }),
        (changes, order) => {
          const copies = [new Y.Doc(), new Y.Doc(), new Y.Doc()];
          setPart(copies[0]!, 'p', 'Un.\n\nDeux.\n\n- a\n- b\n\n| c | d |\n| - | - |\n| e | f |');
          for (const copy of copies) Y.applyUpdate(copy, Y.encodeStateAsUpdate(copies[0]!));
          for (const [at, [copy, markdown]] of changes.entries()) {
            setPart(copies[copy]!, 'p', markdown);
            const heard = order[at];
            if (heard !== undefined) Y.applyUpdate(copies[heard]!, Y.encodeStateAsUpdate(copies[copy]!));
          }
          for (const copy of copies)
            for (const other of copies) Y.applyUpdate(copy, Y.encodeStateAsUpdate(other));
          const [first, ...others] = copies.map((copy) => partMarkdown(copy, 'p'));
          expect(others).toEqual([first, first]);
          const next = new Y.Doc();
          setPart(next, 'p', first!);
          expect(partMarkdown(next, 'p')).toBe(first);
        },
      ),
      { numRuns: 60 },
    );
  });
});
