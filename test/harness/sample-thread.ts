import { threadId, type Worker } from 'node:worker_threads';
import { answerInThread, openThread, type ThreadWork } from '#/platform/threads.ts';

/** What a thread of tests is told to do. */
export type SampleTask =
  | { does: 'say'; value: unknown }
  /** Waits for its gate. */
  | { does: 'wait'; gate: Gate }
  | { does: 'spin' }
  | { does: 'grow' }
  | { does: 'leave' }
  | { does: 'environment' }
  | { does: 'throw'; name: string; message: string }
  | { does: 'share a function' };

/** Shut until `openGate`: what waits there waits for nothing else. */
export type Gate = Int32Array<SharedArrayBuffer>;
export const newGate = (): Gate => new Int32Array(new SharedArrayBuffer(4));
export function openGate(gate: Gate): void {
  Atomics.store(gate, 0, 1);
  Atomics.notify(gate, 0);
}

const mark = 'toile-sample';

/** A sort of work for tests; the threads it opened are at hand, to be counted or killed. */
export function sampleWork(changes: Partial<ThreadWork> = {}): ThreadWork & { opened: Worker[] } {
  const opened: Worker[] = [];
  return {
    limits: { seconds: 60, megabytes: 64 },
    ...changes,
    opened,
    open: async (megabytes) => {
      const thread = openThread(import.meta.url, mark, megabytes);
      opened.push(thread);
      return thread;
    },
  };
}

function answer(task: SampleTask): unknown {
  switch (task.does) {
    case 'say':
      return { value: task.value, threadId };
    case 'wait':
      Atomics.wait(task.gate, 0, 0);
      return 'waited';
    case 'spin':
      for (;;);
    case 'grow': {
      const kept: unknown[] = [];
      for (;;) kept.push(Array.from({ length: 10_000 }, (_, at) => ({ at })));
    }
    case 'leave':
      return process.exit(0);
    case 'environment':
      return Object.keys(process.env);
    case 'throw':
      throw Object.assign(new Error(task.message), { name: task.name });
    case 'share a function':
      return () => {};
  }
}

answerInThread<SampleTask>(mark, answer);
