import { expect, test } from 'vitest';
import { countsOf } from './test.ts';

const file = (status: string, ...assertions: string[]) => ({
  status,
  assertionResults: assertions.map((one) => ({ status: one })),
});

test('failed tests are counted once, and a file that cannot be run counts as one', () => {
  const report = {
    numPassedTests: 3,
    numFailedTests: 1,
    testResults: [file('failed', 'passed', 'failed'), file('failed')],
  };

  expect(countsOf(report, 1)).toEqual({ passed: 3, failed: 2 });
});

test('a runner that breaks off is a failure, with or without a report', () => {
  expect(countsOf(undefined, 1)).toEqual({ passed: 0, failed: 1 });
  expect(countsOf({ numPassedTests: 3, numFailedTests: 0, testResults: [file('passed', 'passed')] }, 1)).toEqual({
    passed: 3,
    failed: 1,
  });
  expect(countsOf({ numPassedTests: 3, numFailedTests: 0, testResults: [file('passed', 'passed')] }, 0)).toEqual({
    passed: 3,
    failed: 0,
  });
});
