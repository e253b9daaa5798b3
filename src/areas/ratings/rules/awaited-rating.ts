import type { SubjectKind } from '../contract/rating-codes.ts';
import type { YesFact } from '../contract/rating-facts.ts';
import type { OrderRule } from './order-shape.ts';
import type { Sourced } from './rating-law.ts';
import type { OrderLaw } from './season-order.ts';

const nodeOf: Readonly<Partial<Record<SubjectKind, OrderRule['after']>>> = {
  member: 'member',
  'member-outside': 'member',
  'party-organisation': 'organisation',
  'section-cell': 'organisation',
};

/** By which a rating of the State is said to be waited for, before it is there. */
export type AwaitedRating = { readonly fact: YesFact; readonly rule: Sourced<OrderRule> };

/**
 * Whether the order of a season lets this kind of subject wait for a rating of the State or of mass organisations, and the fact that says so: a
 * member is rated by the State, or the bodies at the level of an organisation are rated first. Null: no rule of the pack concerns the kind.
 */
export const awaitedRatingOf = (order: OrderLaw, kind: SubjectKind): AwaitedRating | null => {
  const node = nodeOf[kind];
  const rule = order.find(({ before, after }) => before === 'state-rating' && after === node);
  if (!rule) return null;
  return { fact: node === 'member' ? 'is-state-officer' : 'awaits-state-rating', rule };
};
