import { expect, test } from 'vitest';
import { wordsSaidFrom } from './phone-words.ts';

const isSaid = wordsSaidFrom('src/areas/meetings/web/phone/start-phone.tsx');

test('the phone has the sentences of its own screens, of keys made at run time, and of the rules that it applies', () => {
  expect(isSaid('meetings.phone.offline')).toBe(true);
  expect(isSaid('meetings.kind.congress')).toBe(true);
  expect(isSaid('meetings.election.post.committee-between')).toBe(true);
  expect(isSaid('refusal.meetings.more-votes-than-seats')).toBe(true);
});

test('it has none of a page, a paper or a rule that it does not show', () => {
  expect(isSaid('meetings.agenda.presenter')).toBe(false);
  expect(isSaid('meetings.elections.fill-pending')).toBe(false);
  expect(isSaid('refusal.meetings.post-still-held')).toBe(false);
});
