import { expect, test } from 'vitest';
import { ApiRefusal } from '../../../web/refusal.ts';
import type { SheetDraft } from './sheet-draft.ts';
import { stillHolding } from './sheet-faults.ts';
import { withFieldName } from './sheet-field-names.ts';

const reason = (code: string, field: string) => ({ code, field, params: {}, vi: code, en: code });
const draft = (place: string) => ({ place, items: [{ votes: [{ forVotes: 3 }] }] }) as unknown as SheetDraft;
const refused = (by: 'this-machine' | 'server', ...reasons: ReturnType<typeof reason>[]) => ({
  by,
  draft: draft('Nhà văn hóa'),
  refusal: new ApiRefusal('refused', reasons),
});

test('what was found here goes when it is not found any more', () => {
  const [filled, open] = [reason('platform.required', 'a'), reason('platform.required', 'b')];
  expect(stillHolding(refused('this-machine', filled, open), draft('x'), [open])).toEqual([open]);
});

test('what the server said of a field stays until that field is touched', () => {
  const [place, votes] = [reason('x', 'place'), reason('y', 'items.0.votes.0.forVotes')];
  expect(stillHolding(refused('server', place, votes), draft('Nhà văn hóa'), [])).toEqual([place, votes]);
  expect(stillHolding(refused('server', place, votes), draft('Trụ sở'), [])).toEqual([votes]);
});

test('an empty field of a vote is named with its item and its vote', () => {
  const t = (key: string, params: object = {}) => `${key} ${JSON.stringify(params)}`;
  const { vi } = withFieldName(reason('platform.required', 'items.2.votes.0.forVotes'), t as never);
  expect(vi).toContain('"item":3,"vote":1');
  expect(vi).toContain('meetings.vote.forVotes');
  expect(withFieldName(reason('platform.required', 'place'), t as never).vi).toBe('platform.required');
});
