import ICAL from 'ical.js';
import type { Block } from './agenda-blocks.rules.ts';

/** The lines of an event by property name; only the values asked for are parsed, so that a bad one harms nothing else. */
export class EventLines {
  readonly #lines = new Map<string, string[]>();

  constructor(block: Block) {
    for (const { text } of block.lines) {
      const name = /^(?:[A-Za-z0-9-]+\.)?([A-Za-z0-9-]+)[;:]/.exec(text)?.[1]?.toLowerCase();
      if (name === undefined) continue;
      const known = this.#lines.get(name);
      if (known) known.push(text);
      else this.#lines.set(name, [text]);
    }
  }

  all(name: string): readonly string[] {
    return this.#lines.get(name) ?? [];
  }

  first(name: string): string | undefined {
    return this.all(name)[0];
  }

  /** What follows the colon, as written. */
  values(name: string): string[] {
    return this.all(name).map((line) => line.slice(line.indexOf(':') + 1).trim());
  }

  /** The first value as text, escapes undone. */
  text(name: string): string {
    const line = this.first(name);
    return line === undefined ? '' : (valuesOf(line)[0] ?? '');
  }

  /** Every value of every line of that name, escapes undone. */
  texts(name: string): string[] {
    return this.all(name).flatMap(valuesOf);
  }
}

function valuesOf(line: string): string[] {
  try {
    const jcal = ICAL.parse.property(line.replace(/;VALUE=[^;:]*/i, '')) as [
      string,
      unknown,
      string,
      ...unknown[],
    ];
    return jcal.slice(3).map((value) => (Array.isArray(value) ? value.join(' ') : String(value)));
  } catch {
    const value = line.slice(line.indexOf(':') + 1);
    return [value.replace(/\\n/gi, '\n').replace(/\\([\\;,])/g, '$1')];
  }
}
