import { sql } from 'kysely';
import type { ActionContext } from '../../../platform/action/action.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { movePersons, successionsOf } from '../../organisations/public.ts';
import { lockFollowing } from '../actions/follow-successors.ts';

const MOST_STEPS = 50;

type Move = { readonly candidateId: string; readonly organisationId: string };
type Step = Move & { readonly eventId: string; readonly fromId: string };

/** Puts candidates and the procedures of their admission under another organisation. */
const moveCandidates = async (tx: Tx, moves: readonly Move[]): Promise<void> => {
  const asked = sql`
    jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) AS r("candidateId" uuid, "organisationId" uuid)`;
  const { rows } = await sql<{ personId: string; organisationId: string }>`
    UPDATE members.candidate c SET org_id = o.id, org_pos = o.pos, version = c.version + 1
    FROM ${asked} JOIN organisations.published_position o ON o.id = r."organisationId"
    WHERE c.id = r."candidateId" RETURNING c.person_id AS "personId", c.org_id AS "organisationId"`.execute(tx);
  await sql`
    UPDATE members.procedure p SET org_id = c.org_id, org_pos = c.org_pos FROM members.candidate c
    WHERE c.id = p.candidate_id AND p.org_id <> c.org_id`.execute(tx);
  await movePersons(tx, rows);
};

/** Candidates return to where they stood before the first step whose event was taken back; that step and those after it are gone. */
const goBack = async (tx: Tx): Promise<number> => {
  const { rows } = await sql<Move & { step: number }>`
    SELECT DISTINCT ON (f.candidate_id) f.candidate_id AS "candidateId", f.from_id AS "organisationId", f.step
    FROM members.candidate_follow f
    JOIN organisations.published_event e ON e.id = f.event_id AND e.state = 'reversed'
    JOIN members.candidate c ON c.id = f.candidate_id AND c.state NOT IN ('admitted', 'stopped')
    ORDER BY f.candidate_id, f.step`.execute(tx);
  if (rows.length === 0) return 0;
  await sql`
    DELETE FROM members.candidate_follow f
    USING jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("candidateId" uuid, step int)
    WHERE f.candidate_id = r."candidateId" AND f.step >= r.step`.execute(tx);
  await moveCandidates(tx, rows);
  return rows.length;
};

/** One step on, for every candidate whose cell has ended and has one successor; gives how many went. */
const goOn = async (tx: Tx): Promise<number> => {
  const { rows } = await sql<Move>`
    SELECT c.id AS "candidateId", c.org_id AS "organisationId" FROM members.candidate c
    JOIN organisations.published_position o ON o.id = c.org_id
    WHERE c.state NOT IN ('admitted', 'stopped') AND o.ended_on IS NOT NULL`.execute(tx);
  const successions = await successionsOf(
    tx,
    rows.map((row) => row.organisationId),
  );
  const next = new Map(successions.map((one) => [one.organisationId, one]));
  const steps = rows.flatMap(({ candidateId, organisationId }): Step[] => {
    const found = next.get(organisationId);
    return found?.wholeSuccessorId
      ? [{ candidateId, organisationId: found.wholeSuccessorId, eventId: found.eventId, fromId: organisationId }]
      : [];
  });
  if (steps.length === 0) return 0;
  await sql`
    INSERT INTO members.candidate_follow (candidate_id, step, event_id, from_id)
    SELECT r."candidateId", coalesce((SELECT max(f.step) FROM members.candidate_follow f WHERE f.candidate_id = r."candidateId"), 0) + 1,
      r."eventId", r."fromId"
    FROM jsonb_to_recordset(${JSON.stringify(steps)}::jsonb) AS r("candidateId" uuid, "eventId" uuid, "fromId" uuid)`.execute(
    tx,
  );
  await moveCandidates(tx, steps);
  return steps.length;
};

/**
 * Candidates of an ended cell go on with its only successor, and return when its event is taken back; open procedures and suspensions
 * stand where their member stands. Needs the whole tree; running it twice changes nothing, and the order of events does not matter.
 */
export const lifeCycleFollows = async ({ tx, note }: ActionContext): Promise<void> => {
  await lockFollowing(tx);
  const returned = await goBack(tx);
  let followed = 0;
  for (let step = 0; step < MOST_STEPS; step++) {
    const moved = await goOn(tx);
    if (moved === 0) break;
    followed += moved;
  }
  if (returned + followed > 0) note({ subject: 'candidates', after: { followed, returned } });
  await sql`
    UPDATE members.procedure p SET org_id = m.org_id, org_pos = m.org_pos FROM members.member m
    WHERE m.id = p.member_id AND p.org_id <> m.org_id AND p.state NOT IN ('decided', 'stopped')`.execute(tx);
  await sql`
    UPDATE members.suspension s SET org_id = m.org_id, org_pos = m.org_pos FROM members.member m
    WHERE m.id = s.member_id AND s.org_id <> m.org_id AND s.lifted_on IS NULL`.execute(tx);
};
