import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { AdmissionFacts, HelperFacts } from '../rules/admission-checklist.ts';
import type { Permissions } from '../rules/admission-permission.ts';
import type { CandidateRow } from './life-cycle-rows.ts';

export type HelperRow = HelperFacts & { readonly id: string; readonly memberId: string; readonly fullName: string };

/** Helpers of a candidate, those of before too. A helper out of the reader's reach counts as not official: unknown is not a yes. */
export const helpersOf = async (tx: Tx, candidateId: string): Promise<HelperRow[]> => {
  const { rows } = await sql<HelperRow>`
    SELECT h.id, h.member_id AS "memberId", coalesce(m.full_name, '') AS "fullName", h.since_day AS "sinceDay",
      nullif(h.until_day, 'infinity') AS "untilDay", h.together_since AS "togetherSince",
      coalesce(m.standing = 'official' AND m.is_present, false) AS "isOfficial"
    FROM members.candidate_helper h LEFT JOIN members.member m ON m.id = h.member_id
    WHERE h.candidate_id = ${candidateId} ORDER BY h.since_day, h.id`.execute(tx);
  return rows;
};

/** Papers of the dossier that are there, with their day. */
const papersOf = async (tx: Tx, candidateId: string): Promise<ReadonlyMap<string, Day>> => {
  const { rows } = await sql<{ paper: string; datedOn: Day }>`
    SELECT paper, dated_on AS "datedOn" FROM members.candidate_paper WHERE candidate_id = ${candidateId}`.execute(tx);
  return new Map(rows.map((row) => [row.paper, row.datedOn]));
};

/** Everything that the conditions of admission look at. */
export const admissionFactsOf = async (
  tx: Tx,
  candidate: CandidateRow,
  permissions: Permissions,
): Promise<AdmissionFacts> => {
  const { birthOn, schooling, isPupil, parentConsentOn, classCertifiedOn, unionResolutionOn } = candidate;
  const papers = await papersOf(tx, candidate.id);
  const helpers = await helpersOf(tx, candidate.id);
  return {
    birthOn,
    schooling,
    isPupil,
    parentConsentOn,
    classCertifiedOn,
    unionResolutionOn,
    helpers,
    papers,
    permissions,
  };
};
