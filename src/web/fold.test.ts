import { expect, test } from 'vitest';
import { fold } from './fold.ts';

test('case and accents do not count', () => expect(fold('Đảng ủy Phường Ô Chợ Dừa')).toBe('dang uy phuong o cho dua'));
test('composed and decomposed text are the same', () => expect(fold('ệ'.normalize('NFD'))).toBe(fold('ệ')));
