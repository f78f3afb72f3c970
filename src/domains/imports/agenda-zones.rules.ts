import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import type { Block } from './agenda-blocks.rules.ts';
import { shownZones, windowsZones } from './windows-zones.data.ts';

/** A zone of the world's register, or a fixed offset (`-04:00`), in the shape that ical.js compares times with. */
export class NamedZone extends ICAL.Timezone {
  readonly #offsets = new Map<number, number>();

  constructor(name: string) {
    super({ tzid: name });
  }

  /**
   * Seconds to add to UTC. A time that the clocks skip in spring is read with the offset of before, a time that
   * they repeat in autumn is the first of the two (RFC 5545 §3.3.5).
   */
  override utcOffset(time: ICAL.Time): number {
    const minute = Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute) / 60_000;
    const known = this.#offsets.get(minute);
    if (known !== undefined) return known;
    const wall = Temporal.Instant.fromEpochMilliseconds(minute * 60_000)
      .toZonedDateTimeISO('UTC')
      .toPlainDateTime();
    const instant = wall.toZonedDateTime(this.tzid, { disambiguation: 'compatible' }).epochMilliseconds;
    const seconds = minute * 60 - instant / 1_000;
    if (this.#offsets.size > 20_000) this.#offsets.clear();
    this.#offsets.set(minute, seconds);
    return seconds;
  }
}

const namedZones = new Map<string, NamedZone | null>();

/** The zone of an IANA name or of an offset, or null when there is none of that name. */
export function namedZone(name: string): NamedZone | null {
  const known = namedZones.get(name);
  if (known !== undefined) return known;
  let zone: NamedZone | null = null;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    zone = new NamedZone(name);
  } catch {
    zone = null;
  }
  if (namedZones.size > 2_000) namedZones.clear();
  namedZones.set(name, zone);
  return zone;
}

/** How a calendar's `TZID`s are understood: names first, then the rules written in the file, then nothing. */
export interface ZoneBook {
  find(tzid: string): ICAL.Timezone | null;
}

/**
 * The register of the world is preferred to a file's own `VTIMEZONE` of the same name, because many programs
 * write there only today's rule, or rules from before 2007; the file's rules serve for names that nobody knows
 * (`Customized Time Zone`).
 */
export function zoneBook(calendar: readonly Block[]): ZoneBook {
  const written = new Map<string, Block>();
  for (const block of calendar) {
    const tzid = lineValue(block, 'TZID');
    if (tzid !== null && !written.has(tzid)) written.set(tzid, block);
  }
  const found = new Map<string, ICAL.Timezone | null>();
  return {
    find(tzid) {
      const known = found.get(tzid);
      if (known !== undefined) return known;
      const block = written.get(tzid);
      const zone = zoneByName(tzid) ?? (block ? zoneByRules(block) : null);
      found.set(tzid, zone);
      return zone;
    },
  };
}

function zoneByRules(block: Block): ICAL.Timezone | null {
  const location = lineValue(block, 'X-LIC-LOCATION');
  const named = location === null ? null : zoneByName(location);
  if (named) return named;
  try {
    const zone = new ICAL.Timezone(new ICAL.Component(ICAL.parse(asText(block))));
    zone.utcOffset(ICAL.Time.fromData({ year: 2026, month: 7, day: 1, hour: 12, minute: 0, second: 0 }));
    return block.children.length > 0 ? zone : null;
  } catch {
    return null;
  }
}

/** A zone by any of the names that programs give it (IANA, Windows, shown to people, offset), or null. */
function zoneByName(tzid: string): NamedZone | ICAL.Timezone | null {
  const name = tzid.trim().replace(/^"|"$/g, '');
  const folded = name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase();
  if (folded === 'utc' || folded === 'gmt' || folded === 'z') return ICAL.Timezone.utcTimezone;
  const windows = windowsZones[folded];
  if (windows) return namedZone(windows);
  const offset = /^(?:utc|gmt)\s*([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(folded);
  if (offset) return namedZone(`${offset[1]}${offset[2]!.padStart(2, '0')}:${offset[3] ?? '00'}`);
  const path = /[A-Za-z_]+\/[A-Za-z_]+(?:\/[A-Za-z_]+)?$/.exec(name);
  const direct = /^[A-Za-z0-9_+/-]+$/.test(name) ? namedZone(name) : null;
  if (direct) return direct;
  const atTheEnd = path ? (namedZone(path[0]) ?? namedZone(path[0].split('/').slice(-2).join('/'))) : null;
  if (atTheEnd) return atTheEnd;
  const shown = shownZones.find(([piece]) => folded.includes(piece));
  return shown ? namedZone(shown[1]) : null;
}

function lineValue(block: Block, name: string): string | null {
  const line = block.lines.find(
    (one) => one.text.toUpperCase().startsWith(name) && /[:;]/.test(one.text[name.length] ?? ''),
  );
  return line ? line.text.slice(line.text.indexOf(':') + 1).trim() : null;
}

function asText(block: Block): string {
  const name = block.name.toUpperCase();
  const lines = block.lines.map((line) => line.text).filter((text) => /^[A-Za-z0-9-]+[;:]/.test(text));
  return [`BEGIN:${name}`, ...lines, ...block.children.map(asText), `END:${name}`].join('\r\n');
}
