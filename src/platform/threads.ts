import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

/** What one piece of work may take. */
export interface ThreadLimits {
  seconds: number;
  megabytes: number;
}

/**
 * A sort of work done apart from the thread that serves the site: plain data goes in, plain data comes back. Its file
 * opens its threads by `openThread` and answers in them by `answerInThread`.
 */
export interface ThreadWork {
  open(megabytes: number): Promise<Worker>;
  limits: ThreadLimits;
  /** Errors that come back as themselves, told by their names; others come back as plain errors. */
  errors?: readonly (new (
    message: string,
  ) => Error)[];
}

/** `busy`: too many wait. `broken`: the thread ended by itself. `closing`: the process leaves. */
export type StopReason = 'busy' | 'tooSlow' | 'tooHeavy' | 'broken' | 'closing';

/** Work that was not brought to its end: nothing came of it. The edge says so in a sentence. */
export class WorkStopped extends Error {
  override name = 'WorkStopped';
  readonly reason: StopReason;

  constructor(reason: StopReason, cause?: unknown) {
    super(`The work was stopped: ${reason}.`, { cause });
    this.reason = reason;
  }
}

interface SaidError {
  name: string;
  message: string;
  stack: string | undefined;
}

type Answer =
  | { result: unknown }
  | { error: SaidError }
  | { stopped: Exclude<StopReason, 'busy' | 'closing'>; cause?: unknown };

interface Resting {
  work: ThreadWork;
  thread: Worker;
  leaving: ReturnType<typeof setTimeout>;
}

interface Waiting {
  go(): void;
  stop(error: WorkStopped): void;
}

export interface PoolBounds {
  /** Pieces of work done at the same moment, whatever their sort. */
  atOnce: number;
  mostWaiting: number;
  secondsInLine: number;
  /** How long a thread that has nothing to do is kept. */
  secondsIdle: number;
}

/** A few threads, a short line before them, and the end of each when it lasts, grows, or has nothing to do. */
export class ThreadPool {
  readonly #bounds: PoolBounds;
  readonly #line: Waiting[] = [];
  readonly #alive = new Set<Worker>();
  #resting: Resting[] = [];
  #running = 0;
  #isClosed = false;

  constructor(bounds: PoolBounds) {
    this.#bounds = bounds;
  }

  /** Throws `WorkStopped`, or what the work itself threw. */
  async run<Task, Result>(work: ThreadWork, task: Task): Promise<Result> {
    await this.#turn();
    try {
      const thread = this.#rested(work) ?? (await this.#opened(work));
      const answer = await this.#answered(thread, task, work.limits.seconds);
      if ('stopped' in answer) {
        await thread.terminate();
        throw new WorkStopped(this.#isClosed ? 'closing' : answer.stopped, answer.cause);
      }
      await this.#rest(work, thread);
      if ('error' in answer) throw asItWas(answer.error, work.errors ?? []);
      return answer.result as Result;
    } finally {
      this.#next();
    }
  }

  /** Ends every thread; what was asked of them is refused. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const waiting of this.#line.splice(0)) waiting.stop(new WorkStopped('closing'));
    for (const { leaving } of this.#resting) clearTimeout(leaving);
    this.#resting = [];
    await Promise.all([...this.#alive].map((thread) => thread.terminate()));
  }

  async #turn(): Promise<void> {
    const { atOnce, mostWaiting, secondsInLine } = this.#bounds;
    if (this.#isClosed) throw new WorkStopped('closing');
    if (this.#running >= atOnce && this.#line.length >= mostWaiting) throw new WorkStopped('busy');
    if (this.#running >= atOnce) await this.#stoodInLine(secondsInLine);
    else this.#running += 1;
  }

  #stoodInLine(seconds: number): Promise<void> {
    return new Promise((go, stop) => {
      const timer = setTimeout(() => {
        this.#line.splice(this.#line.indexOf(waiting), 1);
        stop(new WorkStopped('busy'));
      }, seconds * 1_000);
      const waiting: Waiting = {
        go: () => {
          clearTimeout(timer);
          go();
        },
        stop: (error) => {
          clearTimeout(timer);
          stop(error);
        },
      };
      this.#line.push(waiting);
    });
  }

  /** The turn goes to the first in line, or to nobody. */
  #next(): void {
    const first = this.#line.shift();
    if (first) first.go();
    else this.#running -= 1;
  }

  async #opened(work: ThreadWork): Promise<Worker> {
    const thread = await work.open(work.limits.megabytes);
    this.#alive.add(thread);
    // Whoever waits hears it too; between two pieces of work, a thread that breaks only leaves.
    thread.on('error', () => {});
    thread.once('exit', () => {
      this.#alive.delete(thread);
      this.#resting = this.#resting.filter((one) => one.thread !== thread);
    });
    if (!this.#isClosed) return thread;
    await thread.terminate();
    throw new WorkStopped('closing');
  }

  #rested(work: ThreadWork): Worker | undefined {
    const found = this.#resting.find((one) => one.work === work);
    if (!found) return undefined;
    clearTimeout(found.leaving);
    this.#resting = this.#resting.filter((one) => one !== found);
    found.thread.ref();
    return found.thread;
  }

  /** Keeps a thread for a while, without keeping the process; the one that rests longest leaves for it. */
  async #rest(work: ThreadWork, thread: Worker): Promise<void> {
    if (this.#isClosed) return;
    thread.unref();
    const leave = () => {
      this.#resting = this.#resting.filter((one) => one.thread !== thread);
      void thread.terminate();
    };
    const leaving = setTimeout(leave, this.#bounds.secondsIdle * 1_000).unref();
    const tooMany = this.#resting.length < this.#bounds.atOnce ? undefined : this.#resting.shift();
    this.#resting.push({ work, thread, leaving });
    if (!tooMany) return;
    clearTimeout(tooMany.leaving);
    await tooMany.thread.terminate();
  }

  async #answered(thread: Worker, task: unknown, seconds: number): Promise<Answer> {
    try {
      return await answerOf(thread, task, seconds);
    } catch (error) {
      await thread.terminate();
      throw error;
    }
  }
}

/** The threads of this process. Who waits holds a connection to the database, so that the line is short. */
export const threads = new ThreadPool({
  atOnce: Math.max(1, Math.min(2, availableParallelism() - 1)),
  mostWaiting: 4,
  secondsInLine: 45,
  secondsIdle: 60,
});

/** Rejects when the task is not plain data. */
async function answerOf(thread: Worker, task: unknown, seconds: number): Promise<Answer> {
  thread.postMessage(task);
  return new Promise((done) => {
    const settle = (answer: Answer) => {
      clearTimeout(timer);
      thread.off('message', settle).off('messageerror', broke).off('error', broke).off('exit', left);
      done(answer);
    };
    const broke = (cause: Error & { code?: string }) =>
      settle({ stopped: cause.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'tooHeavy' : 'broken', cause });
    const left = () => settle({ stopped: 'broken' });
    const timer = setTimeout(() => settle({ stopped: 'tooSlow' }), seconds * 1_000);
    thread.on('message', settle).on('messageerror', broke).on('error', broke).on('exit', left);
  });
}

function asItWas({ name, message, stack }: SaidError, known: NonNullable<ThreadWork['errors']>): Error {
  const Known = known.find((one) => new one('').name === name);
  const error = Known ? new Known(message) : Object.assign(new Error(message), { name });
  if (stack !== undefined) error.stack = stack;
  return error;
}

/** A thread that runs this file, with bounded memory and nothing of the site's environment: no secret is there. */
export function openThread(url: string, mark: string, megabytes: number): Worker {
  return new Worker(new URL(url), {
    workerData: { mark },
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
    stdout: true,
    stderr: true,
  });
}

/** In the thread opened with this mark, answers each task; elsewhere, does nothing. */
export function answerInThread<Task>(mark: string, work: (task: Task) => unknown): void {
  const data: unknown = workerData;
  const isMarked = data !== null && typeof data === 'object' && 'mark' in data && data.mark === mark;
  if (isMainThread || !parentPort || !isMarked) return;
  const port = parentPort;
  port.on('message', async (task: Task) => {
    try {
      port.postMessage({ result: await work(task) } satisfies Answer);
    } catch (error) {
      port.postMessage({ error: said(error) } satisfies Answer);
    }
  });
}

function said(error: unknown): SaidError {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  return { name, message, stack };
}
