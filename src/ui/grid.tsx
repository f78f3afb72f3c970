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
  name: string;
  /** As typed. */
  value?: string;
  /** Full name of the box for screen readers: « Relance du comptoir, lundi 2 mars, minutes ». */
  label: string;
  error?: string;
}

export interface WeekGridProps {
  caption: string;
  note?: string;
  /** Heading of the first column: « Dossier ». */
  rowsHeading: string;
  columns: readonly GridColumn[];
  rows: readonly GridRow[];
  cell(row: GridRow, column: GridColumn): GridCell;
}

/**
 * A table of boxes one goes through with the Tab key, row by row, and with the arrows where scripts run
 * (`src/browser/grid-arrows.ts`, by `data-grid`, `data-row` and `data-column`).
 */
export function WeekGrid(props: WeekGridProps) {
  const { caption, note, rowsHeading, columns, rows, cell } = props;
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
          </tr>
        </thead>
        <tbody>
          {rows.map((row, rowPosition) => (
            <tr key={row.key}>
              <th scope="row">{row.heading}</th>
              {columns.map((column, columnPosition) => (
                <td key={column.key}>
                  <GridBox cell={cell(row, column)} row={rowPosition} column={columnPosition} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function GridBox({ cell, row, column }: { cell: GridCell; row: number; column: number }) {
  const id = `cell-${row}-${column}`;
  return (
    <>
      <input
        id={id}
        name={cell.name}
        type="text"
        inputMode="decimal"
        autocomplete="off"
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
