/** What comes before what, as pairs of ids. */
export type Precedence = { readonly beforeId: string; readonly afterId: string };

/** The ids of a round in which everything waits for everything, or null when there is none. Linear in the number of pairs. */
export const findCycle = (pairs: readonly Precedence[]): readonly string[] | null => {
  const followersById = new Map<string, string[]>();
  for (const { beforeId, afterId } of pairs)
    followersById.set(beforeId, [...(followersById.get(beforeId) ?? []), afterId]);
  const settled = new Set<string>();
  for (const start of followersById.keys()) {
    const cycle = cycleFrom(start, followersById, settled);
    if (cycle) return cycle;
  }
  return null;
};

/** Depth first with a stack of its own: a city's tree is deeper in members than a call stack likes. */
const cycleFrom = (
  start: string,
  followersById: ReadonlyMap<string, readonly string[]>,
  settled: Set<string>,
): readonly string[] | null => {
  const path: string[] = [];
  const onPath = new Set<string>();
  const stack: { readonly id: string; next: number }[] = [];
  const enter = (id: string): void => {
    path.push(id);
    onPath.add(id);
    stack.push({ id, next: 0 });
  };
  if (!settled.has(start)) enter(start);
  while (stack.length > 0) {
    const top = stack.at(-1)!;
    const follower = followersById.get(top.id)?.[top.next++];
    if (follower === undefined) {
      settled.add(top.id);
      onPath.delete(top.id);
      path.pop();
      stack.pop();
    } else if (onPath.has(follower)) return path.slice(path.indexOf(follower));
    else if (!settled.has(follower)) enter(follower);
  }
  return null;
};
