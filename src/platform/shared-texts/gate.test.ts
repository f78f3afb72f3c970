import { once } from 'node:events';
import fc from 'fast-check';
import * as encoding from 'lib0/encoding';
import { beforeAll, describe, expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import * as awareness from 'y-protocols/awareness';
import * as Y from 'yjs';
import { closings } from '#/writing/text-wire.ts';
import {
  editor,
  eventually,
  type Leaflet,
  leaflet,
  openLeaflets,
  socketTo,
  type TextProcess,
  textProcess,
} from '../../../test/harness/shared-texts.ts';
import { type TestSite, testSite, type Visitor } from '../../../test/harness/site.ts';
import { budget, limits } from './limits.ts';

let site: TestSite;
let here: TextProcess;
let maude: Visitor;
let spaceId: string;
let text: Leaflet;
let part: string;

beforeAll(async () => {
  site = await testSite();
  await openLeaflets(site);
  maude = await site.person('Maude Tremblay');
  spaceId = await site.space('Table', [[maude, 'member']]);
  text = await leaflet(site, spaceId, 'Le texte.');
  part = text.parts[0]!;
  here = await textProcess(site);
});

const name = () => `leaflet:${text.id}`;

/** A message of editors, by its number and what follows. */
function message(type: number, write: (encoder: encoding.Encoder) => void, to = name()): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, to);
  encoding.writeVarUint(encoder, type);
  write(encoder);
  return encoding.toUint8Array(encoder);
}

const authentication = () =>
  message(2, (encoder) => {
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarString(encoder, '');
  });

const updateMessage = (update: Uint8Array) =>
  message(0, (encoder) => {
    encoding.writeVarUint(encoder, 2);
    encoding.writeVarUint8Array(encoder, update);
  });

async function opened(): Promise<WebSocket> {
  const socket = socketTo(here, { visitor: maude, text: text.id });
  await once(socket, 'open');
  return socket;
}

/** The code with which the site answers these messages, after the first that editors send. */
async function answerTo(...messages: (Uint8Array | string)[]): Promise<number> {
  const socket = await opened();
  const closed = once(socket, 'close');
  socket.send(authentication());
  for (const one of messages) socket.send(one);
  const [code] = await closed;
  return code as number;
}

const rows = async () => {
  const [row] = await site.system((transaction) =>
    transaction.query<{ count: number }>({ text: 'SELECT count(*) FROM shared_text_updates' }),
  );
  return row!.count;
};

/** An update made by somebody who may write, but with something that editors do not make. */
function updateOf(make: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  make(doc);
  return Y.encodeStateAsUpdate(doc);
}

const paragraphWith = (doc: Y.Doc, ...content: (Y.XmlElement | Y.XmlText)[]) => {
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, content);
  doc.getXmlFragment(part).insert(0, [paragraph]);
};

describe('what editors do not send', () => {
  test.for<[title: string, make: () => Uint8Array | string]>([
    ['words', () => 'bonjour'],
    ['nothing', () => new Uint8Array()],
    ['noise', () => Uint8Array.from({ length: 200 }, (_, at) => (at * 7919) % 256)],
    ['a message to another text', () => message(0, () => {}, `leaflet:${crypto.randomUUID()}`)],
    ['a message to a session of the text', () => message(0, () => {}, `${name()}\u0000abc`)],
    ['a message cut short', () => updateMessage(new Uint8Array([1, 1, 200])).subarray(0, 60)],
    ['an update that is none', () => updateMessage(new Uint8Array([9, 9, 9, 9]))],
    [
      'words for everybody, as one process to another',
      () => message(6, (e) => encoding.writeVarString(e, 'x')),
    ],
    ['a stateless message', () => message(5, (e) => encoding.writeVarString(e, 'x'))],
    ['an unknown message', () => message(77, () => {})],
    ['a second authentication', () => authentication()],
    ['presence that is no JSON', () => presenceMessage('{')],
    ['presence that is a list', () => presenceMessage('[1]')],
    ['presence without end', () => presenceMessage(JSON.stringify({ cursor: 'x'.repeat(5000) }))],
    [
      'an element that the schema does not know',
      () =>
        updateMessage(updateOf((doc) => doc.getXmlFragment(part).insert(0, [new Y.XmlElement('script')]))),
    ],
    [
      'a mark that the schema does not know',
      () => updateMessage(updateOf((doc) => paragraphWith(doc, formatted({ onclick: {} })))),
    ],
    [
      'a link without its address',
      () => updateMessage(updateOf((doc) => paragraphWith(doc, formatted({ link: {} })))),
    ],
    [
      'a heading of another level',
      () =>
        updateMessage(
          updateOf((doc) => {
            const heading = new Y.XmlElement('heading');
            heading.setAttribute('level', '3 onclick=');
            doc.getXmlFragment(part).insert(0, [heading]);
          }),
        ),
    ],
    [
      'a cell that spans a million columns',
      () =>
        updateMessage(
          updateOf((doc) => {
            const cell = new Y.XmlElement('table_cell');
            cell.setAttribute('colspan', 1_000_000 as never);
            doc.getXmlFragment(part).insert(0, [cell]);
          }),
        ),
    ],
    ['a document within', () => updateMessage(updateOf((doc) => doc.getMap('x').set('y', new Y.Doc())))],
    ['a map', () => updateMessage(updateOf((doc) => doc.getMap('x').set('y', new Y.Map())))],
    ['bytes', () => updateMessage(updateOf((doc) => doc.getArray('x').insert(0, [new Uint8Array(9)])))],
    [
      'a thing in a text',
      () => updateMessage(updateOf((doc) => doc.getText(part).insertEmbed(0, { image: 'x' }))),
    ],
    ['words that follow words of their own yet to come', () => updateMessage(ahead())],
    [
      'a part with an odd name',
      () => updateMessage(updateOf((doc) => doc.getXmlFragment('<part>').insert(0, [new Y.XmlText('x')]))),
    ],
  ])('%s closes the connection, and nothing is kept', async ([, make]) => {
    const before = await rows();
    expect(await answerTo(make())).toBe(closings.unreadable);
    expect(await rows()).toBe(before);
  });

  test('a message before one says who one is', async () => {
    const socket = await opened();
    const closed = once(socket, 'close');
    socket.send(updateMessage(updateOf((doc) => paragraphWith(doc, new Y.XmlText('x')))));
    expect((await closed)[0]).toBe(closings.unreadable);
  });

  test('a message larger than any', async () => {
    expect(await answerTo(new Uint8Array(limits.messageBytes + 1))).toBe(1009);
  });

  test('whatever it is, the site goes on', async () => {
    const before = await rows();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.nat(12).map(damaged)), {
          minLength: 1,
          maxLength: 4,
        }),
        async (messages) => {
          const socket = await opened();
          socket.send(authentication());
          for (const one of messages) socket.send(one);
          await new Promise((done) => setTimeout(done, 5));
          socket.terminate();
        },
      ),
      { numRuns: 60 },
    );
    const one = editor(here, { visitor: maude, text: text.id });
    await eventually(() => one.markdown(part) === 'Le texte.');
    expect(await rows()).toBe(before);
  });

  /** A message that editors send, with one byte changed. */
  function damaged(at: number): Uint8Array {
    const bytes = updateMessage(updateOf((doc) => paragraphWith(doc, formatted({ strong: {} }))));
    const offset = Math.floor((bytes.length * at) / 13);
    bytes[offset] = (bytes[offset]! + 101) % 256;
    return bytes;
  }
});

/** Two letters of one client, the first of which says that it follows the second. */
function ahead(): Uint8Array {
  const encoder = encoding.createEncoder();
  const [client, clock, letter, withOrigin] = [5, 0, 4, 0x80];
  for (const number of [1, 2, client, clock]) encoding.writeVarUint(encoder, number);
  encoding.writeUint8(encoder, letter | withOrigin);
  for (const number of [client, clock + 1]) encoding.writeVarUint(encoder, number);
  encoding.writeVarString(encoder, 'a');
  encoding.writeUint8(encoder, letter);
  encoding.writeVarUint(encoder, 1);
  for (const word of [part, 'b']) encoding.writeVarString(encoder, word);
  encoding.writeVarUint(encoder, 0);
  expect(Y.decodeUpdate(encoding.toUint8Array(encoder)).structs).toHaveLength(2);
  return encoding.toUint8Array(encoder);
}

function formatted(attributes: Record<string, object>): Y.XmlText {
  const words = new Y.XmlText();
  words.insert(0, 'mot', attributes);
  return words;
}

const presenceMessage = (state: string) =>
  message(1, (encoder) => {
    const inner = encoding.createEncoder();
    encoding.writeVarUint(inner, 1);
    encoding.writeVarUint(inner, 7);
    encoding.writeVarUint(inner, 1);
    encoding.writeVarString(inner, state);
    encoding.writeVarUint8Array(encoder, encoding.toUint8Array(inner));
  });

describe('what editors send', () => {
  test('is let through: every block, mark and attribute of the schema, changed twice in one message', async () => {
    const one = editor(here, { visitor: maude, text: text.id });
    await one.kept();
    const rich = [
      '## Titre **gras**',
      'Un *mot* ~~barré~~ `code` [lien](https://exemple.ca "t") :preuve[dit]{#e1}\\\nligne',
      '- a\n- b',
      '7. c',
      '> cité',
      '| a | b |\n| :- | -: |\n| 1 | 2 |',
      '```js\nx\n```',
      '---',
      '::figure{#f1}',
    ].join('\n\n');
    one.doc.transact(() => {
      one.rewrite(part, rich);
      one.rewrite(part, rich.replace('## Titre', '### Titre').replace('7. c', '8. c'));
      one.rewrite(part, rich.replace('## Titre', '#### Titre').replace('```js', '```ts'));
    });
    await one.kept();
    one.rewrite(part, rich.replace('| :- | -: |', '| -: | :-: |').replace('#f1', '#f2'));
    await one.kept();
    expect(one.closings).toEqual([]);
    const other = editor(here, { visitor: maude, text: text.id });
    await eventually(() => other.markdown(part) === one.markdown(part));
    one.rewrite(part, 'Le texte.');
    await one.kept();
  });

  test('is refused once the text has grown beyond all reason', async () => {
    const large = await leaflet(site, spaceId, 'Un grand texte.');
    const one = editor(here, { visitor: maude, text: large.id });
    await one.kept();
    for (let sheet = 0; sheet < 6; sheet += 1) one.write(large.parts[0]!, 'mot '.repeat(200_000));
    await eventually(() => one.closings.includes(closings.tooLarge), 20_000);
    one.close();
  }, 30_000);
});

describe('presence', () => {
  test('bears the name of the session, whatever the browser says, and only places in the text', async () => {
    const one = editor(here, { visitor: maude, text: text.id });
    const other = editor(here, { visitor: maude, text: text.id });
    await Promise.all([one.kept(), other.kept()]);
    one.provider.setAwarenessField('user', { name: 'Quelqu’un d’autre', tint: 99, color: 'url(x)' });
    one.provider.setAwarenessField('cursor', { anchor: null, head: { type: 'x' } });
    one.provider.setAwarenessField('other', 'secret');
    const seen = () => other.provider.awareness?.getStates().get(one.doc.clientID);
    await eventually(() => seen() !== undefined);
    expect(seen()).toEqual({
      user: { name: 'Maude Tremblay', tint: expect.any(Number), mayWrite: true },
      cursor: null,
    });
    const place = { type: null, tname: part, item: null, assoc: 0 };
    one.provider.setAwarenessField('cursor', { anchor: { ...place, more: 1 }, head: place });
    await eventually(() => (seen() as { cursor: object | null }).cursor !== null);
    expect(seen()).toMatchObject({ cursor: { anchor: place, head: place } });
    one.close();
    await eventually(() => seen() === undefined);
  });

  test('speaks for oneself alone', async () => {
    const one = editor(here, { visitor: maude, text: text.id });
    const other = editor(here, { visitor: maude, text: text.id });
    await Promise.all([one.kept(), other.kept()]);
    one.provider.setAwarenessField('cursor', null);
    other.provider.setAwarenessField('cursor', null);
    await eventually(() => one.provider.awareness!.getStates().size >= 2);
    const forged = new awareness.Awareness(new Y.Doc());
    forged.clientID = other.doc.clientID;
    forged.meta.set(forged.clientID, { clock: 50, lastUpdated: 0 });
    forged.setLocalState({ user: { name: 'Faux' } });
    one.socket.send(
      message(1, (encoder) =>
        encoding.writeVarUint8Array(encoder, awareness.encodeAwarenessUpdate(forged, [forged.clientID])),
      ),
    );
    await new Promise((done) => setTimeout(done, 300));
    expect(one.provider.awareness!.meta.get(other.doc.clientID)!.clock).toBeLessThan(50);
    forged.destroy();
  });

  test('is known in every process', async () => {
    const elsewhere = await textProcess(site);
    const one = editor(here, { visitor: maude, text: text.id });
    await one.kept();
    one.provider.setAwarenessField('cursor', null);
    const other = editor(elsewhere, { visitor: maude, text: text.id });
    const seen = () => other.provider.awareness?.getStates().get(one.doc.clientID);
    await eventually(() => seen() !== undefined);
    one.close();
    await eventually(() => seen() === undefined);
  });
});

test('a budget makes wait whoever spends faster than it fills', () => {
  let now = 0;
  const spend = budget(10, 20, () => now);
  expect(Array.from({ length: 20 }, () => spend(1))).toEqual(Array(20).fill(0));
  expect(spend(1)).toBeCloseTo(100);
  now = 5000;
  expect(spend(20)).toBe(0);
  expect(spend(5)).toBeCloseTo(500);
});
