import type { OutputOf } from '../../../platform/action/contract.ts';
import type { quotaBoard } from '../contract/quota.ts';
import type { QuotaRules } from '../rules/quota-shape.ts';
import type { Names, Ruled } from '../rules/ruled-value.ts';

type Face = OutputOf<typeof quotaBoard>['rules'][number];

/** A rule of the ceiling counts as verified where somebody read it: never a habit, never one of confidence C or M. */
const isRead = ({ clause, confidence }: Ruled): boolean =>
  clause !== 'practice' && (confidence === 'A' || confidence === 'B');

const ruled = (rule: Ruled & { readonly names: Names }): Face['rule'] => ({
  names: { ...rule.names },
  clause: rule.clause === 'practice' ? null : rule.clause,
  isVerified: isRead(rule),
});

/** A ceiling as screens name it: its share, its readings and what each of them rests on. */
export const faceOfQuota = (rules: QuotaRules): Face => ({
  level: rules.level,
  share: rules.share,
  exceptionShare: rules.exception?.share ?? null,
  rule: ruled(rules),
  bases: rules.bases.map((one) => ({ ...ruled(one), code: one.code })),
  roundings: rules.roundings.map((one) => ({ ...ruled(one), code: one.code })),
  headsApart: rules.headsApart && ruled(rules.headsApart),
  tieBreak: rules.tieBreak.map(ruled),
  fewerThan: rules.smallGroup.fewerThan,
});
