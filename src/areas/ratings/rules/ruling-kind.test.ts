import { expect, test } from 'vitest';
import type { QuotaRules } from './quota-shape.ts';
import type { RatingLaw } from './rating-law.ts';
import { isCountedUnder, mayShareGroup, rulingKind } from './ruling-kind.ts';

const quota = (kinds: QuotaRules['kinds']) =>
  ({ kinds, readFor: [] as QuotaRules['readFor'] }) as unknown as QuotaRules;
const law = { quotas: [quota(['member']), quota(['leadership-collective'])] } as unknown as Pick<RatingLaw, 'quotas'>;

test('one subject of a kind without a ceiling does not take it off a group, in whatever order they come', () => {
  expect(rulingKind(law, ['leader', 'member'])).toBe('member');
  expect(rulingKind(law, ['member', 'leader'])).toBe('member');
  expect(isCountedUnder(law, 'member', 'member')).toBe(true);
  expect(isCountedUnder(law, 'leader', 'member')).toBe(false);
});

test('a group that no ceiling concerns has none', () => {
  expect(rulingKind(law, ['leader'])).toBe('leader');
  expect(rulingKind(law, [])).toBeUndefined();
});

test('two ceilings do not share a group; a kind without one may sit anywhere', () => {
  expect(mayShareGroup(law, 'leadership-collective', ['member'])).toBe(false);
  expect(mayShareGroup(law, 'leader', ['member'])).toBe(true);
  expect(mayShareGroup(law, 'member', ['leader', 'member'])).toBe(true);
});
