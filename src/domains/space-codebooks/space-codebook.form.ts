import { z } from 'zod';
import type { CodebookSource } from './space-codebook.ts';

/** In one field of a form: `axes`, or `plan` and two ids. */
const typed = /^(?:axes|plan ([0-9a-f-]{36}) ([0-9a-f-]{36}))$/;

export const spaceCodebookForm = z.object({ spaceId: z.uuid(), source: z.string().regex(typed) });

export function sourceText(source: CodebookSource): string {
  return source.kind === 'axes' ? 'axes' : `plan ${source.planId} ${source.versionId}`;
}

export function sourceFrom(text: string): CodebookSource {
  const [, planId, versionId] = typed.exec(text) ?? [];
  return planId && versionId ? { kind: 'plan', planId, versionId } : { kind: 'axes' };
}

/** The same, as programs send it. */
export const spaceCodebookRequest = z.object({
  spaceId: z.uuid(),
  source: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('axes') }),
    z.object({ kind: z.literal('plan'), planId: z.uuid(), versionId: z.uuid() }),
  ]),
});
