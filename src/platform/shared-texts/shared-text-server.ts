import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { paths } from '#/paths.ts';
import { textShape } from '#/writing/text-schema.ts';
import { type Closing, closings, wireQuery } from '#/writing/text-wire.ts';
import { isId } from '../ids.ts';
import { listenTo } from '../notifications.ts';
import type { Person, Services, Viewer } from '../visit.ts';
import { createEditors, wire } from './editors.ts';
import { Gate } from './gate.ts';
import { limits } from './limits.ts';
import { LiveTexts } from './live-texts.ts';
import { type Notice, readNotice, rightsChannel, textsChannel } from './notices.ts';
import { type Seat, Seats } from './seats.ts';
import type { OpenedText, SharedTextKinds, TextName } from './shared-text.ts';

export interface SharedTextOptions {
  services: Services;
  kinds: SharedTextKinds;
  /** Who the request comes from; asked again now and then for as long as the connection lasts. */
  viewerOf(request: IncomingMessage): Promise<Viewer>;
  /** Whether a browser that shows a page of this origin may connect: this site's pages, no others. */
  isOwnOrigin(origin: string, request: IncomingMessage): boolean;
}

export interface SharedTextServer {
  /** For the `upgrade` event of the server. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Settles what waits and sends everybody away; editors come back by themselves. */
  close(): Promise<void>;
}

const askNetworkEveryMs = 30_000;
const askRightsEveryMs = 60_000;
const sweepEveryMs = 30_000;

/** Serves the texts that several people write at once. Resolves once changes from other processes are heard. */
export async function openSharedTexts(options: SharedTextOptions): Promise<SharedTextServer> {
  const server = new Server(options);
  await server.listen();
  return server;
}

const address = new RegExp(`^${paths.sharedText('([a-z][a-z-]{0,39})', '([0-9a-f-]{36})')}$`);

class Server implements SharedTextServer {
  readonly #options: SharedTextOptions;
  readonly #seats = new Seats();
  readonly #texts: LiveTexts;
  readonly #editors: ReturnType<typeof createEditors>;
  readonly #sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: limits.messageBytes,
  });
  readonly #timers: NodeJS.Timeout[] = [];
  #stopListening: () => Promise<void> = async () => {};
  #isClosed = false;

  constructor(options: SharedTextOptions) {
    const { database, log } = options.services;
    this.#options = options;
    this.#texts = new LiveTexts({ database, log, kinds: options.kinds });
    this.#editors = createEditors(this.#texts, this.#seats);
  }

  async listen(): Promise<void> {
    const { database, log } = this.#options.services;
    const listening = listenTo({
      connection: database.pool.options,
      channels: [textsChannel, rightsChannel],
      hear: (channel, payload) => this.#hear(channel, payload),
      missed: () => void this.#texts.readAgain().then(() => this.#askAll()),
      log,
    });
    this.#stopListening = () => listening.close();
    await listening.ready;
    this.#every(askNetworkEveryMs, async () => this.#seats.checkNetwork());
    this.#every(askRightsEveryMs, () => this.#askAll());
    this.#every(sweepEveryMs, () => this.#sweep());
    void this.#texts.sweep();
  }

  #every(milliseconds: number, work: () => Promise<void>): void {
    this.#timers.push(setInterval(() => void work().catch(() => {}), milliseconds).unref());
  }

  async #sweep(): Promise<void> {
    this.#texts.forgetUnless((text) => this.#seats.at(text).length > 0);
    await this.#texts.sweep();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const timer of this.#timers) clearInterval(timer);
    await this.#stopListening();
    await this.#texts.settleAll();
    for (const seat of this.#seats) seat.socket.close(1001);
    for (const seat of this.#seats) setTimeout(() => seat.socket.terminate(), 1000).unref();
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    const url = URL.parse(request.url ?? '', 'http://site');
    const [, kind = '', textId = ''] = address.exec(url?.pathname ?? '') ?? [];
    const refusal = url && isId(textId) ? this.#refusal(request) : 404;
    if (!url || refusal) {
      refuse(socket, refusal ?? 404);
      return;
    }
    void this.#enter(request, { kind, textId }, url.searchParams)
      .catch((): Closing => 'unavailable')
      .then((entry) => {
        this.#sockets.handleUpgrade(request, socket, head, (accepted) => this.#seat(entry, accepted));
      })
      .catch(() => socket.destroy());
  }

  #refusal(request: IncomingMessage): 403 | 503 | null {
    const { origin } = request.headers;
    // Another site could otherwise open a text with the cookies of whoever reads its pages.
    if (!origin || !this.#options.isOwnOrigin(origin, request)) return 403;
    return this.#isClosed ? 503 : null;
  }

  /** A seat, or why there is none. What may not be seen is answered as what is not there. */
  async #enter(
    request: IncomingMessage,
    text: TextName,
    query: URLSearchParams,
  ): Promise<Omit<Seat, 'socket' | 'gate'> | Closing> {
    if (query.get(wireQuery.shape) !== String(textShape)) return 'otherShape';
    const again = () => this.#options.viewerOf(request);
    const viewer = await again();
    if (viewer.kind === 'stranger') return 'signedOut';
    const opened = await this.#ask(viewer, text);
    if (!opened) return 'missing';
    if (this.#seats.isFullFor(viewer.personId, text)) return 'tooMany';
    if (!(await this.#make(viewer, text, opened))) return 'unavailable';
    const epoch = query.get(wireQuery.epoch);
    if (epoch && epoch !== this.#texts.at(text).epoch) return 'otherEpoch';
    const { personId } = viewer;
    return { text, viewer, personId, mayWrite: opened.mayWrite, client: null, isAlive: true, again };
  }

  async #ask(viewer: Person, text: TextName): Promise<OpenedText | null> {
    const kind = this.#options.kinds[text.kind];
    if (!kind) return null;
    return this.#options.services.database.asPerson(viewer.personId, (transaction) =>
      kind.open(transaction, viewer, text.textId),
    );
  }

  /** Makes the text ready: from its Markdown the first time, and again when its parts are not the same. */
  async #make(viewer: Person, text: TextName, opened: OpenedText): Promise<boolean> {
    const live = this.#texts.find(text);
    const parts = opened.parts.map(({ id }) => id);
    if (live?.document && live.parts.join() === parts.join()) return true;
    const settled = await this.#texts.settle(text, () => this.#ask(viewer, text));
    if (!settled?.epoch || !settled.parts) return false;
    const ready = this.#texts.at(text);
    ready.epoch = settled.epoch;
    ready.parts = settled.parts;
    ready.document?.broadcastStateless(wire({ kind: 'parts', parts: settled.parts }));
    return true;
  }

  #seat(entry: Omit<Seat, 'socket' | 'gate'> | Closing, socket: WebSocket): void {
    socket.on('error', () => socket.terminate());
    if (typeof entry === 'string') {
      socket.close(closings[entry], entry);
      setTimeout(() => socket.terminate(), 5000).unref();
      return;
    }
    const seat: Seat = { ...entry, socket, gate: null };
    this.#seats.add(seat);
    socket.on('pong', () => {
      seat.isAlive = true;
    });
    // Before Hocuspocus hears of it, which then knows that nobody is left.
    socket.on('close', () => this.#leave(seat));
    const asked = new Request(new URL(paths.sharedText(seat.text.kind, seat.text.textId), 'http://site'));
    const client = this.#editors.handleConnection(socket as never, asked, { seat });
    seat.gate = new Gate(socket, this.#texts.at(seat.text), seat, client);
  }

  #leave(seat: Seat): void {
    this.#seats.remove(seat);
    const { text } = seat;
    if (this.#seats.at(text).length > 0) return;
    const document = this.#texts.find(text)?.document;
    if (document) void this.#editors.unloadDocument(document);
    else this.#texts.forget(text);
  }

  #hear(channel: string, payload: string): void {
    if (channel === rightsChannel) {
      for (const seat of this.#seats.of(payload)) void this.#askAgain(seat);
      return;
    }
    const notice = readNotice(payload);
    if (!notice) return;
    const heard = notice.notice === 'changed' ? this.#changed(notice) : this.#texts.hear(notice);
    void heard.catch(() => {});
  }

  /** The parts of a text, or who may write it, changed: everybody is asked again, and the text follows. */
  async #changed(text: Notice): Promise<void> {
    const seats = this.#seats.at(text);
    for (const seat of seats) await this.#askAgain(seat);
  }

  async #askAll(): Promise<void> {
    for (const seat of this.#seats) await this.#askAgain(seat);
  }

  /** Asks whether somebody may still be where they are; sends them away, or through the door again, when not. */
  async #askAgain(seat: Seat): Promise<void> {
    try {
      const viewer = await seat.again();
      if (viewer.kind === 'stranger' || viewer.personId !== seat.personId)
        return seat.gate?.shut('signedOut');
      const opened = await this.#ask(viewer, seat.text);
      if (!opened) return seat.gate?.shut('missing');
      if (opened.mayWrite !== seat.mayWrite) return seat.gate?.shut('rightsChanged');
      seat.viewer = viewer;
      await this.#make(viewer, seat.text, opened);
    } catch {
      // The database is away: nobody is let in meanwhile, and those inside cannot have anything kept.
    }
  }
}

function refuse(socket: Duplex, status: 403 | 404 | 503): void {
  const phrase = { 403: 'Forbidden', 404: 'Not Found', 503: 'Service Unavailable' }[status];
  socket.end(`HTTP/1.1 ${status} ${phrase}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
