import {
  type afterHandleMessagePayload,
  type beforeHandleAwarenessPayload,
  type Document,
  Hocuspocus,
  isTransactionOrigin,
} from '@hocuspocus/server';
import type { WireMessage } from '#/writing/text-wire.ts';
import { broughtBy } from './gate.ts';
import type { LiveTexts } from './live-texts.ts';
import { cursorIn, presenceOf } from './presence.ts';
import type { Seat, Seats } from './seats.ts';
import type { TextName } from './shared-text.ts';
import { wordsAfter, wordsToGiveBack } from './text-updates.ts';

/** What Hocuspocus knows of a connection. */
interface Context {
  seat: Seat;
}

const settleAfterMs = 1500;
const settleAtLeastEveryMs = 4000;
/** Longer than a browser may let a hidden page sleep; dead networks are found by asking them. */
const silenceMs = 5 * 60_000;

/** Keeps a text in memory as long as somebody is there, even on their way in. */
class Editors extends Hocuspocus<Context> {
  readonly #seats: Seats;

  constructor(seats: Seats, configuration: ConstructorParameters<typeof Hocuspocus<Context>>[0]) {
    super(configuration);
    this.#seats = seats;
  }

  override shouldUnloadDocument(document: Document): boolean {
    return this.#seats.at(textIn(document.name)).length === 0 && super.shouldUnloadDocument(document);
  }
}

/** Hocuspocus, with what it does for shared texts: who may write, loading, settling, presence. */
export function createEditors(texts: LiveTexts, seats: Seats): Editors {
  return new Editors(seats, {
    quiet: true,
    timeout: silenceMs,
    debounce: settleAfterMs,
    maxDebounce: settleAtLeastEveryMs,
    onAuthenticate: async ({ context, connectionConfig }) => {
      connectionConfig.readOnly = !context.seat.mayWrite;
    },
    onLoadDocument: async ({ document, documentName }) => {
      await texts.at(textIn(documentName)).load(document);
      await texts.askWho(textIn(documentName));
    },
    connected: async ({ connection, documentName }) => {
      const { epoch, parts } = texts.at(textIn(documentName));
      connection.sendStateless(wire({ kind: 'welcome', epoch, parts }));
    },
    afterHandleMessage: async (payload) => giveBackLostWords(payload),
    beforeHandleAwareness: async (payload) => keepOwnPresence(payload),
    onAwarenessUpdate: async ({ documentName, transactionOrigin, added, updated, removed }) => {
      const isOthers = isTransactionOrigin(transactionOrigin) && transactionOrigin.source === 'redis';
      if (!isOthers) texts.moved(textIn(documentName), [...added, ...updated, ...removed]);
    },
    onStoreDocument: async ({ documentName }) => {
      await texts.settle(textIn(documentName));
    },
    afterUnloadDocument: async ({ documentName }) => {
      texts.find(textIn(documentName))?.unloaded();
      if (seats.at(textIn(documentName)).length === 0) texts.forget(textIn(documentName));
    },
  });
}

export const wire = (message: WireMessage) => JSON.stringify(message);

function textIn(documentName: string): TextName {
  const [kind = '', textId = ''] = documentName.split(':');
  return { kind, textId };
}

/** How far the words of a client were given back: what comes back from the network may bring the same ones twice. */
const givenBack = new WeakMap<object, Map<number, number>>();

function giveBackLostWords({ update, document, connection }: afterHandleMessagePayload<Context>): void {
  const brought = broughtBy.get(update);
  if (!brought) return;
  const given = givenBack.get(connection) ?? new Map<number, number>();
  const words = wordsToGiveBack(document, { ...brought, words: wordsAfter(brought.words, given) });
  if (words === '') return;
  for (const { client, clock, text } of brought.words)
    given.set(client, Math.max(given.get(client) ?? 0, clock + text.length));
  givenBack.set(connection, given);
  connection.sendStateless(wire({ kind: 'lost', words }));
}

/** A connection speaks for one client, and the site says who that is. */
function keepOwnPresence({ context, states }: beforeHandleAwarenessPayload<Context>): void {
  const seat = context?.seat;
  if (!seat) return;
  for (const [client, state] of [...states]) {
    if (client !== seat.client) states.delete(client);
    else states.set(client, { user: presenceOf(seat.viewer, seat.mayWrite), cursor: cursorIn(state) });
  }
}
