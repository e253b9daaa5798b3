import { expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import type { ChangeLines } from './check-change.ts';
import { type ListedChange, linesBack, soundAmong } from './import-approval.ts';

const today = day('2026-11-27');
const record = {
  birthOn: null,
  birthYear: null,
  admissionDecidedOn: null,
  admittedOn: day('2004-12-01'),
  officialOn: null,
  recognitionDecidedOn: null,
  standing: 'official',
} as const;
const change = (id: string, after: string, more: Partial<ListedChange['record']> = {}): ListedChange => ({
  id,
  memberId: `member of ${id}`,
  lines: { officialOn: { before: null, after } } as ChangeLines,
  record: { ...record, ...more },
});
const idsOf = (changes: readonly ListedChange[]) => soundAmong(changes, today).map(({ id }) => id);

test('what agrees with its record is written together; what moved, contradicts or lies ahead is left', () => {
  const changes = [
    change('sound', '2005-12-01'),
    change('before the ceremony', '2004-11-01'),
    change('ahead', '2026-12-01'),
    change('filled meanwhile', '2005-12-01', { officialOn: day('2005-12-02') }),
    change('of a probationary member', '2005-12-01', { standing: 'probationary' }),
  ];
  expect(idsOf(changes)).toEqual(['sound']);
});

test('of two about one record the first is written, the other is looked at alone', () => {
  const two = [change('one', '2005-12-01'), change('two', '2005-12-02')].map((one) => ({ ...one, memberId: 'same' }));
  expect(idsOf(two)).toEqual(['one']);
});

test('turned round, a change takes away what it wrote and nothing that somebody wrote since', () => {
  const written = change('written', '2005-12-01', { officialOn: day('2005-12-01') });
  const since = change('since', '2005-12-01', { officialOn: day('2006-01-15') });
  expect(idsOf([written, since].map((one) => ({ ...one, lines: linesBack(one.lines) })))).toEqual(['written']);
});
