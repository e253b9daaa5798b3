import { type Draft, isNew, type Ref, type StructureFacts } from './structure.ts';

/**
 * Where an ended organisation is kept in today's tree: inside its only successor, so that the successor sees its own past; one that was
 * divided or wound up directly under the lowest organisation that stays above everybody concerned.
 */
export const keepersOf = (draft: Draft, facts: StructureFacts, topId: string): Map<string, Ref> => {
  const ended = new Set(draft.ends.map((end) => end.id));
  const parentAfter = parentsAfter(draft, facts);
  const successorsById = new Map<string, Set<Ref>>();
  for (const party of draft.parties) {
    if (party.before === null || party.after === null || party.before === party.after) continue;
    successorsById.set(party.before, (successorsById.get(party.before) ?? new Set()).add(party.after));
  }
  const keepers = new Map<string, Ref>();
  for (const id of ended) {
    const successors = [...(successorsById.get(id) ?? [])];
    if (successors.length === 1) keepers.set(id, successors[0]!);
    else keepers.set(id, sharedParent(successors.length > 0 ? successors : [id], parentAfter, ended) ?? topId);
  }
  return keepers;
};

const parentsAfter = (draft: Draft, facts: StructureFacts): Map<Ref, Ref | null> => {
  const parentAfter = new Map<Ref, Ref | null>(facts.parentById);
  for (const start of draft.starts) parentAfter.set(start.ref, start.parentId);
  for (const change of draft.changes)
    if (change.set.parent !== undefined) parentAfter.set(change.id, change.set.parent);
  return parentAfter;
};

// Successors under one parent share it; otherwise the lowest organisation that is above all of them and lives on.
const sharedParent = (
  refs: readonly Ref[],
  parentAfter: ReadonlyMap<Ref, Ref | null>,
  ended: ReadonlySet<string>,
): Ref | undefined => {
  const lines = refs.map((ref) => {
    const line: Ref[] = [];
    for (let at = parentAfter.get(ref); at && !line.includes(at); at = parentAfter.get(at)) line.push(at);
    return line;
  });
  return lines[0]?.find((above) => !isNew(above) && !ended.has(above) && lines.every((line) => line.includes(above)));
};
