import { question } from '../../../platform/action/action.ts';
import { Refused, reason, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/reorganisation.ts';
import { allFindings } from '../rules/check-draft.ts';
import { draftEvent } from '../rules/draft-event.ts';
import type { Draft, StructuralRequest, StructureFacts } from '../rules/structure.ts';
import { commonAncestor } from './places.ts';
import { structureFacts } from './structure-facts.ts';

type Plan = contract.ReorganisationPlan;

export const reorganisationPreview = question(
  contract.reorganisationPreview,
  async ({ decision, plan }, { tx, today }) => {
    const request: StructuralRequest = { kind: 'reorganise', plan };
    const top = await commonAncestor(tx, [plan.underId]);
    if (top === null) throw new Refused(refuseNotFound(reason('platform.not-found')));
    const facts = await structureFacts(tx, request, decision.effectiveOn, top);
    const draft = draftEvent(request, facts);
    const { faults, warnings } = allFindings(draft, facts, decision, today);
    return { faults: [...faults], warnings: [...warnings], ...pictureOf(plan, draft, facts) };
  },
);

const pictureOf = (plan: Plan, draft: Draft, facts: StructureFacts) => {
  const nameOf = (id: string | null): string | null => (id === null ? null : (facts.subjectById.get(id)?.name ?? null));
  const received = new Map<string, number>();
  for (const { set } of draft.changes) if (set.parent) received.set(set.parent, (received.get(set.parent) ?? 0) + 1);
  const linksByBefore = Map.groupBy(plan.links, (link) => link.beforeId);
  const linksByAfter = Map.groupBy(plan.links, (link) => link.afterKey);
  return {
    before: [...new Set([...linksByBefore.keys(), ...plan.endIds])].map((id) => ({
      id,
      name: nameOf(id) ?? '',
      parentName: nameOf(facts.subjectById.get(id)?.parentId ?? null),
      childCount: facts.childrenById.get(id)?.length ?? 0,
      to: (linksByBefore.get(id) ?? []).map((link) => ({ key: link.afterKey, extent: link.extent })),
    })),
    after: plan.units.map((unit) => ({
      key: unit.key,
      name: unit.kind === 'new' ? unit.organisation.name : (nameOf(unit.organisationId) ?? ''),
      parentName: nameOf(
        unit.kind === 'new' ? unit.parentId : (facts.subjectById.get(unit.organisationId)?.parentId ?? null),
      ),
      childCount: received.get(unit.kind === 'new' ? `#${unit.key}` : unit.organisationId) ?? 0,
      existing: unit.kind === 'existing',
      from: (linksByAfter.get(unit.key) ?? []).map((link) => ({ id: link.beforeId, extent: link.extent })),
    })),
    ended: draft.ends.length,
    established: draft.starts.length,
    moved: draft.changes.filter((change) => change.set.parent !== undefined).length,
    withoutShare: [...linksByBefore].flatMap(([id, links]) =>
      links.length > 1 && links.some((link) => link.share === null) ? [id] : [],
    ),
  };
};
