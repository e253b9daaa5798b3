import { sql } from 'kysely';
import type { ActionContext } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { isRefusal, type Reason, Refused, reason, refuse, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { packInForce } from '../../../platform/packs/pack.ts';
import { checkExemption } from '../rules/check-exemption.ts';
import { exemptionRules } from '../rules/exemption-pack.ts';
import { exemptionFactsOf } from './ask-exemption.ts';
import { getExemption, type StoredExemption, settleExemptStates } from './stored-exemption.ts';
import type { VoteOfMeeting } from './vote-of-meeting.ts';

/** Exemptions and badges: their votes stand in a table of their own. */
type About = { readonly exemptionId: string | null; readonly badgeCaseId: string | null };

const insertVote = async (tx: Tx, about: About, { organisationId, meetingId, onDay, source, tally }: VoteOfMeeting) => {
  await sql`
    INSERT INTO members.cell_vote (id, org_id, org_pos, exemption_id, badge_case_id, meeting_id, on_day, source, base, for_votes, against_votes,
      blank_votes, method, is_enough, needed_share)
    SELECT ${newId()}, p.id, p.pos, ${about.exemptionId}::uuid, ${about.badgeCaseId}::uuid, ${meetingId}, ${onDay}::date, ${source},
      ${tally.base}, ${tally.forVotes}, ${tally.againstVotes}, ${tally.blankVotes}, ${tally.method}, ${tally.isEnough}, ${tally.share}
    FROM organisations.published_position p WHERE p.id = ${organisationId}`.execute(tx);
};

type AskedExemption = StoredExemption & {
  readonly wantedUntil: Day | null;
  readonly ground: string;
  readonly proof: 'medical' | 'cell-confirmation' | 'other' | null;
};

const anyState = ['asked', 'proposed', 'granted', 'refused', 'withdrawn'] as const;

/** The exemption of a case; for an action locked with its member. */
const exemptionOf = async (tx: Tx, id: string, isLocked = true): Promise<AskedExemption> => {
  const found = await getExemption(tx, id, { states: anyState, isLocked });
  const { rows } = await sql<Pick<AskedExemption, 'ground' | 'proof' | 'wantedUntil'>>`
    SELECT ground, proof, nullif(wanted_until, 'infinity') AS "wantedUntil" FROM members.exemption WHERE id = ${id}`.execute(
    tx,
  );
  return { ...found, ...rows[0]! };
};

/** Who decides by the rule of the day from which it is asked for, or why it cannot be asked for any longer. */
const judge = async (tx: Tx, asked: AskedExemption, isLocked = true) => {
  const { memberId, ground, proof, wantedSince: since, wantedUntil: until } = asked;
  const pack = packInForce(shippedPacks(), exemptionRules, since);
  if (isRefusal(pack)) return pack;
  const facts = await exemptionFactsOf(tx, { memberId, since }, isLocked);
  return checkExemption({ ground, proof, since, until }, facts, pack.content);
};

/** What stands in the way of a vote about a request: it was withdrawn or decided, or its conditions are no longer there. */
export const exemptionObstacles = async (tx: Tx, id: string): Promise<readonly Reason[]> => {
  const exemption = await exemptionOf(tx, id, false);
  if (exemption.state !== 'asked') return [reason('members.exemption-in-other-state')];
  const verdict = await judge(tx, exemption, false);
  return isRefusal(verdict) ? verdict.reasons : [];
};

/** The cell's vote about a request: with the share, the cell grants it or proposes it to the committee, whoever decides by the rule. */
export const voteOnExemption = async (context: ActionContext, vote: VoteOfMeeting): Promise<void> => {
  const { tx, today, note, tell } = context;
  const exemptionId = vote.case.id;
  const exemption = await exemptionOf(tx, exemptionId);
  if (exemption.state !== 'asked') throw new Refused(refuse(reason('members.exemption-in-other-state')));
  const verdict = await judge(tx, exemption);
  if (isRefusal(verdict)) throw new Refused(verdict);
  await insertVote(tx, { exemptionId, badgeCaseId: null }, vote);
  note({ subject: `members.exemption ${exemptionId}`, after: { cellVote: vote.tally } });
  await tell('members.exemption-voted', { exemptionId });
  if (!vote.tally.isEnough) return;
  const isGranted = verdict.decidedBy === 'cell';
  await sql`
    UPDATE members.exemption SET state = ${isGranted ? 'granted' : 'proposed'}, cell_resolution = ${vote.source},
      since_day = CASE WHEN ${isGranted} THEN wanted_since END, until_day = CASE WHEN ${isGranted} THEN wanted_until END,
      version = version + 1 WHERE id = ${exemptionId}`.execute(tx);
  if (!isGranted) return tell('members.exemption-proposed', { exemptionId });
  await settleExemptStates(tx, [exemption.memberId], today);
  await tell('members.exemption-granted', { exemptionId });
};

/** Takes the vote of a meeting about an exemption back, and the exemption to where it waited for it. */
export const takeBackExemptionVote = async (
  { tx, today, note, tell }: ActionContext,
  { id, meetingId }: { readonly id: string; readonly meetingId: string },
): Promise<Reason[]> => {
  const exemption = await exemptionOf(tx, id);
  const { rows } = await sql<{ isEnough: boolean }>`
    DELETE FROM members.cell_vote WHERE exemption_id = ${id} AND meeting_id = ${meetingId}
    RETURNING is_enough AS "isEnough"`.execute(tx);
  if (!rows[0]?.isEnough || exemption.state === 'asked' || exemption.state === 'withdrawn') return [];
  const isDecidedAbove = exemption.kind === 'other' && exemption.state !== 'proposed';
  if (isDecidedAbove) return [reason('members.exemption-decided')];
  if (exemption.isContinued) return [reason('members.exemption-renewed')];
  if (exemption.returnedOn !== null) return [reason('members.returned-already', { on: exemption.returnedOn })];
  await sql`
    UPDATE members.exemption SET state = 'asked', since_day = NULL, until_day = NULL, cell_resolution = NULL, version = version + 1
    WHERE id = ${id}`.execute(tx);
  if (exemption.state === 'granted') await settleExemptStates(tx, [exemption.memberId], today, exemption);
  note({ subject: `members.exemption ${id}`, before: { state: exemption.state }, after: { state: 'asked' } });
  await tell('members.exemption-vote-withdrawn', { exemptionId: id });
  return [];
};

const badgeState = async (tx: Tx, id: string, isLocked = true): Promise<string> => {
  const { rows } = await sql<{ state: string }>`
    SELECT state FROM members.badge_case WHERE id = ${id} ${isLocked ? sql`FOR UPDATE` : sql``}`.execute(tx);
  if (!rows[0]) throw new Refused(refuseNotFound(reason('platform.not-found')));
  return rows[0].state;
};

/** A badge waits for a vote while it is only proposed. */
export const badgeObstacles = async (tx: Tx, id: string, isLocked = false): Promise<readonly Reason[]> => {
  const state = await badgeState(tx, id, isLocked);
  return state === 'proposed' ? [] : [reason('members.badge-step-closed', { state })];
};

/** The cell's vote about a proposed badge; the file goes up by a step of its own. */
export const voteOnBadge = async ({ tx, note, tell }: ActionContext, vote: VoteOfMeeting): Promise<void> => {
  const badgeCaseId = vote.case.id;
  const obstacles = await badgeObstacles(tx, badgeCaseId, true);
  if (obstacles.length > 0) throw new Refused(refuse(...obstacles));
  await insertVote(tx, { exemptionId: null, badgeCaseId }, vote);
  note({ subject: `members.badge_case:${badgeCaseId}`, after: { cellVote: vote.tally } });
  await tell('members.badge-voted', { badgeCaseId });
};

/** Takes the vote of a meeting about a badge back, as long as the badge has gone no further. */
export const takeBackBadgeVote = async (
  { tx, note, tell }: ActionContext,
  { id, meetingId }: { readonly id: string; readonly meetingId: string },
): Promise<Reason[]> => {
  const state = await badgeState(tx, id);
  if (state === 'filed' || state === 'awarded') return [reason('members.badge-step-closed', { state })];
  await sql`DELETE FROM members.cell_vote WHERE badge_case_id = ${id} AND meeting_id = ${meetingId}`.execute(tx);
  note({ subject: `members.badge_case:${id}`, before: { cellVoteOf: meetingId } });
  await tell('members.badge-vote-withdrawn', { badgeCaseId: id });
  return [];
};
