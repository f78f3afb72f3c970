import type { DecisionTable } from './decision-table.ts';
import { compiledRow } from './mapping.rules.ts';
import type { InputValues } from './trace-input.ts';

/** Which rows of a table take a combination of inputs. */
export interface RowHits {
  /** Rows that decide: an exclusion alone, or one row a group at most. */
  deciding: readonly string[];
  /** Rows whose conditions hold too, and that are not read because an earlier one decided. */
  shadowed: readonly string[];
}

/** Reads combinations by the rows of a sound table (see `mappingFaults`), one after the other. */
export function rowReader(table: DecisionTable): (values: InputValues) => RowHits {
  const exclusions = table.exclusions.map(compiledRow);
  const groups = table.groups.map((group) => group.rows.map(compiledRow));
  return (values) => {
    const matching = (rows: typeof exclusions) =>
      rows.filter((row) => row.matches(values)).map(({ row }) => row.id);
    const excluding = matching(exclusions);
    const taking = groups.map(matching);
    if (excluding.length > 0)
      return { deciding: excluding.slice(0, 1), shadowed: [...excluding.slice(1), ...taking.flat()] };
    return {
      deciding: taking.flatMap((ids) => ids.slice(0, 1)),
      shadowed: taking.flatMap((ids) => ids.slice(1)),
    };
  };
}
