import { z } from 'zod';
import { ruleFields } from './ruled-value.ts';

/** Steps that wait for one another in a season. */
export const orderNode = z.enum([
  'state-rating',
  'own-review',
  'lower-collective',
  'collective',
  'leader',
  'head',
  'member',
  'lower-organisation',
  'organisation',
  'any',
]);
export type OrderNode = z.output<typeof orderNode>;

/** The dependency graph of a season: what comes before what. */
export const orderSchema = z.array(z.strictObject({ ...ruleFields, before: orderNode, after: orderNode }));
export type OrderRules = z.output<typeof orderSchema>;
export type OrderRule = OrderRules[number];
