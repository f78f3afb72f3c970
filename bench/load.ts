import { connect, type Socket } from 'node:net';

/**
 * One caller over one kept connection, as light as can be: what is measured is the site, not its caller.
 * Requests are sent whole; an answer must carry its Content-Length or be chunked.
 */
export class Caller {
  #port: number;
  #socket: Socket | null = null;
  #waiting: { done(answer: { status: number; bytes: number }): void; fail(error: Error): void } | null = null;
  #kept: Buffer = Buffer.alloc(0);

  constructor(port: number) {
    this.#port = port;
  }

  /** Sends a request and waits for its answer; a connection that the other side closed meanwhile is opened again. */
  ask(request: string): Promise<{ status: number; bytes: number }> {
    return new Promise((done, fail) => {
      this.#waiting = { done, fail };
      this.#socket ??= this.#open();
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#socket?.destroy();
  }

  #open(): Socket {
    const socket = connect(this.#port, '127.0.0.1');
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.#hear(chunk));
    socket.on('error', () => {}); // told by what follows it
    socket.on('close', () => {
      this.#socket = null;
      this.#waiting?.fail(new Error('The connection closed before the answer.'));
      this.#waiting = null;
    });
    return socket;
  }

  #hear(chunk: Buffer): void {
    this.#kept = this.#kept.length === 0 ? chunk : Buffer.concat([this.#kept, chunk]);
    const end = this.#kept.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = this.#kept.subarray(0, end).toString('latin1');
    const length = /content-length: (\d+)/i.exec(head)?.[1];
    const isOver =
      length === undefined
        ? this.#kept.subarray(-5).equals(Buffer.from('0\r\n\r\n'))
        : this.#kept.length >= end + 4 + Number(length);
    if (!isOver) return;
    const answer = { status: Number(head.slice(9, 12)), bytes: this.#kept.length };
    this.#kept = Buffer.alloc(0);
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.done(answer);
  }
}

/** The text of a request over a kept connection. */
export function requestText(
  method: string,
  path: string,
  headers: Record<string, string>,
  body = '',
): string {
  const lines = [
    `${method} ${path} HTTP/1.1`,
    'Host: localhost',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  if (body || method !== 'GET') lines.push(`Content-Length: ${Buffer.byteLength(body)}`);
  return `${lines.join('\r\n')}\r\n\r\n${body}`;
}
