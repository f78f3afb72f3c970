import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { paths } from '#/paths.ts';
import type { ApiOperation } from '#/platform/route.ts';
import type { VisibleSettings } from '#/platform/visit.ts';

const problemSchema = z
  .object({
    type: z.string(),
    status: z.int(),
    title: z.string(),
    detail: z.string().optional(),
    instance: z.string().optional(),
    errors: z.array(z.object({ field: z.string(), detail: z.string() })).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457: what happened, what was kept, what to do.' });

/** The OpenAPI 3.1 description, made from the operations themselves. */
export function describeApi(operations: readonly ApiOperation[], settings: VisibleSettings) {
  const described: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const operation of operations) {
    const path = operation.path.replaceAll(/:([A-Za-z]+)/g, '{$1}');
    described[path] ??= {};
    described[path][operation.method.toLowerCase()] = describeOperation(operation);
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: settings.instanceName,
      version: '1',
      license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
    },
    servers: [{ url: settings.publicUrl + paths.api }],
    security: [{ token: [] }],
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'Jeton personnel, créé dans « Mon compte ».' },
      },
    },
    paths: described as ZodOpenApiPathsObject,
  });
}

function describeOperation(operation: ApiOperation): ZodOpenApiOperationObject {
  const parts = [...operation.path.matchAll(/:([A-Za-z]+)/g)].map((match) => match[1]!);
  const isWrite = operation.method !== 'GET';
  return {
    operationId: operation.operationId,
    summary: operation.summary,
    tags: [operation.tag],
    security: [{ token: [] }],
    description: `Scope: \`${operation.scope}\`.`,
    requestParams: {
      ...(parts.length > 0
        ? { path: z.object(Object.fromEntries(parts.map((part) => [part, z.string()]))) }
        : {}),
      ...(operation.query ? { query: operation.query } : {}),
      ...(isWrite ? { header: headersOf(operation) } : {}),
    },
    ...(operation.body
      ? { requestBody: { content: { 'application/json': { schema: operation.body } } } }
      : {}),
    responses: responsesOf(operation),
  };
}

function responsesOf(operation: ApiOperation) {
  const status = String(operation.successStatus ?? 200);
  const problem = {
    description: 'Problem',
    content: { 'application/problem+json': { schema: problemSchema } },
  };
  const success = {
    description: 'Done.',
    ...(operation.response
      ? { content: { 'application/json': { schema: operation.response } } }
      : operation.responseType
        ? { content: { [operation.responseType]: { schema: z.string() } } }
        : {}),
  };
  return {
    ...{ [status as '200']: success, '401': problem, '403': problem, '404': problem, '422': problem },
    '429': slower(problem),
    ...(operation.precondition ? { '412': problem, '428': problem } : {}),
  };
}

const slower = <P extends object>(problem: P) => ({
  ...problem,
  description: 'Too many requests by one person: wait as long as `Retry-After` says, then ask again.',
  headers: { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' as const } } },
});

function headersOf({ precondition }: ApiOperation) {
  return z.object({
    'Idempotency-Key': z.string().min(16).max(100).optional(),
    ...(precondition ? { 'If-Match': z.string().describe('The ETag of what was read.') } : {}),
  });
}
