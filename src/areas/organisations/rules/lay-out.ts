/** A node to be placed: its parent is another node of the list or stands outside it. */
export type Branch = { readonly id: string; readonly parentId: string | null };
export type Place = { readonly pos: number; readonly posEnd: number; readonly depth: number };

/**
 * Pre-order positions with gaps for new nodes within [lo, hi): every node gets the same stretch of its own before its first child,
 * and whatever lies below a node lies inside its range. Nodes whose parent is not in the list become tops at `depth`.
 */
export const layOut = (branches: readonly Branch[], lo: number, hi: number, depth: number): Map<string, Place> => {
  const childrenById = childrenOf(branches);
  const step = Math.floor((hi - lo) / Math.max(1, branches.length));
  const places = new Map<string, Place>();
  let nth = 0;
  const place = (id: string, at: number): void => {
    const pos = lo + nth++ * step;
    for (const child of childrenById.get(id) ?? []) place(child, at + 1);
    places.set(id, { pos, posEnd: lo + nth * step, depth: at });
  };
  for (const top of childrenById.get(null) ?? []) place(top, depth);
  return places;
};

const childrenOf = (branches: readonly Branch[]): Map<string | null, string[]> => {
  const known = new Set(branches.map((branch) => branch.id));
  const childrenById = new Map<string | null, string[]>();
  for (const branch of branches) {
    const above = branch.parentId !== null && known.has(branch.parentId) ? branch.parentId : null;
    const siblings = childrenById.get(above);
    if (siblings) siblings.push(branch.id);
    else childrenById.set(above, [branch.id]);
  }
  return childrenById;
};
