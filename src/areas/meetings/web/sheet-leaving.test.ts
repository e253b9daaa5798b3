import { expect, test } from 'vitest';
import { type Keeping, onLeaving } from './sheet-leaving.ts';

const open = { isOver: false, isOpen: true };

test('a change made just before leaving is written here and sent; what the server has is left alone', () => {
  for (const keeping of ['typing', 'here', 'offline'] as Keeping[])
    expect(onLeaving(keeping, open), keeping).toBe('send');
  for (const keeping of ['untouched', 'saved'] as Keeping[]) expect(onLeaving(keeping, open), keeping).toBe('nothing');
});

test('what somebody else changed meanwhile only stays here, and so does what is on its way', () => {
  expect(onLeaving('stale', open)).toBe('keep');
  expect(onLeaving('saving', open)).toBe('keep');
});

test('a recorded meeting and a sign-out write nothing back', () => {
  for (const keeping of ['typing', 'saving', 'offline', 'stale'] as Keeping[]) {
    expect(onLeaving(keeping, { ...open, isOver: true }), keeping).toBe('nothing');
    expect(onLeaving(keeping, { ...open, isOpen: false }), keeping).toBe('nothing');
  }
});
