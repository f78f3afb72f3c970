import { expect } from 'vitest';
import { domains } from '#/app/domains.ts';

const operations = new Map(
  domains.flatMap((domain) => domain.api ?? []).map((operation) => [operation.operationId, operation]),
);

/** What an operation of the API answered, once it is seen to be what its description says, no more and no less. */
export async function answered<Body>(operationId: string, answer: Response): Promise<Body> {
  const operation = operations.get(operationId);
  const text = await answer.text();
  expect(answer.status, text).toBe(operation?.successStatus ?? 200);
  const body: unknown = JSON.parse(text);
  expect(operation?.response?.parse(body), operationId).toEqual(body);
  return body as Body;
}
