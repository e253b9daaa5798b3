import { expect, test } from 'vitest';
import { formatMessage } from '../../../platform/i18n/format-message.ts';
import en from '../messages/en.json' with { type: 'json' };
import vi from '../messages/vi.json' with { type: 'json' };
import { markWords } from './mark-words.ts';

const inWords = (points: number | null, language: 'vi' | 'en' = 'vi', reason: string | null = null) =>
  markWords({ points, grade: null, reason }, (key, params = {}) =>
    formatMessage((language === 'vi' ? vi : en) as Record<string, string>, key, params, language),
  );

test('half a point has a comma in Vietnamese and a full stop in English', () => {
  expect([inWords(4.5), inWords(4.5, 'en'), inWords(12)]).toEqual(['4,5', '4.5', '12']);
});

test('nothing of a criterion is a zero and not a blank', () => {
  expect(inWords(0)).toBe('0');
  expect(inWords(0, 'vi', 'Họp chậm')).toMatch(/^0; .*Họp chậm/);
  expect(inWords(null)).toBe('');
});
