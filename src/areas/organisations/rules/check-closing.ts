import type { Day } from '../../../platform/calendar/day.ts';
import { type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';

type Term = { readonly startsOn: Day; readonly closedOn: Day | null };

/** May a running term close on that day (the first day without it)? Not while a post in it only begins later. */
export const checkClosing = (term: Term, closedOn: Day, today: Day, postsBeginningLater: number): Refusal | null => {
  const reasons: Reason[] = [];
  if (term.closedOn !== null) reasons.push(reason('organisations.term-closed', { closedOn: term.closedOn }));
  if (closedOn <= term.startsOn)
    reasons.push(reason('organisations.end-before-start', { from: term.startsOn }, 'closedOn'));
  if (closedOn > today) reasons.push(reason('organisations.day-in-future', { day: closedOn }, 'closedOn'));
  if (postsBeginningLater > 0)
    reasons.push(reason('organisations.posts-after-closing', { posts: postsBeginningLater }, 'closedOn'));
  return reasons.length > 0 ? refuse(...reasons) : null;
};

/** May a closed term run again? Not once a later term was built on its end. */
export const checkReopening = (term: Term, others: readonly Term[]): Refusal | null => {
  if (term.closedOn === null) return refuse(reason('organisations.term-not-closed'));
  const later = others.find((other) => other.startsOn >= term.closedOn!);
  return later ? refuse(reason('organisations.later-term', { startsOn: later.startsOn })) : null;
};
