interface Waiting<Asked, Given> {
  asked: Asked;
  done(given: Given): void;
  fail(error: unknown): void;
}

/** So many lots at once: one is at work in the database while what comes of another is answered. */
const lotsAtOnce = 2;
/** A longer lot would make the first one wait for the last. */
const longestLot = 32;
/** A lot that takes longer waits for somebody else: those who come next do not wait with it. */
const patienceMs = 100;

export interface Lots<Asked, Given> {
  /** Gives one answer for each one asked, in their order. */
  work(asked: readonly Asked[]): Promise<readonly Given[]>;
  /**
   * Whether the fault may be that of one among them: each is then done again alone, so that an error reaches the one
   * who caused it. What the lot did must have been undone, or be harmless to do again.
   */
  mayBeOfOne(error: unknown): boolean;
}

/**
 * Work done by lots: what is asked while others are served waits a moment and is done with whatever came meanwhile, so
 * that a crowd costs what a few do; alone, nothing waits.
 */
export function byLots<Asked, Given>(lots: Lots<Asked, Given>): (asked: Asked) => Promise<Given> {
  const queue: Waiting<Asked, Given>[] = [];
  let atWork = 0;
  let isCalled = false;
  const start = () => {
    isCalled = false;
    if (atWork === lotsAtOnce || queue.length === 0) return;
    atWork += 1;
    let isLeft = false;
    const leave = () => {
      if (!isLeft) atWork -= 1;
      isLeft = true;
      call();
    };
    const patience = setTimeout(leave, patienceMs);
    void serve(lots, queue.splice(0, longestLot)).finally(() => {
      clearTimeout(patience);
      leave();
    });
    call();
  };
  // After all that the sockets have brought this time round: those who came together are served together.
  const call = () => {
    if (isCalled || queue.length === 0) return;
    isCalled = true;
    setImmediate(start);
  };
  return (asked) =>
    new Promise((done, fail) => {
      queue.push({ asked, done, fail });
      call();
    });
}

async function serve<Asked, Given>(
  lots: Lots<Asked, Given>,
  lot: readonly Waiting<Asked, Given>[],
): Promise<void> {
  try {
    const given = await lots.work(lot.map((one) => one.asked));
    for (const [place, one] of lot.entries()) one.done(given[place]!);
  } catch (error) {
    if (lot.length > 1 && lots.mayBeOfOne(error)) for (const one of lot) await serve(lots, [one]);
    else for (const one of lot) one.fail(error);
  }
}
