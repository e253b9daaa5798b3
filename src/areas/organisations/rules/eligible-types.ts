import type { Pack } from '../../../platform/packs/pack.ts';
import type { TypeFinding } from '../contract/committees.ts';
import type { Finding } from '../contract/decision.ts';
import { findingOf, unknownFinding } from './finding.ts';
import type { OrganisationType } from './structure-packs.ts';

type Facts = {
  readonly officialMembers: number | null;
  readonly probationaryMembers: number | null;
  /** Null: no superior was named, so where it may stand is not checked. */
  readonly parentType: string | null;
};
type Verdict = 'eligible' | 'needs-consent' | 'not' | 'unknown';
type Size = OrganisationType['sizes'][number];

const countedFor = (size: Size, facts: Facts): number | null => {
  if (size.of === 'official') return facts.officialMembers;
  return facts.officialMembers === null || facts.probationaryMembers === null
    ? null
    : facts.officialMembers + facts.probationaryMembers;
};

const warningOf = (
  pack: Pack,
  type: OrganisationType,
  clause: TypeFinding['clause'],
  code: string,
  params: Finding['params'],
): TypeFinding => ({ ...findingOf(pack, { clause: null, confidence: type.confidence }, code, params), clause });

const sizeReason = (pack: Pack, type: OrganisationType, size: Size, facts: Facts): TypeFinding | null => {
  const count = countedFor(size, facts);
  if (count === null)
    return { ...unknownFinding('organisations.members-unknown', { of: size.of }), clause: size.source };
  if (size.least !== undefined && count < size.least) {
    return warningOf(pack, type, size.source, 'organisations.fewer-members-than-type', { count, limit: size.least });
  }
  if (size.below !== undefined && count >= size.below) {
    return warningOf(pack, type, size.source, 'organisations.more-members-than-type', { count, limit: size.below });
  }
  return null;
};

/**
 * May an organisation of so many members be of this type? A size that only warns may be gone past with the consent of the level
 * above; one that refuses may not. A type for which no size is known stays unknown: silence of the pack is not permission.
 */
export const eligibilityOf = (
  pack: Pack,
  type: OrganisationType,
  facts: Facts,
): { verdict: Verdict; reasons: TypeFinding[] } => {
  const checked = type.sizes.map((size) => ({ size, found: sizeReason(pack, type, size, facts) }));
  const reasons = checked.flatMap(({ found }) => (found ? [found] : []));
  const wrongParent = facts.parentType !== null && type.under !== undefined && !type.under.includes(facts.parentType);
  if (wrongParent) {
    reasons.push(
      warningOf(pack, type, type.source, 'organisations.type-not-under-parent', {
        parentType: facts.parentType!,
      }),
    );
  }
  const blocked = checked.some(({ size, found }) => found?.level === 'warning' && size.level === 'refuse');
  if (blocked || wrongParent) return { verdict: 'not', reasons };
  if (reasons.some((one) => one.level === 'unknown')) return { verdict: 'unknown', reasons };
  if (type.sizes.length === 0) {
    return { verdict: 'unknown', reasons: [{ ...unknownFinding('organisations.no-size-rule'), clause: type.source }] };
  }
  // Consent is known only for sizes counted over all members; too few official members is nothing that consent is known to mend.
  if (checked.some(({ size, found }) => found !== null && size.of === 'official'))
    return { verdict: 'unknown', reasons };
  return { verdict: reasons.length > 0 ? 'needs-consent' : 'eligible', reasons };
};
