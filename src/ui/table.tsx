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
  /** On phones: rows stacked as small cards (the default), or a table one scrolls across. */
  onPhones?: 'stack' | 'scroll';
  /** Needed to scroll: unique id of the caption. */
  id?: string;
}

/**
 * A table of data, with a caption, headings in scope and figures aligned. When phones stack its rows, the
 * roles are written out, because some browsers forget them once the display changes.
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
  const role = roleIf(stacked);
  return (
    <table class={stacked ? 'table-stacked' : undefined} id={props.id} role={role('table')}>
      <caption id={captionId}>
        {caption}
        {note ? <span class="caption-note">{note}</span> : null}
      </caption>
      <thead role={role('rowgroup')}>
        <tr role={role('row')}>
          {columns.map((column) => (
            <HeadingCell key={column.key} column={column} role={role('columnheader')} />
          ))}
        </tr>
      </thead>
      <tbody role={role('rowgroup')}>
        {rows.map((row) => (
          <BodyRow key={props.rowKey(row)} row={row} columns={columns} stacked={stacked} />
        ))}
      </tbody>
      {foot ? <FootRows foot={foot} columns={columns} stacked={stacked} /> : null}
    </table>
  );
}

type TableRole = 'table' | 'rowgroup' | 'row' | 'columnheader' | 'rowheader' | 'cell';

const roleIf = (stacked: boolean) => (role: TableRole) => (stacked ? role : undefined);

function HeadingCell<Row>({ column, role }: { column: Column<Row>; role: TableRole | undefined }) {
  const { heading, numeric, sortHref, sorted } = column;
  return (
    <th scope="col" role={role as 'columnheader'} class={numeric ? 'numeric' : undefined} aria-sort={sorted}>
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

function BodyRow<Row>(props: { row: Row; columns: readonly Column<Row>[]; stacked: boolean }) {
  const { row, columns, stacked } = props;
  const role = roleIf(stacked);
  return (
    <tr role={role('row')}>
      {columns.map((column, position) => {
        const look = column.numeric ? 'numeric' : undefined;
        if (position === 0) {
          return (
            <th key={column.key} scope="row" role={role('rowheader') as 'rowheader'} class={look}>
              {column.cell(row)}
            </th>
          );
        }
        return (
          <td
            key={column.key}
            role={role('cell') as 'cell'}
            class={look}
            data-label={stacked ? column.heading : undefined}
          >
            {column.cell(row)}
          </td>
        );
      })}
    </tr>
  );
}

function FootRows<Row>(props: {
  foot: readonly ComponentChildren[];
  columns: readonly Column<Row>[];
  stacked: boolean;
}) {
  const { foot, columns, stacked } = props;
  const role = roleIf(stacked);
  return (
    <tfoot role={role('rowgroup')}>
      <tr role={role('row')}>
        {columns.map((column, position) => {
          const look = column.numeric ? 'numeric' : undefined;
          return position === 0 ? (
            <th key={column.key} scope="row" role={role('rowheader') as 'rowheader'} class={look}>
              {foot[position]}
            </th>
          ) : (
            <td
              key={column.key}
              role={role('cell') as 'cell'}
              class={look}
              data-label={stacked ? column.heading : undefined}
            >
              {foot[position]}
            </td>
          );
        })}
      </tr>
    </tfoot>
  );
}
