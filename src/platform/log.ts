import { pino } from 'pino';

/** Structured log: one line an event, never personal data. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/**
 * Lines to the standard output, written together: at the latest a quarter of a second after, when the process
 * ends, and at once for an error. A write for each line would cost a request as much as its form.
 */
export function createLog(level: string): Log {
  const output = pino.destination({ fd: 1, sync: false, minLength: 4096, periodicFlush: 250 });
  const log = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, output);
  return {
    info: (fields, message) => log.info(fields, message),
    warn: (fields, message) => log.warn(fields, message),
    error: (fields, message) => {
      log.error(fields, message);
      output.flushSync();
    },
  };
}

/** Keeps lines in memory: tests read them, and an unexpected one fails the test. */
export function memoryLog(): Log & { lines: { level: string; message: string; fields: object }[] } {
  const lines: { level: string; message: string; fields: object }[] = [];
  const keep = (level: string) => (fields: object, message: string) => {
    lines.push({ level, message, fields });
  };
  return { lines, info: keep('info'), warn: keep('warn'), error: keep('error') };
}
