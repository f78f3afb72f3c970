import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { textShape } from '#/writing/text-schema.ts';
import { type Closing, closings, type WireMessage, wireQuery } from '#/writing/text-wire.ts';

/** Where what was typed is, and why nothing more can be said to the site. */
export type LineState = 'kept' | 'keeping' | 'waiting' | `ended-${Closing}`;

/** Closings after which it is useless to come again. */
const final = [
  ...(['unreadable', 'signedOut', 'missing', 'otherEpoch', 'tooLarge', 'otherShape', 'tooMany'] as const),
];

/** What an editor and the site say to each other of one text. */
export class TextLine {
  readonly doc = new Y.Doc();
  readonly fragment: Y.XmlFragment;
  readonly awareness: Awareness;
  onState: () => void = () => {};
  onLost: (words: string) => void = () => {};
  readonly #address: string;
  readonly #socket: HocuspocusProviderWebsocket;
  readonly #provider: HocuspocusProvider;
  #ended: Closing | null = null;
  #epoch = '';

  /** @param synced called each time the text of the site is here. */
  constructor({ dataset }: HTMLTemplateElement, synced: () => void) {
    this.#address = `${location.origin.replace(/^http/, 'ws')}${dataset.textEditor}`;
    this.fragment = this.doc.getXmlFragment(dataset.part ?? '');
    const changed = () => this.onState();
    this.#socket = new HocuspocusProviderWebsocket({
      ...{ url: this.#url(), delay: 500, minDelay: 500, maxDelay: 15_000 },
      onClose: ({ event }) => this.#closed(event.code),
    });
    this.#provider = new HocuspocusProvider({
      websocketProvider: this.#socket,
      name: dataset.name ?? '',
      document: this.doc,
      onSynced: () => {
        synced();
        changed();
      },
      ...{ onStatus: changed, onUnsyncedChanges: changed, onAuthenticated: changed },
      onStateless: ({ payload }) => this.#hear(JSON.parse(payload) as WireMessage),
    });
    this.awareness = this.#provider.awareness!;
    this.#provider.attach();
    this.#followNetwork();
  }

  get state(): LineState {
    if (this.#ended) return `ended-${this.#ended}`;
    if (!this.#provider.isSynced || !navigator.onLine) return 'waiting';
    return this.#provider.hasUnsyncedChanges ? 'keeping' : 'kept';
  }

  /** Which writing of the text this is; empty until the site said it. */
  get epoch(): string {
    return this.#epoch;
  }

  get mayWrite(): boolean {
    return this.#provider.authorizedScope !== 'readonly';
  }

  /** Whether an update came from the site. */
  isFromSite(origin: unknown): boolean {
    return origin === this.#provider;
  }

  close(): void {
    this.#provider.destroy();
    this.#socket.destroy();
  }

  #url(): string {
    const query = new URLSearchParams({ [wireQuery.shape]: String(textShape) });
    if (this.#epoch) query.set(wireQuery.epoch, this.#epoch);
    return `${this.#address}?${query}`;
  }

  #closed(code: number): void {
    this.#ended = final.find((name) => closings[name] === code) ?? null;
    if (this.#ended) this.#socket.disconnect();
    this.onState();
  }

  #hear(message: WireMessage): void {
    if (message.kind === 'lost') this.onLost(message.words);
    if (message.kind !== 'welcome') return;
    this.#epoch = message.epoch;
    this.#socket.setConfiguration({ url: this.#url() });
  }

  /** A connection may take half a minute to notice that its network is gone. */
  #followNetwork(): void {
    globalThis.addEventListener('offline', () => {
      this.#socket.disconnect();
      this.onState();
    });
    globalThis.addEventListener('online', () => {
      if (this.#ended) return;
      this.#socket.shouldConnect = true;
      void this.#socket.connect();
    });
  }
}
