import { afterAll } from 'vitest';

const closings: (() => Promise<void> | void)[] = [];

/**
 * Does this after the file's tests, last asked first. `afterAll` itself is heard only while a file is being read:
 * a site opened in a `beforeAll` would never be closed.
 */
export function afterTheFile(close: () => Promise<void> | void): void {
  closings.push(close);
}

afterAll(async () => {
  const failures: unknown[] = [];
  for (const close of closings.splice(0).reverse()) {
    try {
      await close();
    } catch (failure) {
      failures.push(failure);
    }
  }
  if (failures.length > 0) throw failures[0];
});
