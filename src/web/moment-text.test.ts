import { expect, test } from 'vitest';
import { momentText } from './moment-text.ts';

test('a moment is told in Vietnamese time', () => expect(momentText('2026-11-23T18:05:00Z')).toBe('24/11/2026 01:05'));
