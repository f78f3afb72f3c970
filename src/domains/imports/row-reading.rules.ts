import { textLength, titleOf } from '#/domains/traces/traces.public.ts';
import { textOf } from './cell-reading.rules.ts';
import type { ColumnMapping, ColumnUse, TraceField } from './column-mapping.ts';
import type { CellProblem, CellProblemCode } from './row-draft.ts';
import { type Cell, cellName, isBlank, type SheetRow } from './spreadsheet.ts';

/** One row being read: its cells by field, and what there is to tell. What is not understood is kept as text. */
export class RowReading {
  readonly problems: CellProblem[] = [];
  readonly #row: SheetRow;
  readonly #uses: readonly ColumnUse[];
  readonly #headings: readonly string[];
  readonly #kept: { column: number; text: string }[] = [];

  constructor(row: SheetRow, mapping: ColumnMapping, headings: readonly string[]) {
    this.#row = row;
    this.#uses = mapping.uses;
    this.#headings = headings;
    for (const { column, cell } of this.#all('text')) this.#keep(column, textOf(cell));
  }

  /** The filled cells of a field; errors and empty formulas are told and left out. */
  cells(field: TraceField): { column: number; cell: Cell }[] {
    return this.#all(field).filter(({ column, cell }) => !this.#isBroken(column, cell, false));
  }

  texts(field: TraceField): string[] {
    return this.cells(field).map(({ cell }) => textOf(cell));
  }

  /** What a field that a trace can do without says; not understood, it is told and kept as text. */
  value<T>(field: TraceField, code: CellProblemCode, read: (cell: Cell) => T | null): T | null {
    const [found] = this.cells(field);
    if (!found) return null;
    const value = read(found.cell);
    if (value === null) this.noticeAt(found.column, code, textOf(found.cell));
    return value;
  }

  /** The cell of a field that a trace cannot do without; missing or broken, the row is refused. */
  required(field: TraceField, missing: CellProblemCode): Cell {
    const column = this.#uses.indexOf(field);
    const cell = this.#row.cells[column] ?? null;
    if (!isBlank(cell)) return this.#isBroken(column, cell, true) ? null : cell;
    this.#tell(column, missing, true, {});
    return null;
  }

  refuse(field: TraceField, code: CellProblemCode, value: string): void {
    this.#tell(this.#uses.indexOf(field), code, true, { value: value.slice(0, 60) });
  }

  notice(field: TraceField, code: CellProblemCode, value: string): void {
    this.noticeAt(this.#uses.indexOf(field), code, value);
  }

  /** @param kept what goes into the text of the trace; what is told when left out. */
  noticeAt(column: number, code: CellProblemCode, value: string, kept = value): void {
    this.#tell(column, code, false, { value: value.slice(0, 60) });
    this.#keep(column, kept);
  }

  /** Title, description, then what was kept under its headings; empty, and told, when nothing is said. */
  text(): string {
    const said = saidOnce(this.texts('title'), this.texts('description'));
    if (titleOf(said.join('\n')) === '') {
      const column = this.#uses.findIndex((use) => use === 'title' || use === 'description');
      if (
        !this.problems.some(
          (problem) => problem.refuses && problem.cell === cellName(column, this.#row.number),
        )
      )
        this.#tell(column, 'titleMissing', true, {});
      return '';
    }
    const kept = this.#kept.map(
      ({ column, text }) => `- ${this.#heading(column)}\u00a0: ${text.replace(/\n+/g, ' ')}`,
    );
    const whole = [...said, ...(kept.length > 0 ? [kept.join('\n')] : [])].join('\n\n');
    if (whole.length > textLength)
      this.#tell(this.#uses.indexOf('description'), 'textCut', false, { limit: textLength });
    return whole.slice(0, textLength).toWellFormed();
  }

  #heading(column: number): string {
    return this.#headings[column] || cellName(column, this.#row.number).replace(/\d+$/, '');
  }

  #keep(column: number, text: string): void {
    if (text !== '') this.#kept.push({ column, text });
  }

  #all(use: ColumnUse): { column: number; cell: Cell }[] {
    return this.#uses.flatMap((one, column) => {
      const cell = this.#row.cells[column] ?? null;
      return one === use && !isBlank(cell) ? [{ column, cell }] : [];
    });
  }

  #isBroken(column: number, cell: Cell, refuses: boolean): boolean {
    if (cell === null || typeof cell !== 'object' || 'serial' in cell) return false;
    const already = this.problems.some((problem) => problem.cell === cellName(column, this.#row.number));
    if (!already && 'error' in cell)
      this.#tell(column, refuses ? 'cellError' : 'errorLeftOut', refuses, { value: cell.error });
    if (!already && 'formula' in cell)
      this.#tell(column, refuses ? 'formulaEmpty' : 'formulaLeftOut', refuses, {});
    return true;
  }

  #tell(column: number, code: CellProblemCode, refuses: boolean, values: CellProblem['values']): void {
    this.problems.push({
      cell: cellName(Math.max(0, column), this.#row.number),
      row: this.#row.number,
      code,
      refuses,
      values,
    });
  }
}

/** A description that begins with the title says it already, as the text of an exported trace does. */
function saidOnce(titles: readonly string[], descriptions: readonly string[]): string[] {
  const plain = (text: string | undefined) =>
    (text ?? '').replaceAll(/[\u00a0\u202f]/g, ' ').replace(/…$/, '');
  const [title, ...others] = titles;
  const isSaid =
    title !== undefined && plain(title) !== '' && plain(descriptions[0]).startsWith(plain(title));
  return isSaid ? [...descriptions, ...others] : [...titles, ...descriptions];
}
