/** What must stay when some organisations of an import stay: those, and everything of the import that stands above one of them. */
export const keptWith = (builtOn: ReadonlySet<string>, parentById: ReadonlyMap<string, string | null>): string[] => {
  const kept = new Set<string>();
  for (const start of builtOn) {
    for (let at: string | null | undefined = start; at && parentById.has(at) && !kept.has(at); at = parentById.get(at))
      kept.add(at);
  }
  return [...kept];
};
