import { expect, test } from 'vitest';
import { type Done, type DoneOf, mayBeStored, stillThere, withDone } from './just-done.ts';

const postId = '01890a5d-ac96-774b-bcce-b302099a8057';
const nobody: DoneOf = { accountId: null, done: [] };
const at = (moment: string, id = moment): Done => ({
  id,
  action: 'organisations.fill-post',
  at: moment,
  undo: 'organisations.withdraw-post',
  input: { postId, expectedVersion: 1 },
});

test('only ids, days and numbers go into the storage of the browser', () => {
  expect(mayBeStored({ postId, expectedVersion: 1, from: '2026-11-23', until: null })).toBe(true);
  expect(mayBeStored({ postId, fullName: 'An' })).toBe(false);
  expect(mayBeStored({ set: { area: ['phường'] } })).toBe(false);
  expect(mayBeStored({ postId, note: `${postId} An` })).toBe(false);
});

test('a sentence of the product may go with them, a typed one not', () => {
  expect(mayBeStored({ postId, why: 'Hoàn tác' }, ['Hoàn tác'])).toBe(true);
  expect(mayBeStored({ postId, why: 'Hoàn tác vì An' }, ['Hoàn tác'])).toBe(false);
});

test('the newest stands first and the list does not grow for ever', () => {
  let kept = nobody;
  for (let n = 0; n < 60; n += 1) kept = withDone(kept, 'a', at('2026-11-23T03:00:00Z', `${n}`));
  expect(kept.done.map(({ id }) => id).slice(0, 2)).toEqual(['59', '58']);
  expect(kept.done).toHaveLength(50);
});

test('the day ends at midnight here, not in the zone of the machine', () => {
  const kept = withDone(nobody, 'a', at('2026-11-23T16:30:00Z'));
  expect(stillThere(kept, 'a', new Date('2026-11-23T16:59:59Z'))).toHaveLength(1);
  expect(stillThere(kept, 'a', new Date('2026-11-23T17:00:00Z'))).toEqual([]);
});

test('another account on this tab neither sees nor keeps what the last one did', () => {
  const kept = withDone(nobody, 'a', at('2026-11-23T03:00:00Z'));
  expect(stillThere(kept, 'b', new Date('2026-11-23T03:00:01Z'))).toEqual([]);
  const own = withDone(kept, 'b', at('2026-11-23T03:00:02Z'));
  expect(stillThere(own, 'a', new Date('2026-11-23T03:00:03Z'))).toEqual([]);
  expect(own.done).toHaveLength(1);
});
