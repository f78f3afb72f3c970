import { SingleBar } from 'cli-progress';
import type { Progress } from '#/platform/command.ts';

/** A bar on a terminal; elsewhere a plain line at each tenth. */
export function progressOn(stream: NodeJS.WriteStream, label: string, total: number): Progress {
  if (stream.isTTY) {
    const bar = new SingleBar({ format: `${label} [{bar}] {value}/{total}`, stream, hideCursor: true });
    bar.start(total, 0);
    return { advance: (to) => bar.update(to), end: () => bar.stop() };
  }
  let said = -1;
  return {
    advance: (to) => {
      const tenth = total === 0 ? 10 : Math.floor((to / total) * 10);
      if (tenth === said) return;
      said = tenth;
      stream.write(`${label} ${to}/${total}\n`);
    },
    end: () => {},
  };
}
