import { type Reason, reason } from '../../../platform/outcome/refusal.ts';
import { findPackInForce } from '../../../platform/packs/pack.ts';
import type { Decision } from '../contract/events.ts';
import { folded } from './folded.ts';
import { type Draft, isNew, type StructureFacts } from './structure.ts';
import { structureRules } from './structure-packs.ts';

/**
 * Who may decide, as far as a name can tell: warns when the issuer does not bear the name of the organisation that the rule names.
 * Only a person can judge whether that committee was competent; delegations are not known here.
 */
export const checkDecider = (draft: Draft, facts: StructureFacts, decision: Decision): Reason[] => {
  const rules = findPackInForce(facts.packs, structureRules, facts.day);
  const rule = rules?.content.deciders.find((one) => one.on.some((kind) => kind === draft.kind));
  if (!rule) return [];
  const expected = deciderOf(draft, facts, rule.levelsUp);
  if (!expected) return [];
  const issuer = folded(decision.issuer);
  const names = [expected.name, expected.shortName].flatMap((name) => (name === null ? [] : issuingNames(name)));
  if (names.some((name) => name !== '' && issuer.includes(name))) return [];
  const params = { issuer: decision.issuer, expected: expected.shortName ?? expected.name, ...rule.source };
  return [reason('organisations.decider-to-check', params, 'decision.issuer')];
};

/** An organisation (đảng bộ) signs by its committee: Đảng ủy xã A, Thành ủy B. A remark in brackets is no part of the name. */
const issuingNames = (name: string): string[] => {
  const bare = folded(name.replaceAll(/\([^)]*\)/g, ''));
  return [
    bare,
    bare.replace(/^dang bo (thanh|tinh|huyen|quan|thi)( pho| xa)? /, '$1 uy '),
    bare.replace(/^dang bo /, 'dang uy '),
  ];
};

const deciderOf = (draft: Draft, facts: StructureFacts, levelsUp: number) => {
  const subject = draft.ends[0]?.id ?? draft.changes[0]?.id;
  let at: string | null | undefined = subject ?? draft.starts[0]?.parentId;
  for (let level = subject ? 0 : 1; level < levelsUp && at; level++) {
    const above: string | null | undefined = facts.parentById.get(at);
    // Above the top that is loaded nobody can be named: the top itself stands for its superiors.
    if (!above || isNew(above)) break;
    at = above;
  }
  return at && at !== subject ? facts.subjectById.get(at) : undefined;
};
