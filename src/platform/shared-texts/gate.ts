import type { Hocuspocus } from '@hocuspocus/server';
import type { RawData, WebSocket } from 'ws';
import * as Y from 'yjs';
import { type Closing, closings } from '#/writing/text-wire.ts';
import { type Frame, readFrame } from './frames.ts';
import { budget, limits } from './limits.ts';
import type { LiveText } from './live-text.ts';
import { documentName } from './shared-text.ts';
import { readTextUpdate, type TextUpdate } from './text-updates.ts';

type ClientConnection = ReturnType<Hocuspocus['handleConnection']>;

/** Who sits at an editor, as far as the gate must know. */
export interface Writer {
  personId: string;
  mayWrite: boolean;
  /** The client of Yjs that speaks here: the first that said where it is. */
  client: number | null;
}

/** What updates bring, by the message that brought them, until they are applied. */
export const broughtBy = new WeakMap<Uint8Array, TextUpdate>();

/**
 * Stands between a WebSocket and Hocuspocus: lets through what editors send and nothing else, in order, and words only
 * once they are kept for good. So whatever Hocuspocus shows to others, or says to be saved, is on disk.
 */
export class Gate {
  readonly #socket: WebSocket;
  readonly #text: LiveText;
  readonly #writer: Writer;
  readonly #client: ClientConnection;
  readonly #messages = budget(limits.messagesPerSecond, limits.messagesAtOnce);
  readonly #bytes = budget(limits.bytesPerSecond, limits.bytesAtOnce);
  #last: Promise<void> = Promise.resolve();
  #isKnown = false;
  #isShut = false;

  constructor(socket: WebSocket, text: LiveText, writer: Writer, client: ClientConnection) {
    this.#socket = socket;
    this.#text = text;
    this.#writer = writer;
    this.#client = client;
    socket.on('message', (data, isBinary) => this.#receive(data, isBinary));
    socket.on('close', (code, reason) => {
      this.#isShut = true;
      client.handleClose({ code, reason: reason.toString() });
    });
    socket.on('error', () => this.#socket.terminate());
  }

  shut(why: Closing): void {
    if (this.#isShut) return;
    this.#isShut = true;
    this.#socket.close(closings[why], why);
    setTimeout(() => this.#socket.terminate(), 5000).unref();
  }

  #receive(data: RawData, isBinary: boolean): void {
    if (this.#isShut) return;
    if (!isBinary) {
      this.shut('unreadable');
      return;
    }
    // A copy: the buffer may be a view of what the socket will use again.
    const bytes = new Uint8Array(data as Buffer);
    const waitMs = Math.max(this.#messages(1), this.#bytes(bytes.length));
    if (waitMs > 0) this.#rest(waitMs);
    this.#last = this.#last.then(() => this.#pass(bytes)).catch(() => this.shut('unavailable'));
  }

  /** Reads no more for a while: the network itself makes the sender wait. */
  #rest(milliseconds: number): void {
    this.#socket.pause();
    setTimeout(() => this.#socket.resume(), milliseconds).unref();
  }

  async #pass(bytes: Uint8Array): Promise<void> {
    if (this.#isShut) return;
    const frame = readFrame(bytes, documentName(this.#text.text));
    if (!frame || this.#isKnown === (frame.kind === 'authentication')) return this.shut('unreadable');
    this.#isKnown = true;
    if (frame.kind === 'presence') this.#writer.client ??= frame.clients[0] ?? null;
    if (frame.kind === 'update') await this.#keep(bytes, frame);
    if (!this.#isShut) this.#client.handleMessage(bytes);
  }

  /** Words of readers go on as they are: Hocuspocus refuses them. */
  async #keep(message: Uint8Array, { update, isAnswer }: Extract<Frame, { kind: 'update' }>): Promise<void> {
    const document = await this.#text.loaded;
    const brought = readTextUpdate(update, document);
    if (!brought) return this.shut('unreadable');
    if (!this.#writer.mayWrite || brought.isEmpty) return;
    if (isAnswer && Y.snapshotContainsUpdate(Y.snapshot(document), update)) return;
    if (!this.#text.hasRoomFor(update, limits.documentBytes)) return this.shut('tooLarge');
    await this.#text.keep(update, this.#writer.personId);
    if (brought.words.length > 0) broughtBy.set(message, brought);
  }
}
