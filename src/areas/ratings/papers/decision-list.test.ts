import { expect, test } from 'vitest';
import { decisionListData } from './decision-list.ts';
import { blankSubject, sampleFacts } from './paper-sample.ts';

test('whom the level above decides is told apart on the list of the opener, also beside what else is said of it', () => {
  const told = (more: object) => {
    const subjects = [blankSubject({ isDecidedAbove: true, ...more }), blankSubject({})];
    return JSON.stringify(decisionListData(sampleFacts({ subjects })));
  };
  expect(told({})).toContain('"note":"Cấp trên trực tiếp quyết định"');
  expect(told({ isProvisional: true })).toContain('"note":"Cấp trên trực tiếp quyết định; Kết quả tạm"');
  expect(told({})).toContain('"note":"–"');
});
