import type pg from 'pg';

export interface CaptureMaterial {
  port: number;
  people: readonly { personId: string; cookie: string; spaceId: string; dossierId: string }[];
  connection?: pg.PoolConfig;
}

export type Capturer = CaptureMaterial['people'][number];

/** What was captured and acknowledged during a round. */
export interface CaptureRound {
  count: number;
  seconds: number;
  milliseconds: number[];
}

/**
 * Answers each number of seconds asked by the parent process: everybody captures, one trace after the other,
 * until the time is over.
 */
export function answerRounds(capture: readonly (() => Promise<void>)[], end: () => Promise<void>): void {
  process.on('message', async (seconds: number) => {
    const milliseconds: number[] = [];
    const start = performance.now();
    const over = start + seconds * 1000;
    await Promise.all(
      capture.map(async (once) => {
        for (let now = performance.now(); now < over; ) {
          await once();
          const after = performance.now();
          milliseconds.push(after - now);
          now = after;
        }
      }),
    );
    const round: CaptureRound = {
      count: milliseconds.length,
      seconds: (performance.now() - start) / 1000,
      milliseconds,
    };
    process.send!(round);
  });
  process.on('disconnect', () => void end());
}
