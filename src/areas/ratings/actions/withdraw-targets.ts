import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { type Reason, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/targets.ts';
import { homeOfSubject } from '../questions/season-rows.ts';
import { getSubject } from '../questions/subject-rows.ts';
import { closeTargets, refuseDecided } from './target-writes.ts';

type BuiltOn = {
  readonly living: number;
  readonly results: number;
  readonly changes: number;
  readonly rated: boolean;
  readonly isHanded: boolean;
};

/** What was built on the targets that stand: then only a decision changes them. */
const builtOn = async (tx: Tx, subjectId: string): Promise<BuiltOn> => {
  const { rows } = await sql<BuiltOn>`
    SELECT count(*)::int AS living,
      count(*) FILTER (WHERE num_nonnulls(t.done_on, t.result_amount, t.is_exceeded, t.result_words) > 0)::int AS results,
      (SELECT count(*)::int FROM ratings.target_change c JOIN ratings.target g ON g.id = c.target_id
       WHERE c.subject_id = ${subjectId} AND g.withdrawn_at IS NULL) AS changes,
      EXISTS (SELECT FROM ratings.subject_step l WHERE l.subject_id = ${subjectId} AND l.withdrawn_at IS NULL
        AND l.step IN ('rate-self', 'propose-level', 'record-ballot')) AS rated,
      -- A sheet that was handed out before they were fixed says nothing of them.
      EXISTS (SELECT FROM ratings.handed_sheet h WHERE h.subject_id = ${subjectId} AND h.withdrawn_at IS NULL
        AND coalesce((h.facts #>> '{counts,tasks-assigned}')::numeric, 0) > 0) AS "isHanded"
    FROM ratings.target t WHERE t.subject_id = ${subjectId} AND t.removed_at IS NULL`.execute(tx);
  return rows[0]!;
};

const faultsOf = ({ living, results, changes, rated, isHanded }: BuiltOn): Reason[] => [
  ...(living === 0 ? [reason('ratings.no-targets-to-withdraw')] : []),
  ...(results > 0 ? [reason('ratings.targets-have-results', { count: results })] : []),
  ...(changes > 0 ? [reason('ratings.targets-changed-already')] : []),
  ...(rated ? [reason('ratings.targets-rated-on')] : []),
  ...(isHanded ? [reason('ratings.targets-handed-out')] : []),
];

export const withdrawTargets = action(
  contract.withdrawTargets,
  async ({ subjectId, expectedVersion, why }, context) => {
    const { tx, now, tell } = context;
    const subject = await getSubject(tx, subjectId, expectedVersion);
    refuseDecided(subject);
    const faults = faultsOf(await builtOn(tx, subjectId));
    if (faults.length > 0) throw new Refused(refuse(...faults));
    await sql`
      UPDATE ratings.target t SET removed_at = ${now}, withdrawn_at = ${now}, withdrawn_why = ${why}
      WHERE t.subject_id = ${subjectId} AND t.removed_at IS NULL`.execute(tx);
    await tell('ratings.targets-withdrawn', { subjectId, organisationId: subject.organisationId });
    return closeTargets(context, subject, 0);
  },
  { over: homeOfSubject },
);
