import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';

export interface Column<Row> {
  /** Unique in the table. */
  key: string;
  heading: string;
  /** Aligned on the right, in figures of equal width. */
  numeric?: boolean;
  cell(row: Row): ComponentChildren;
  /** Address of the same table sorted by this column. */
  sortHref?: string;
  sorted?: 'ascending' | 'descending';
}

export interface TableProps<Row> {
  caption: string;
  /** Under the caption: unit, period, source. */
  note?: ComponentChildren;
  /** The first column names the row. */
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey(row: Row): string;
  /** Last row: totals of like things only. One cell a column. */
  foot?: readonly ComponentChildren[];
  /** On phones: each row becomes a short list (the default), or one scrolls across. */
  onPhones?: 'stack' | 'scroll';
  /** Unique in the page. Required to scroll. */
  id?: string;
}

/**
 * A table of data, with a caption, headings in scope and figures aligned. Where phones stack its rows, each
 * cell says its heading, so that a browser which forgets the table once its display changes still makes sense.
 */
export function Table<Row>(props: TableProps<Row>) {
  if (props.onPhones !== 'scroll') return <BareTable {...props} />;
  const captionId = `${props.id ?? 'table'}-caption`;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region one scrolls must be reached by the keyboard.
    <section class="table-scroll" aria-labelledby={captionId} tabIndex={0}>
      <BareTable {...props} captionId={captionId} />
    </section>
  );
}

function BareTable<Row>(props: TableProps<Row> & { captionId?: string }) {
  const { caption, note, columns, rows, foot, captionId } = props;
  const stacked = props.onPhones !== 'scroll';
  return (
    <table class={stacked ? 'table-stacked' : undefined} id={props.id}>
      <caption id={captionId}>
        {caption}
        {note ? <span class="caption-note">{note}</span> : null}
      </caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <HeadingCell key={column.key} column={column} />
          ))}
        </tr>
      </thead>
      <tbody>{rows.map((row) => cells(columns, (column) => column.cell(row), props.rowKey(row)))}</tbody>
      {foot ? <tfoot>{cells(columns, (_, position) => foot[position])}</tfoot> : null}
    </table>
  );
}

function HeadingCell<Row>({ column }: { column: Column<Row> }) {
  const { heading, numeric, sortHref, sorted } = column;
  const looks = [numeric && 'numeric', sortHref && 'sortable'].filter(Boolean).join(' ');
  return (
    <th scope="col" class={looks || undefined} aria-sort={sorted}>
      {sortHref ? (
        <a href={sortHref}>
          {heading}
          {sorted ? <Icon name={sorted === 'ascending' ? 'up' : 'down'} /> : null}
        </a>
      ) : (
        heading
      )}
    </th>
  );
}

/** A row. Called rather than made a component: long tables would pay for each of them. */
function cells<Row>(
  columns: readonly Column<Row>[],
  content: (column: Column<Row>, position: number) => ComponentChildren,
  key?: string,
) {
  return (
    <tr key={key}>
      {columns.map((column, position) => {
        const look = column.numeric ? 'numeric' : undefined;
        return position === 0 ? (
          <th key={column.key} scope="row" class={look}>
            {content(column, position)}
          </th>
        ) : (
          <td key={column.key} class={look} data-label={column.heading}>
            {content(column, position)}
          </td>
        );
      })}
    </tr>
  );
}
