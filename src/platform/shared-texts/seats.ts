import type { WebSocket } from 'ws';
import type { Closing } from '#/writing/text-wire.ts';
import type { Person, Viewer } from '../visit.ts';
import type { Gate, Writer } from './gate.ts';
import { limits } from './limits.ts';
import { documentName, type TextName } from './shared-text.ts';

/** Somebody at an editor: one connection to one text. */
export interface Seat extends Writer {
  text: TextName;
  viewer: Person;
  socket: WebSocket;
  gate: Gate | null;
  /** Whether the network still answers; asked now and then. */
  isAlive: boolean;
  /** Who the session says they are now. */
  again(): Promise<Viewer>;
}

/** Everybody at an editor in this process. */
export class Seats {
  readonly #seats = new Set<Seat>();

  [Symbol.iterator](): Iterator<Seat> {
    return this.#seats.values();
  }

  add(seat: Seat): void {
    this.#seats.add(seat);
  }

  remove(seat: Seat): void {
    this.#seats.delete(seat);
  }

  at(text: TextName): Seat[] {
    const name = documentName(text);
    return [...this.#seats].filter((seat) => documentName(seat.text) === name);
  }

  of(personId: string): Seat[] {
    return [...this.#seats].filter((seat) => seat.personId === personId);
  }

  isFullFor(personId: string, text: TextName): boolean {
    return (
      this.of(personId).length >= limits.connectionsOfPerson ||
      this.at(text).length >= limits.connectionsOfText
    );
  }

  /** Asks whether the network still answers, and lets go of those where it did not since the last time. */
  checkNetwork(): void {
    for (const seat of this.#seats) {
      if (!seat.isAlive || seat.socket.bufferedAmount > limits.waitingBytes) seat.socket.terminate();
      seat.isAlive = false;
      seat.socket.ping();
    }
  }

  shutAll(why: Closing): void {
    for (const seat of this.#seats) seat.gate?.shut(why);
  }
}
