import type { OutputOf } from '../../../platform/action/contract.ts';
import type { committeeOn } from '../contract.ts';

export type Committee = OutputOf<typeof committeeOn>;
export type Term = NonNullable<Committee['term']>;
export type Group = Committee['groups'][number];
export type Post = Committee['posts'][number];
