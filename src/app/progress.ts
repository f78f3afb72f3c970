import { SingleBar } from 'cli-progress';
import type { Progress } from '#/platform/command.ts';

/** A bar on a terminal; elsewhere a plain line at each tenth. Nothing to do says nothing. */
export function progressOn(stream: NodeJS.WriteStream, label: string, total: number): Progress {
  if (total === 0) return { advance: () => {}, end: () => {} };
  if (stream.isTTY) {
    const bar = new SingleBar({ format: `${label} [{bar}] {value}/{total}`, stream, hideCursor: true });
    bar.start(total, 0);
    return { advance: (to) => bar.update(to), end: () => bar.stop() };
  }
  let said = -1;
  return {
    advance: (to) => {
      const tenth = Math.floor((to / total) * 10);
      if (tenth === said) return;
      said = tenth;
      stream.write(`${label} ${to}/${total}\n`);
    },
    end: () => {},
  };
}
