import { z } from 'zod';
import { codebookForm } from '#/domains/codebooks/codebooks.public.ts';

/** The shape of a codebook as JSON Schema (2020-12), made from the very schema that checks imports. */
export function codebookSchema(address: string): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(codebookForm, { target: 'draft-2020-12' });
  return {
    $schema,
    $id: address,
    title: 'Cadre normatif de Toile, format 1',
    description:
      'A codebook: what an authority asks to be declared, in which codes, and the rules that read it in traces. Conditions are FEEL (OMG DMN). Texts are in French and in English.',
    ...schema,
  };
}
