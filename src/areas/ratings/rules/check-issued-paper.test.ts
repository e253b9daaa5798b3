import { expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import { isRefusal } from '../../../platform/outcome/refusal.ts';
import { checkIssuedPaper } from './check-issued-paper.ts';

const asked = {
  issuedOn: day('2026-12-12'),
  days: [day('2026-12-10'), day('2026-12-12')],
  isOwnPaper: true,
  standing: null,
};

test('a paper is issued on the day of what it tells or later, once, by the organisation whose paper it is', () => {
  expect(checkIssuedPaper(asked)).toBe(true);
  const found = checkIssuedPaper({
    ...asked,
    issuedOn: day('2026-12-11'),
    isOwnPaper: false,
    standing: { number: '3-BB/CB', issuedOn: day('2026-12-11') },
  });
  expect(isRefusal(found) && found.reasons.map(({ code, field }) => [code, field])).toEqual([
    ['ratings.paper-before-its-content', 'issuedOn'],
    ['ratings.paper-of-opener', 'organisationId'],
    ['ratings.paper-issued-already', 'kind'],
  ]);
});
