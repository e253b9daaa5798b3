import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { Reason } from '../../../platform/outcome/refusal.ts';
import type { DecisionPaper } from '../../organisations/contract.ts';
import { nearestNames } from '../../organisations/public.ts';
import type { SubjectRow } from '../questions/subject-rows.ts';
import { dayFaults } from '../rules/check-step.ts';
import { paperAboveFaults } from '../rules/decided-above.ts';

/** Why the paper of a step that is no decision about a level does not do for these subjects, all of one opener. */
export const paperFaultsOf = async (
  tx: Tx,
  subjects: readonly SubjectRow[],
  decision: DecisionPaper | null,
  today: Day,
): Promise<Reason[]> => {
  const { openerId, periodFrom } = subjects[0]!;
  const openerName = (await nearestNames(tx, today, [openerId])).get(openerId) ?? '';
  const areAbove = subjects.map((one) => one.isDecidedAbove);
  return [
    ...paperAboveFaults({ areAbove, openerName, issuer: decision?.issuer ?? null }),
    ...(decision === null ? [] : dayFaults(decision.decidedOn, { today, from: periodFrom }, 'decision.decidedOn')),
  ];
};
