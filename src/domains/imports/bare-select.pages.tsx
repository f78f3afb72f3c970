import type { SelectOption } from '#/ui/fields.tsx';

interface BareSelectProps {
  name: string;
  /** Full name of the list, for those who do not see the table around it. */
  label: string;
  options: readonly SelectOption[];
  value: string;
  emptyLabel?: string;
}

/** A list in a cell of a table, whose heading is its label to the eye. */
export function BareSelect({ name, label, options, value, emptyLabel }: BareSelectProps) {
  return (
    <select name={name} aria-label={label}>
      {emptyLabel === undefined ? null : <option value="">{emptyLabel}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value} selected={option.value === value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
