import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { isRefusal, orRefuse } from '../../../platform/outcome/refusal.ts';
import type { RatingPeriod } from '../contract/rating-codes.ts';
import type { CalendarLine, SeasonId } from '../contract/season-shapes.ts';
import * as contract from '../contract/seasons.ts';
import { chooseLaw, type LawChoice, otherPeriodsIn } from '../rules/choose-law.ts';
import { kindsConcerned } from '../rules/kinds-concerned.ts';
import { partOf } from '../rules/period-span.ts';
import { deadlinesOf, hasCentrallyManaged, type RatingDeadline, reachOfDeadline } from '../rules/rating-deadlines.ts';
import { joinLaw } from '../rules/rating-law.ts';
import { inOrderOfSteps, stepOfDeadline } from '../rules/season-lateness.ts';
import { leaderPostsOn } from './leader-posts.ts';
import { faceOfPack, ratingPacks } from './rating-laws.ts';
import { type OpenableKind, subjectsOfKind, type Whom } from './season-subjects.ts';

/** A reason is asked for when the season is opened; to look at the choice needs none. */
const toLookAt = 'proposal';

const choiceOf = (period: RatingPeriod, packId: string | null, on: Whom['countedOn']): LawChoice | null => {
  const packs = ratingPacks();
  const own = chooseLaw(packs, period, { reviewOn: on, why: toLookAt });
  if (packId === null || (!isRefusal(own) && own.base.id === packId)) return isRefusal(own) ? null : own;
  return orRefuse(chooseLaw(packs, period, { reviewOn: on, other: { packId, reason: toLookAt } }));
};

const lineOf = ({ rule, lastDay }: RatingDeadline): CalendarLine => ({
  code: rule.code,
  dueOn: lastDay,
  names: rule.names,
  source: [rule.clause, rule.place].filter(Boolean).join(', ') || null,
  isVerified: rule.isVerified,
  step: stepOfDeadline(rule.code),
});

/** Last days that bind the organisation, and those of others, to look at. */
const calendarOf = ({ base, layer }: LawChoice, period: RatingPeriod, type: string) => {
  const all = deadlinesOf(orRefuse(joinLaw(base, layer)), period);
  const binds = ({ rule }: RatingDeadline): boolean => {
    const reach = reachOfDeadline(rule);
    return reach === 'everybody' || (reach === 'centrally-managed' && hasCentrallyManaged(type));
  };
  return {
    calendar: inOrderOfSteps(all.filter(binds).map(lineOf)),
    reference: inOrderOfSteps(all.filter((one) => !binds(one)).map(lineOf)),
  };
};

/** Rules that stand in the packs switched off: a single local text, which counts only where the opener has a paper for it. */
const offeredIn = ({ base, layer }: LawChoice) =>
  orRefuse(joinLaw(base, layer))
    .switchedOff.filter(({ isOffered }) => isOffered)
    .map(({ step, rule, code, names, clause }) => ({ step, rule, code, names, clause }));

const typeOf = async (tx: Tx, { organisationId, countedOn }: Whom): Promise<string> => {
  const { rows } = await sql<{ type: string }>`
    SELECT o.type FROM organisations.published_organisation o
    WHERE o.id = ${organisationId} AND o.since_day <= ${countedOn}::date AND o.until_day > ${countedOn}::date`.execute(
    tx,
  );
  return rows[0]?.type ?? '';
};

const countOf = async (tx: Tx, kind: OpenableKind, whom: Whom): Promise<{ kind: OpenableKind; subjects: number }> => {
  const { rows } = await sql<{ subjects: number }>`
    SELECT count(*)::int AS subjects FROM (${subjectsOfKind(kind, whom, leaderPostsOn(whom.countedOn))}) s`.execute(tx);
  return { kind, subjects: rows[0]!.subjects };
};

const openAlready = async (tx: Tx, organisationId: string, period: RatingPeriod): Promise<SeasonId | null> => {
  const { rows } = await sql<{ id: SeasonId }>`
    SELECT n.id FROM ratings.season n WHERE n.org_id = ${organisationId} AND n.period_kind = ${period.kind} AND n.year = ${period.year}
      AND n.part = ${partOf(period)} AND n.state <> 'withdrawn'`.execute(tx);
  return rows[0]?.id ?? null;
};

export const seasonProposal = question(contract.seasonProposal, async ({ packId, period, ...whom }, { tx }) => {
  const choice = choiceOf(period, packId, whom.countedOn);
  const { rules, monthFrames } = ratingPacks();
  const candidates = (period.kind === 'month' ? monthFrames : rules).filter(({ content }) =>
    content.periods.includes(period.kind),
  );
  const governing = candidates.find(({ id }) => id === choice?.byPeriod);
  const counts = [];
  for (const kind of contract.openableKinds) counts.push(await countOf(tx, kind, whom));
  return {
    pack: choice && faceOfPack(choice.base),
    layer: choice?.layer ? faceOfPack(choice.layer) : null,
    governing: governing ? faceOfPack(governing) : null,
    packs: candidates.map(faceOfPack),
    flags: choice ? [...choice.flags] : [],
    ...(choice ? calendarOf(choice, period, await typeOf(tx, whom)) : { calendar: [], reference: [] }),
    counts,
    otherPeriods: choice && otherPeriodsIn(choice.base),
    concerned: choice ? [...kindsConcerned(choice, period)] : [...contract.openableKinds],
    offered: choice ? offeredIn(choice) : [],
    alreadyOpen: await openAlready(tx, whom.organisationId, period),
  };
});
