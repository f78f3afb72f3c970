import { expect, test } from 'vitest';
import { type Report, tallyOf } from '../tools/run-tests.ts';

const report = (changes: Partial<Report>): Report => ({
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [{ status: 'passed', assertionResults: [{}, {}, {}] }],
  ...changes,
});

test('a run that went well is counted as it is', () => {
  expect(tallyOf(report({}), { code: 0 })).toEqual({ passed: 3, failed: 0, skipped: 0 });
});

test('failures are counted once', () => {
  const failing = report({
    numFailedTests: 2,
    numPendingTests: 1,
    testResults: [{ status: 'failed', assertionResults: [{}, {}] }],
  });
  expect(tallyOf(failing, { code: 1 })).toEqual({ passed: 3, failed: 2, skipped: 1 });
});

test('a file that broke before its first test is a failure', () => {
  const broken = report({ testResults: [{ status: 'failed', assertionResults: [] }] });
  expect(tallyOf(broken, { code: 1 }).failed).toBe(1);
});

test('an end without a named culprit is a failure', () => {
  expect(tallyOf(report({}), { code: 1 }).failed).toBe(1);
  expect(tallyOf(report({}), { code: undefined }).failed).toBe(1);
  expect(tallyOf(undefined, { code: 0 }).failed).toBe(1);
});
