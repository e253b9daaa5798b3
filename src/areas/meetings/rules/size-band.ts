/** Sizes of cells that are compared with each other, by number of members. A practice of this program: no document names them. */
const edges = [0, 10, 30] as const;

export type SizeBand = { readonly from: number; readonly below: number | null };

/** The band in which a cell of so many members lies. */
export const sizeBandOf = (members: number): SizeBand => {
  const at = edges.findLastIndex((from) => members >= from);
  return { from: edges[Math.max(at, 0)]!, below: edges[at + 1] ?? null };
};

/** From so many cells on their figures are shown beside one; fewer are only counted. */
export const fewestPeers = 5;
