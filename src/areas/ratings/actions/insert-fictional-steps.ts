import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { rollKey, rollsOf } from '../../members/public.ts';
import type { DecisionPaper } from '../../organisations/contract.ts';
import type { RatingLevel, SubjectKind } from '../contract/rating-codes.ts';
import { lawOf } from '../questions/rating-laws.ts';
import type { SubjectRow } from '../questions/subject-rows.ts';
import { type Judged, judge } from '../questions/verdicts.ts';
import { leavingOf } from '../rules/leaving-of.ts';
import type { FictionalWorld, Rated, SeasonDays } from './fictional-world.ts';
import { fictionalMarks, sumsByPart } from './insert-fictional-sheets.ts';
import { keepVerdicts, putSteps, type StepLine } from './step-writes.ts';

type Season = {
  readonly rated: readonly Rated[];
  readonly exempt: readonly SubjectRow[];
  readonly judged: ReadonlyMap<string, Judged>;
  readonly days: SeasonDays;
};

/** The evening on which it was written down, an hour for each step so that they lie in their order. */
const evening = (on: Day, hour: number): Date => new Date(`${on}T${String(hour).padStart(2, '0')}:00:00Z`);

const putExempt = (tx: Tx, { by }: FictionalWorld, { exempt, judged, days }: Season) =>
  putSteps(
    tx,
    evening(days.reviewedOn, 10),
    exempt.map((subject) => {
      const rule = judged.get(subject.id)!.verdict.reasons.find(({ step, holds }) => step === 'exemption' && holds)!;
      const words = lawOf(subject).exemptions.find((one) => one.rule === rule.rule)!.names.vi;
      return {
        ...{ subjectId: subject.id, step: 'set-not-rated' as const, on: days.reviewedOn, by, words },
        change: { state: 'not-rated' as const, not_rated_rule: rule.rule, state_reason: words },
      };
    }),
  );

const pointsOf = (one: Rated, level: RatingLevel, world: FictionalWorld) =>
  sumsByPart(one, fictionalMarks(one, level, world));

const putRated = async (tx: Tx, world: FictionalWorld, { rated, days }: Season): Promise<void> => {
  const { by, bank, draws } = world;
  const line = ({ subject }: Rated, step: StepLine['step'], on: Day) => ({ subjectId: subject.id, step, on, by });
  await putSteps(
    tx,
    evening(days.ratedOn, 10),
    rated.map((one) => ({
      ...line(one, 'rate-self', days.ratedOn),
      ...{ level: one.rating.self, points: pointsOf(one, one.rating.self, world), words: draws.pick(bank.selfWords) },
      change: { self_level: one.rating.self },
    })),
  );
  await putSteps(
    tx,
    evening(days.reviewedOn, 10),
    rated.map((one) => ({
      ...line(one, 'record-review', days.reviewedOn),
      words: one.subject.memberId === null ? bank.reviewWords : null,
      change: { state: 'reviewed' as const, review_held_on: days.reviewedOn },
    })),
  );
  await putSteps(
    tx,
    evening(days.reviewedOn, 11),
    rated.map((one) => ({
      ...line(one, 'propose-level', days.reviewedOn),
      ...{ level: one.rating.proposed, points: pointsOf(one, one.rating.proposed, world) },
      change: { proposed_level: one.rating.proposed },
    })),
  );
};

const isMember = ({ subject: { kind } }: Rated): boolean => kind === 'member' || kind === 'member-outside';

/** Who votes in each cell on that day: its official members. */
const votersBy = async (tx: Tx, members: readonly Rated[], on: Day): Promise<ReadonlyMap<string, number>> => {
  const ids = [...new Set(members.map(({ subject }) => subject.organisationId))];
  const rolls = await rollsOf(
    tx,
    ids.map((organisationId) => ({ organisationId, on })),
  );
  const officialOf = (id: string) =>
    (rolls.get(rollKey(id, on)) ?? []).filter(({ isOfficial, isGuest }) => isOfficial && !isGuest).length;
  return new Map(ids.map((id) => [id, officialOf(id)]));
};

/** Ballots of the meetings of cells on their members: most for what was proposed, a tenth for another level. */
const putBallots = async (tx: Tx, { by }: FictionalWorld, { rated, days }: Season): Promise<void> => {
  const members = rated.filter(isMember);
  const summonedBy = await votersBy(tx, members, days.votedOn);
  const voted = members.flatMap((one) => {
    const summoned = summonedBy.get(one.subject.organisationId)!;
    const present = summoned - Math.floor(summoned / 12);
    const issued = present - 1;
    const { proposed } = one.rating;
    const others = Math.floor(issued / 10);
    const votes = { [proposed]: issued - others, [proposed === 'good' ? 'completed' : 'good']: others };
    return issued < 3 ? [] : [{ one, summoned, present, issued, votes }];
  });
  const stepIds = await putSteps(
    tx,
    evening(days.votedOn, 12),
    voted.map(({ one: { subject, rating } }) => ({
      ...{ subjectId: subject.id, step: 'record-ballot' as const, on: days.votedOn, by, level: rating.proposed },
      change: { ballot_level: rating.proposed },
    })),
  );
  const lines = voted.map(({ one, ...tally }, at) => ({ ...tally, step: stepIds[at], subject: one.subject.id }));
  await sql`
    INSERT INTO ratings.ballot (step_id, subject_id, summoned, present, issued, received, invalid, votes, kept_out)
    SELECT l.step, l.subject, l.summoned, l.present, l.issued, l.issued, 0, l.votes, 1
    FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS l(step uuid, subject uuid, summoned int, present int, issued int, votes jsonb)`.execute(
    tx,
  );
};

const paperOf = (kind: SubjectKind): 'members' | 'leaders' | 'organisations' | 'committees' => {
  if (kind === 'member' || kind === 'member-outside') return 'members';
  if (kind === 'leader') return 'leaders';
  return kind === 'party-organisation' ? 'organisations' : 'committees';
};

/** A proposal that leaves what the rules come to says why, as the one on the page has to. */
const putReasonsOfProposals = async (
  tx: Tx,
  { bank }: FictionalWorld,
  rated: readonly Rated[],
  judged: ReadonlyMap<string, Judged>,
): Promise<void> => {
  const leaving = rated.filter(
    ({ subject, rating }) => leavingOf(rating.proposed, judged.get(subject.id)!.verdict.outcome) !== null,
  );
  await sql`
    UPDATE ratings.subject_step SET leaving_reason = ${bank.leavingRules}
    WHERE step = 'propose-level' AND subject_id = ANY (${leaving.map(({ subject }) => subject.id as string)}::uuid[])`.execute(
    tx,
  );
};

const leavingReasonOf = ({ rating }: Rated, { verdict }: Judged, { bank }: FictionalWorld): string | null => {
  if (rating.decided !== rating.proposed) return bank.withinCeiling;
  return leavingOf(rating.decided, verdict.outcome) === null ? null : bank.leavingRules;
};

const putDecisions = async (tx: Tx, world: FictionalWorld, { rated, days }: Season): Promise<void> => {
  const { bank, by } = world;
  const subjects = rated.map(({ subject }) => subject);
  const judged = await judge(tx, subjects, days.decidedOn);
  await putReasonsOfProposals(tx, world, rated, judged);
  const stepIds = await putSteps(
    tx,
    evening(days.decidedOn, 9),
    rated.map((one) => {
      const { subject, rating } = one;
      const isAbove = subject.isDecidedAbove;
      const number = bank.numbers[isAbove ? 'above' : paperOf(subject.kind)];
      const issuer = isAbove ? bank.issuerAbove : bank.issuer;
      const decision: DecisionPaper = { number, decidedOn: days.decidedOn, issuer };
      return {
        ...{
          subjectId: subject.id,
          step: 'decide-level' as const,
          on: days.decidedOn,
          by,
          level: rating.decided,
          decision,
        },
        leavingReason: leavingReasonOf(one, judged.get(subject.id)!, world),
        change: { state: 'decided' as const, decided_level: rating.decided, decided_on: days.decidedOn },
      };
    }),
  );
  const kept = subjects.map((subject, at) => {
    return { ...judged.get(subject.id)!, subject, stepId: stepIds[at]! };
  });
  await keepVerdicts(tx, kept);
};

/** Every step of the invented season, each in one statement over all, entered on the evening of its day. */
export const putFictionalSteps = async (tx: Tx, world: FictionalWorld, season: Season): Promise<void> => {
  const { rated, days } = season;
  await putExempt(tx, world, season);
  await putRated(tx, world, season);
  await putBallots(tx, world, season);
  await putDecisions(tx, world, season);
  const told = (step: 'notify-subject' | 'archive-rating', state: 'notified' | 'archived', on: Day) =>
    putSteps(
      tx,
      evening(on, 10),
      rated.map(({ subject }) => ({ subjectId: subject.id, step, on, by: world.by, change: { state } })),
    );
  await told('notify-subject', 'notified', days.notifiedOn);
  await told('archive-rating', 'archived', days.archivedOn);
};
