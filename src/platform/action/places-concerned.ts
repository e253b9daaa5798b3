import { type Reach, refuseOutside, type Tree } from '../access/offices.ts';
import type { Tx } from '../db/database.ts';
import { isRefusal, type Refusal } from '../outcome/refusal.ts';
import type { Action, Question } from './action.ts';

const idsIn = (input: unknown, field: string): readonly string[] => {
  const value = (input as Record<string, unknown>)[field];
  return Array.isArray(value) ? (value as string[]) : [value as string];
};

/** Ids that the contract names; null where it concerns no organisation in particular. A `resolved` contract always has its function. */
const idsConcerned = async (of: Action | Question, input: unknown, tx: Tx): Promise<readonly string[] | null> => {
  const { over } = of.contract;
  if (typeof over !== 'string') return idsIn(input, over.field);
  if (over === 'resolved') return of.over!(input, tx);
  const narrowed = over === 'anywhere' ? ((await of.over?.(input, tx)) ?? []) : [];
  return narrowed.length > 0 ? narrowed : null;
};

type Place = { readonly organisationId: string; readonly position: number };

/** The organisations that the call is about, each proved to lie in the reach before anything of the action runs. */
export const placesConcerned = async (
  tree: Tree,
  of: Action | Question,
  input: unknown,
  reach: Reach,
  tx: Tx,
): Promise<readonly Place[] | Refusal> => {
  const stated = await idsConcerned(of, input, tx);
  if (stated === null) return [];
  const ids = [...new Set(stated)];
  const places = await tree.placesOf(tx, ids);
  const outside = refuseOutside(reach, ids, places);
  if (isRefusal(outside)) return outside;
  return ids.map((organisationId) => ({ organisationId, position: places.get(organisationId)!.range.lo }));
};
