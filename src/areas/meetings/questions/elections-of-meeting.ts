import { sql } from 'kysely';
import { type QuestionContext, question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Due } from '../../../platform/calendar/deadline.ts';
import { calendarFrom } from '../../../platform/calendar/work-calendar.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { isRefusal, type Refusal } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { postsHeldOn, termsOfOrganisation } from '../../organisations/public.ts';
import * as contract from '../contract/election-results.ts';
import type { CongressPack } from '../rules/congress-rules-shape.ts';
import { congressApprovalDueOn, congressReportDueOn } from '../rules/meeting-deadlines.ts';
import { type CommitteeSeats, type OverNumber, overByPosts } from '../rules/over-number-set.ts';
import { postObstacles } from '../rules/posts-proposal.ts';
import { isRuledVerified } from '../rules/ruled-value.ts';
import { type ProposedPost, proposeTerm } from '../rules/term-proposal.ts';
import { type ElectionRow, electionsOf } from './election-rows.ts';
import { electionWorldOf, isEligible } from './election-world.ts';
import { seats } from './meeting-facts.ts';
import { homeOfMeeting } from './meeting-homes.ts';
import { getMeeting, type MeetingRow } from './meeting-rows.ts';
import { openPackOf } from './open-pack.ts';
import { holdsMinutesOf } from './paper-spec.ts';

export type ResultRow = NonNullable<contract.MeetingElections['result']> & {
  readonly formerTermId: string | null;
  readonly postIds: readonly string[];
};

/** What followed the elections of a meeting so far, if anything did; locked for an action. */
export const findResult = async (tx: Tx, meetingId: string, isLocked = false): Promise<ResultRow | null> => {
  const { rows } = await sql<ResultRow>`
    SELECT r.reported_on AS "reportedOn", r.term_id AS "termId", r.former_term_id AS "formerTermId", r.filled_on AS "filledOn", r.version,
      r.post_ids AS "postIds", cardinality(r.post_ids) AS posts,
      CASE WHEN r.approval_number IS NULL THEN NULL
        ELSE jsonb_build_object('number', r.approval_number, 'decidedOn', r.approval_on, 'issuer', r.approval_issuer) END AS decision
    FROM meetings.congress_result r WHERE r.meeting_id = ${meetingId} ${isLocked ? sql`FOR UPDATE` : sql``}`.execute(
    tx,
  );
  return rows[0] ?? null;
};

const dayOfDue = (due: Due | Refusal): Day | null => (isRefusal(due) ? null : due.dueOn);

/** By when the result goes up and by when the superior decides; null where no rule or no day to count from is known. */
export const clocksOf = (
  pack: CongressPack | null,
  { heldOn, reportedOn }: { readonly heldOn: Day | null; readonly reportedOn: Day | null },
) => {
  const calendar = calendarFrom(shippedPacks());
  const report = pack && heldOn && congressReportDueOn(pack, heldOn, calendar);
  const approval = pack && reportedOn && congressApprovalDueOn(pack, reportedOn, calendar);
  const isRead = pack !== null && isRuledVerified(pack, pack.content.reportResult);
  return {
    reportDueOn: report ? dayOfDue(report) : null,
    approvalDueOn: approval ? dayOfDue(approval) : null,
    areClocksVerified: isRead && [report, approval].every((due) => !due || (!isRefusal(due) && due.verified)),
  };
};

type Person = { readonly id: string; readonly personId: string | null };

type RunningTerm = Awaited<ReturnType<typeof termsOfOrganisation>>[number] | null;
type Proposed = { readonly kind: ProposedPost['kind']; readonly memberId: string; readonly personId: string | null };

const termFace = (running: RunningTerm) =>
  running && { termId: running.id, startsOn: running.startsOn, ordinal: running.ordinal };

const personsOf = async (tx: Tx, posts: readonly ProposedPost[]): Promise<ReadonlyMap<string, string | null>> => {
  const memberIds = posts.map(({ memberId }) => memberId);
  const { rows } = await sql<Person>`
    SELECT m.id, m.person_id AS "personId" FROM members.published_member m WHERE m.id = ANY (${memberIds}::uuid[])`.execute(
    tx,
  );
  return new Map(rows.map(({ id, personId }) => [id, personId]));
};

type Filling = { readonly posts: readonly Proposed[]; readonly from: Day };

type Held = Awaited<ReturnType<typeof postsHeldOn>>;

const deputyKinds = ['standing-deputy-secretary', 'deputy-secretary'];

/** The committee of the running term by who holds a post; null where no term runs. */
const seatsIn = (running: RunningTerm, held: Held): CommitteeSeats | null => {
  if (running === null) return null;
  const persons = (kinds: readonly string[]) =>
    new Set(held.filter(({ kind }) => kinds.includes(kind)).map(({ personId }) => personId)).size;
  const { numberSet, deputiesSet } = running;
  return { numberSet, deputiesSet, seated: persons(seats), deputies: persons(deputyKinds) };
};

const runningOn = async (tx: Tx, organisationId: string, on: Day): Promise<RunningTerm> => {
  const terms = await termsOfOrganisation(tx, organisationId);
  return terms.find(({ startsOn, closedOn }) => startsOn <= on && closedOn === null) ?? null;
};

/** The committee that sits on the day of a meeting; at a congress another one is elected. */
const seatsOf = async (tx: Tx, { kind, organisationId }: MeetingRow, on: Day): Promise<CommitteeSeats | null> =>
  kind === 'congress'
    ? null
    : seatsIn(await runningOn(tx, organisationId, on), await postsHeldOn(tx, organisationId, on));

type Standing = { readonly obstacles: readonly string[]; readonly over: readonly OverNumber[] };

/** Between congresses: what stands in the way of taking those elected into the running term from a day on, and what is only remarked. */
const standingFrom = async (
  tx: Tx,
  row: MeetingRow,
  { posts, from }: Filling,
  running: RunningTerm,
): Promise<Standing> => {
  const memberOf = new Map(posts.map(({ personId, memberId }) => [personId, memberId]));
  const found = await postsHeldOn(tx, row.organisationId, from);
  const held = found.map(({ kind, personId }) => ({ kind, memberId: memberOf.get(personId) ?? null }));
  const seatedIds = new Set(
    held.flatMap(({ kind, memberId }) => (memberId !== null && seats.includes(kind) ? [memberId] : [])),
  );
  const known = seatsIn(running, found);
  return {
    obstacles: postObstacles(posts, { hasTerm: running !== null, held }),
    over: known ? overByPosts(posts, seatedIds, known) : [],
  };
};

/** The first of these days from which nothing stands in the way of the posts; where there is none the last, with what does. */
const firstFree = async (
  tx: Tx,
  row: MeetingRow,
  { posts, days }: { readonly posts: readonly Proposed[]; readonly days: readonly Day[] },
  running: RunningTerm,
): Promise<Standing & { readonly from: Day }> => {
  let found: Standing & { readonly from: Day } = { from: days[0]!, obstacles: [], over: [] };
  for (const from of days) {
    found = { from, ...(await standingFrom(tx, row, { posts, from }, running)) };
    if (found.obstacles.length === 0) break;
  }
  return found;
};

/**
 * What follows from the elections for the committee: after a congress a new term with its posts, between congresses posts of the running
 * one; with what stands in the way. Between congresses posts may begin on any of `days` (the day of the meeting unless told otherwise).
 */
export const termProposalOf = async (
  tx: Tx,
  row: MeetingRow,
  elections: readonly ElectionRow[],
  days: readonly Day[] = [row.heldOn ?? row.plannedOn],
): Promise<contract.TermProposal | null> => {
  const proposed = proposeTerm(elections);
  if (proposed === null) return null;
  const personOf = await personsOf(tx, proposed.posts);
  const names = new Map(elections.flatMap(({ candidates }) => candidates.map((one) => [one.memberId, one.fullName])));
  const on = row.heldOn ?? row.plannedOn;
  const running = await runningOn(tx, row.organisationId, on);
  const isCongress = row.kind === 'congress';
  const term = termFace(running);
  const posts = proposed.posts.map(({ kind, memberId }) => ({
    kind,
    memberId,
    fullName: names.get(memberId) ?? '',
    personId: (personOf.get(memberId) ?? null) as never,
  }));
  const filling = isCongress
    ? { from: on, obstacles: [], over: [] }
    : await firstFree(tx, row, { posts, days }, running);
  return {
    startsOn: filling.from,
    ordinal: running?.ordinal ? running.ordinal + 1 : null,
    numberSet: proposed.numberSet,
    deputiesSet: proposed.deputiesSet,
    posts,
    endsTerm: isCongress ? term : null,
    fillsTerm: isCongress ? null : term,
    blockedBy: [
      ...proposed.blockedBy,
      ...(posts.some(({ personId }) => personId === null) ? ['meetings.elected-without-record'] : []),
      ...(['closed', 'reported'].includes(row.state) ? [] : ['meetings.election-meeting-not-closed']),
      ...filling.obstacles,
    ],
    over: [...filling.over],
  };
};

const answer = async (row: MeetingRow, { tx, today }: QuestionContext): Promise<contract.MeetingElections> => {
  const facts = await electionWorldOf(tx, row);
  const elections = await electionsOf(tx, row.id);
  const result = await findResult(tx, row.id);
  const { formerTermId: _, postIds: _ids, ...shown } = result ?? { formerTermId: null, postIds: [] };
  return {
    organisationId: row.organisationId as never,
    kind: row.kind,
    state: row.state,
    on: facts.on,
    isHeld: row.heldOn !== null,
    pack: openPackOf(facts.ballot.pack as never),
    base: facts.base && {
      packId: facts.base.packId,
      official: facts.base.official,
      base: facts.base.base,
      deductions: facts.base.deductions.map((one) => ({ ...one })),
    },
    voters: facts.ballot.voters,
    eligible: facts.roll.filter(isEligible).map(({ memberId, fullName, post }) => ({
      ...{ memberId, fullName, post: post?.vi ?? null },
      isSeated: facts.seatedIds.has(memberId),
    })),
    elections: elections.map(({ organisationId: __, meetingId: ___, ...election }) => election),
    seats: await seatsOf(tx, row, facts.on),
    result: result && (shown as contract.MeetingElections['result']),
    ...clocksOf(facts.ballot.pack, { heldOn: row.heldOn, reportedOn: result?.reportedOn ?? null }),
    // Whoever held a post on the day of the meeting may have left it since.
    proposal: result?.filledOn
      ? null
      : await termProposalOf(tx, row, elections, facts.on < today ? [facts.on, today] : [facts.on]),
    holdsMinutes: await holdsMinutesOf(tx, row.organisationId),
  };
};

export const electionsOfMeeting = question(
  contract.electionsOfMeeting,
  async ({ meetingId }, context) => answer(await getMeeting(context.tx, meetingId), context),
  { over: homeOfMeeting },
);
