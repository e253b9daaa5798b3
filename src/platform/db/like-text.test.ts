import { expect, test } from 'vitest';
import { likeText } from './like-text.ts';

test('what somebody types is searched for as it stands', () => {
  expect(likeText('100 %_\\ Nguyễn')).toBe('100 \\%\\_\\\\ Nguyễn');
});
