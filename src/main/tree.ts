import { placesOf, wholeRange } from '../areas/organisations/public.ts';
import type { Tree } from '../platform/access/offices.ts';

/** The tree by which access is decided: that of the organisations area. */
export const tree: Tree = { placesOf, wholeRange };
