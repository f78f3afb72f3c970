/** Kinds of intervention as a code list, for the frameworks that take them as the journal has them. */

import type { CodeList } from './codebook.ts';
import type { Translation } from './decision-table.ts';
import { traceInput } from './trace-input.ts';

const choices = traceInput('natures').choices ?? [];

export function natureList(validFromOn: string): CodeList {
  return {
    id: 'nature',
    label: { fr: 'Natures de l’intervention', en: 'Kinds of intervention' },
    reference: null,
    codes: choices.map(({ value, label }) => ({
      id: value,
      code: null,
      label,
      validFromOn,
      validUntilOn: null,
      fictional: false,
    })),
  };
}

export const natureTranslation: Translation = {
  id: 'nature-vers-nature',
  label: { fr: 'Natures de la trace → natures', en: 'Kinds of the trace → kinds' },
  input: 'natures',
  codeList: 'nature',
  pairs: choices.map(({ value }) => ({ value, code: value })),
  otherwise: null,
};
