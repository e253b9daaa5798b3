import { expect, test } from 'vitest';
import { changedFaults, faultsOfLines } from './form-faults.ts';

test('a fault goes as soon as what it speaks of is typed, also where the box has another path than what is sent', () => {
  const faults = { 'decision.number': 'Chưa ghi số quyết định.', 'lines.0.level': 'Chưa chọn mức.' };
  const before = { decision: { number: '' }, lines: [{ level: null }] };
  expect(changedFaults(faults, before, { ...before, decision: { number: '12-QĐ/ĐU' } })).toEqual(['decision.number']);
  expect(changedFaults(faults, before, { ...before, lines: [{ level: 'good' }] })).toEqual(['lines.0.level']);
  expect(changedFaults(faults, before, structuredClone(before))).toEqual([]);
});

test('what the verdict still lacks in a box is a fault of that box, the first sentence of it; what is only unclear is none', () => {
  expect(
    faultsOfLines([
      { state: 'missing', text: 'Chưa kiểm điểm.', field: 'aheadReason' },
      { state: 'missing', text: 'Lại thiếu.', field: 'aheadReason' },
      { state: 'unknown', text: 'Chưa rõ.', field: 'level' },
      { state: 'missing', text: 'Không có ô.' },
    ]),
  ).toEqual({ aheadReason: 'Chưa kiểm điểm.' });
});
