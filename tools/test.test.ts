import { expect, test } from 'vitest';
import { countsOf, failuresOf } from './test.ts';

const file = (status: string, ...assertions: string[]) => ({
  name: 'some.test.ts',
  status,
  message: 'cannot be read',
  assertionResults: assertions.map((one, nth) => ({
    status: one,
    fullName: `test ${nth}`,
    failureMessages: ['expected 1'],
  })),
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

test('at the end every failed test is named with its file and what it said, and so is a file that cannot be run', () => {
  const report = {
    numPassedTests: 1,
    numFailedTests: 1,
    testResults: [file('failed', 'passed', 'failed'), file('failed'), file('passed', 'passed')],
  };

  expect(failuresOf(report)).toEqual(['some.test.ts: test 1\nexpected 1', 'some.test.ts\ncannot be read']);
  expect(failuresOf(undefined)).toEqual([]);
});
