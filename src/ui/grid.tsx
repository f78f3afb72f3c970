import { Fragment } from 'preact';

export interface GridColumn {
  key: string;
  /** « lun. 2 mars ». */
  heading: string;
  current?: boolean;
}

export interface GridRow {
  key: string;
  heading: string;
}

export interface GridCell {
  /** Unique in the page: the box is called so too. */
  name: string;
  /** As typed. */
  value?: string;
  /** Full name of the box for screen readers: « Relance du comptoir, lundi 2 mars, minutes ». */
  label: string;
  error?: string;
  /** In characters. */
  maxLength?: number;
}

export interface WeekGridProps {
  caption: string;
  note?: string;
  /** Heading of the first column: « Dossier ». */
  rowsHeading: string;
  columns: readonly GridColumn[];
  rows: readonly GridRow[];
  cell(row: GridRow, column: GridColumn, rowPosition: number): GridCell;
  /** A last, wider box on each line: what it was, in a few words. */
  wordsHeading?: string;
  wordsCell?(row: GridRow, rowPosition: number): GridCell;
  /**
   * Lines that a phone keeps behind one summary as long as nothing is typed in them. They stay in the form, and are sent.
   */
  folded?: { has(row: GridRow): boolean; summary(count: number): string };
  /** What a line sends with its boxes without being asked. */
  hidden?(row: GridRow, rowPosition: number): { name: string; value: string };
}

/**
 * A table of boxes one goes through with the Tab key, row by row, and with the arrows where scripts run
 * (`src/browser/grid-arrows.ts`, by `data-grid`, `data-row` and `data-column`). On a phone, each line becomes a few rows
 * of boxes under its name.
 */
export function WeekGrid(props: WeekGridProps) {
  const { caption, note, rowsHeading, columns, rows, folded } = props;
  const behind = folded ? rows.filter((row) => folded.has(row)) : [];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region one scrolls must be reached by the keyboard.
    <section class="table-scroll" aria-label={caption} tabIndex={0}>
      <table class="week-grid" data-grid="">
        <caption>
          {caption}
          {note ? <span class="caption-note">{note}</span> : null}
        </caption>
        <thead>
          <tr>
            <th scope="col">{rowsHeading}</th>
            {columns.map((column) => (
              <th key={column.key} scope="col" class={column.current ? 'today' : undefined}>
                {column.heading}
              </th>
            ))}
            {props.wordsHeading ? (
              <th scope="col" class="week-words">
                {props.wordsHeading}
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, position) => (
            <Fragment key={row.key}>
              {folded && row === behind[0] ? (
                <FoldLine summary={folded.summary(behind.length)} columns={columns.length + 2} />
              ) : null}
              <GridLine grid={props} row={row} position={position} isFolded={behind.includes(row)} />
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Its being open shows the lines, by the sheet of style alone. */
function FoldLine({ summary, columns }: { summary: string; columns: number }) {
  return (
    <tr class="grid-fold">
      <td colSpan={columns}>
        <details>
          <summary>{summary}</summary>
        </details>
      </td>
    </tr>
  );
}

interface GridLineProps {
  grid: WeekGridProps;
  row: GridRow;
  position: number;
  isFolded: boolean;
}

function GridLine({ grid, row, position, isFolded }: GridLineProps) {
  const hidden = grid.hidden?.(row, position);
  const words = grid.wordsCell?.(row, position);
  return (
    <tr class={isFolded ? 'grid-folded' : undefined}>
      <th scope="row">
        {row.heading}
        {hidden ? <input type="hidden" name={hidden.name} value={hidden.value} /> : null}
      </th>
      {grid.columns.map((column, at) => (
        <td key={column.key} class={column.current ? 'today' : undefined} data-label={column.heading}>
          <GridBox cell={grid.cell(row, column, position)} row={position} column={at} />
        </td>
      ))}
      {words ? (
        <td class="week-words" data-label={grid.wordsHeading}>
          <GridBox cell={words} row={position} column={grid.columns.length} isText />
        </td>
      ) : null}
    </tr>
  );
}

interface GridBoxProps {
  cell: GridCell;
  row: number;
  column: number;
  isText?: boolean;
}

function GridBox({ cell, row, column, isText = false }: GridBoxProps) {
  const id = cell.name;
  return (
    <>
      <input
        id={id}
        name={cell.name}
        type="text"
        inputMode={isText ? undefined : 'decimal'}
        autocomplete="off"
        maxLength={cell.maxLength}
        placeholder=" "
        value={cell.value}
        aria-label={cell.label}
        aria-invalid={cell.error ? 'true' : undefined}
        aria-describedby={cell.error ? `${id}-error` : undefined}
        data-row={row}
        data-column={column}
      />
      {cell.error ? (
        <span class="grid-error" id={`${id}-error`}>
          {cell.error}
        </span>
      ) : null}
    </>
  );
}
