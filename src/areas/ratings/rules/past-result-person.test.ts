import { expect, test } from 'vitest';
import type { RowFault } from '../../../platform/import/check-rows.ts';
import { type OnRoll, personOf } from './past-result-person.ts';

const fault = (key: string, value: string | null, what: object) => ({ key, value, ...what }) as unknown as RowFault;
const one = (memberId: string, fullName: string, birth: string | null): OnRoll => ({
  memberId,
  organisationId: 'cell',
  fullName,
  birth,
});
const roll = [
  one('a', 'Trần Văn Bình', '1970-02-03'),
  one('b', 'Trần Văn Bình', '1982'),
  one('c', 'Lê Thị An', '1980-05-01'),
  one('d', 'Phạm Văn Cường', null),
];
const found = (person: string, birth: string | null = null) => {
  const who = personOf({ person, birth }, roll, fault) as { memberId?: string; code?: string };
  return who.memberId ?? who.code;
};

test('two of one name are refused, and told apart by day or year of birth', () => {
  expect(found('Trần Văn Bình')).toBe('ratings.person-ambiguous');
  expect(found('tran van binh', '1970-02-03')).toBe('a');
  expect(found('Trần Văn Bình', '1970')).toBe('a');
  expect(found('Trần Văn Bình', '1982-12-31')).toBe('b');
  expect(found('Trần Văn Bình', '1990')).toBe('ratings.birth-of-another');
});

test('the preview says which births there are; the reason itself names none', () => {
  const who = personOf({ person: 'Trần Văn Bình', birth: null }, roll, fault);
  expect(who).toMatchObject({ suggestion: '03/02/1970; 1982', params: { count: 2 } });
});

test('a birth that contradicts the record is refused even where the name is the only one', () => {
  expect(found('Lê Thị An')).toBe('c');
  expect(found('Lê Thị An', '1980')).toBe('c');
  expect(found('Lê Thị An', '1981')).toBe('ratings.birth-of-another');
});

test('a record without birth is taken by its name, if nobody else has it', () => {
  expect(found('Phạm Văn Cường', '1975')).toBe('d');
  const twice = [...roll, one('e', 'Phạm Văn Cường', null)];
  expect(personOf({ person: 'Phạm Văn Cường', birth: '1975' }, twice, fault)).toMatchObject({
    code: 'ratings.birth-of-another',
  });
});

test('nobody of that name: the nearest one is suggested', () => {
  expect(personOf({ person: 'Lê Thị Anh', birth: null }, roll, fault)).toMatchObject({
    code: 'ratings.person-not-on-roll',
    suggestion: 'Lê Thị An',
  });
});
