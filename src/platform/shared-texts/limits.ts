/** What one connection and one text may take. Bytes are those of the wire and of Yjs. */
export const limits = {
  messageBytes: 1024 * 1024,
  presenceBytes: 2048,
  documentBytes: 4 * 1024 * 1024,
  /** Sustained and at once; beyond, the connection waits. Fast typing sends a few dozen messages a second. */
  messagesPerSecond: 120,
  messagesAtOnce: 600,
  bytesPerSecond: 256 * 1024,
  bytesAtOnce: 3 * 1024 * 1024,
  /** What may wait to be sent to somebody whose network does not follow. */
  waitingBytes: 8 * 1024 * 1024,
  connectionsOfPerson: 12,
  connectionsOfText: 100,
} as const;

/** A bucket that fills with time: spending more than it holds says how long to wait, in milliseconds. */
export function budget(
  perSecond: number,
  atOnce: number,
  now: () => number = performance.now.bind(performance),
) {
  let left = atOnce;
  let filledAt = now();
  return (cost: number): number => {
    const instant = now();
    left = Math.min(atOnce, left + ((instant - filledAt) / 1000) * perSecond) - cost;
    filledAt = instant;
    return left >= 0 ? 0 : (-left / perSecond) * 1000;
  };
}
