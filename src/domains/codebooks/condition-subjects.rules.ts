import type { Bilingual, Codebook, Field } from './codebook.ts';
import type { ClauseMode } from './picked-condition.rules.ts';
import { conditionInputIds, type InputId, type InputType, traceInput } from './trace-input.ts';

/** What a condition of a field or of a validation may be about, and how it may be picked. */
export interface ConditionSubject {
  /** As FEEL names it. */
  name: string;
  label: Bilingual;
  modes: readonly ClauseMode[];
  /** Null where values are typed, or where there is none to give. */
  choices: readonly { value: string; label: Bilingual }[] | null;
  valuesTyped: 'list' | 'number' | null;
}

const declaredSubjects = {
  kind: { fr: 'Type de déclaration', en: 'Kind of declaration' },
  act: { fr: 'Genre d’acte', en: 'Kind of act' },
} satisfies Record<string, Bilingual>;
const presence = ['given', 'missing'] as const;
const modesOfInput: Readonly<Record<InputType, readonly ClauseMode[]>> = {
  boolean: ['yes', 'no'],
  choice: ['oneOf', 'noneOf'],
  set: ['contains', 'lacks'],
  integer: ['atLeast', 'atMost', 'exactly'],
  shares: [],
};

/**
 * Inputs of the trace, and for a field or a validation the kind and the act declared; for a validation also what the
 * declaration gives in each field.
 */
export function conditionSubjects(
  book: Pick<Codebook, 'kinds' | 'acts' | 'fields' | 'codeLists'>,
  of: 'output' | 'field' | 'validation',
): ConditionSubject[] {
  const named = (name: 'kind' | 'act', all: readonly { id: string; label: Bilingual }[]) => ({
    name,
    label: declaredSubjects[name],
    modes: modesOfInput.choice,
    choices: all.map(({ id, label }) => ({ value: id, label })),
    valuesTyped: null,
  });
  return [
    ...(of === 'output' ? [] : [named('kind', book.kinds), named('act', book.acts)]),
    ...conditionInputIds.map(inputSubject),
    ...(of === 'validation' ? book.fields.map((field) => fieldSubject(book, field)) : []),
  ];
}

function inputSubject(id: InputId): ConditionSubject {
  const { label, type, choices, optional } = traceInput(id);
  return {
    name: id,
    label,
    modes: [...modesOfInput[type], ...(type === 'choice' && optional ? presence : [])],
    choices,
    valuesTyped: choices ? null : type === 'set' ? 'list' : type === 'integer' ? 'number' : null,
  };
}

function fieldSubject({ codeLists }: Pick<Codebook, 'codeLists'>, field: Field): ConditionSubject {
  const codes = codeLists.find(({ id }) => id === field.codeList)?.codes ?? null;
  const isCode = codes !== null && (field.type === 'code' || field.type === 'codes');
  const isNumber = field.type === 'integer' || field.type === 'share';
  const ofType = isCode
    ? modesOfInput[field.type === 'codes' ? 'set' : 'choice']
    : isNumber
      ? modesOfInput.integer
      : [];
  return {
    name: `field.${field.id}`,
    label: field.label,
    modes: [...presence, ...ofType],
    choices: isCode ? codes.map(({ id, label }) => ({ value: id, label })) : null,
    valuesTyped: isNumber ? 'number' : null,
  };
}
