import { optionalTextOfCell, textOfCell } from './cell-text.rules.ts';
import { id, type ReadSheet, type SheetFault, type SheetFaultKey, sheetNames } from './sheets.ts';

/** One row, by the headings of its sheet. */
export class SheetRow {
  readonly sheet: string;
  readonly number: number;
  readonly #columns: ReadonlyMap<string, number>;
  readonly #cells: readonly string[];
  readonly #asked: (heading: string) => void;

  constructor(
    sheet: string,
    row: { number: number; cells: readonly string[] },
    columns: ReadonlyMap<string, number>,
    asked: (heading: string) => void,
  ) {
    this.sheet = sheet;
    this.number = row.number;
    this.#cells = row.cells;
    this.#columns = columns;
    this.#asked = asked;
  }

  #cell(heading: string): string {
    this.#asked(heading);
    return this.#cells[this.#columns.get(heading) ?? -1] ?? '';
  }

  text(heading: string): string {
    return textOfCell(this.#cell(heading));
  }

  /** Null when the sheet has no such column, which is then no fault. */
  textIfThere(heading: string): string | null {
    return this.#columns.has(heading) ? this.text(heading) : null;
  }

  optional(heading: string): string | null {
    return optionalTextOfCell(this.#cell(heading));
  }

  list(heading: string): string[] {
    const text = this.text(heading);
    return text === '' ? [] : text.split('|').map((one) => one.trim());
  }

  both(what: string): { fr: string; en: string } {
    return { fr: this.text(`${what} (fr)`), en: this.text(`${what} (en)`) };
  }

  /** Null when neither language is there. */
  maybeBoth(what: string): { fr: string; en: string } | null {
    const [fr, en] = [this.optional(`${what} (fr)`), this.optional(`${what} (en)`)];
    return fr === null && en === null ? null : { fr: fr ?? '', en: en ?? '' };
  }

  labelled(): { id: string; label: { fr: string; en: string } } {
    return { id: this.text(id), label: this.both('libellé') };
  }

  /** Headings that begin so, with what follows. */
  headed(start: string): { heading: string; rest: string }[] {
    return [...this.#columns.keys()]
      .filter((heading) => heading.startsWith(start))
      .map((heading) => {
        this.#asked(heading);
        return { heading, rest: textOfCell(heading.slice(start.length)) };
      });
  }
}

/** Rows that belong to something named on another sheet. */
export interface OwnedRows {
  /** Those of one owner, in their order; given once. */
  take(owner: string): unknown[];
  /** Says which rows nobody owns. */
  leaveNone(): void;
}

/** Reads the sheets of one workbook, and remembers what went wrong and where each part was. */
export class SheetReader {
  readonly #sheets: ReadonlyMap<string, ReadSheet>;
  readonly #faults: SheetFault[] = [];
  readonly #places = new WeakMap<object, { sheet: string; row: number }>();
  readonly #head = new Map<string, string>();

  constructor(sheets: readonly ReadSheet[]) {
    this.#sheets = new Map(sheets.map((sheet) => [sheet.name.normalize('NFC').toLowerCase(), sheet]));
    for (const row of this.#rowsOf(sheetNames.head)) {
      const [what, value] = [row.text('quoi'), row.optional('valeur')];
      if (value !== null) this.#head.set(what, value);
    }
  }

  fault(key: SheetFaultKey, at: { sheet: string; number: number | null }, what: string): void {
    this.#faults.push({ key, sheet: at.sheet, row: at.number, what });
  }

  allFaults(): readonly SheetFault[] {
    const seen = new Set<string>();
    return this.#faults.filter((found) => {
      const name = JSON.stringify(found);
      return !seen.has(name) && Boolean(seen.add(name));
    });
  }

  placeOf(part: unknown): { sheet: string; row: number } | null {
    return typeof part === 'object' && part !== null ? (this.#places.get(part) ?? null) : null;
  }

  /** A line of the first sheet; null when it is empty or not there. */
  head(what: string): string | null {
    return this.#head.get(what) ?? null;
  }

  headList(what: string): string[] {
    const text = this.head(what) ?? '';
    return text === '' ? [] : text.split('|').map((one) => one.trim());
  }

  rows<One extends object>(name: string, read: (row: SheetRow) => One): One[] {
    return this.#rowsOf(name).map((row) => this.#placed(row, read(row)));
  }

  grouped<One extends object>(
    name: string,
    owner: string | ((row: SheetRow) => string),
    read: (row: SheetRow) => One,
  ): OwnedRows {
    const byOwner = new Map<string, { row: SheetRow; one: One }[]>();
    for (const row of this.#rowsOf(name)) {
      const mine = typeof owner === 'string' ? row.text(owner) : owner(row);
      byOwner.set(mine, [...(byOwner.get(mine) ?? []), { row, one: this.#placed(row, read(row)) }]);
    }
    return {
      take: (wanted) => {
        const mine = byOwner.get(wanted) ?? [];
        byOwner.delete(wanted);
        return mine.map(({ one }) => one);
      },
      leaveNone: () => {
        for (const [wanted, left] of byOwner)
          for (const { row } of left) this.fault('unknownOwner', row, wanted);
      },
    };
  }

  #placed<One extends object>(row: SheetRow, one: One): One {
    this.#places.set(one, { sheet: row.sheet, row: row.number });
    return one;
  }

  #rowsOf(name: string): SheetRow[] {
    const sheet = this.#sheets.get(name.normalize('NFC').toLowerCase());
    const [header, ...rows] = sheet?.rows ?? [];
    if (!sheet || !header) {
      this.fault('missingSheet', { sheet: name, number: null }, name);
      return [];
    }
    const columns = new Map(header.cells.map((heading, at) => [heading.normalize('NFC'), at]));
    const asked = (heading: string) => {
      if (!columns.has(heading))
        this.fault('missingColumn', { sheet: sheet.name, number: header.number }, heading);
    };
    return rows.map((row) => new SheetRow(sheet.name, row, columns, asked));
  }
}
