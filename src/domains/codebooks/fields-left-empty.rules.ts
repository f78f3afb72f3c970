import type { Codebook, Field } from './codebook.ts';
import { declares } from './decision-table.ts';

/** Fields that a codebook asks and that nothing noted ever fills: they leave empty in every declaration. */
export function fieldsLeftEmpty({ fields, mapping }: Pick<Codebook, 'fields' | 'mapping'>): Field[] {
  const rows = mapping.groups.flatMap((group) => group.rows).filter(declares);
  const filled = new Set(rows.flatMap(({ declare }) => Object.keys(declare.fields)));
  const isAsked = ({ kinds, acts }: Field) =>
    rows.some(({ declare }) => kinds.includes(declare.kind) && acts.includes(declare.act));
  return fields.filter((field) => field.output === null && !filled.has(field.id) && isAsked(field));
}
