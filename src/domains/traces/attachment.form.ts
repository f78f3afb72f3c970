import { z } from 'zod';
import type { UploadedFile } from '#/platform/form.ts';
import { largestUploadBytes } from './attachment.ts';

/** A file as a program sends it. */
export const sentFileForm = z.object({
  fileName: z.string().max(255).default(''),
  content: z
    .string()
    .regex(/^[A-Za-z0-9+/=]*$/, 'fileBroken')
    .meta({ contentEncoding: 'base64', description: 'The bytes of the file, in base64.' }),
});

/** Base64 takes four characters for three bytes; the rest of the body is small. */
export const largestSentBody = Math.ceil(largestUploadBytes / 3) * 4 + 16 * 1024;

export function sentFile({ fileName, content }: z.output<typeof sentFileForm>): UploadedFile {
  return { name: fileName, declaredType: '', bytes: Buffer.from(content, 'base64') };
}
