import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { committeeName } from '../../documents/public.ts';
import { nearestNames } from '../../organisations/public.ts';
import * as contract from '../contract/facts.ts';
import type { SubjectId } from '../contract/season-shapes.ts';
import * as basis from '../contract/verdict-basis.ts';
import { explainVerdict } from '../rules/explain-verdict.ts';
import { standingBoardOf } from '../rules/issuer-of-paper.ts';
import { levelGap } from '../rules/level-gap.ts';
import { pointsByKey } from '../rules/points-by.ts';
import type { RatingLaw } from '../rules/rating-law.ts';
import { beforeAct, eachThing, type Waiting } from '../rules/season-order.ts';
import { tookWithInterest } from './interest-rows.ts';
import { lawOf } from './rating-laws.ts';
import { homeOfSubject } from './season-rows.ts';
import { factsOfSubjects } from './subject-facts.ts';
import { homesOf } from './subject-list.ts';
import { getSubject, type SubjectRow, subjectRowsWhere } from './subject-rows.ts';
import { judge } from './verdicts.ts';
import { votedAmong } from './voted-among.ts';
import { standingOf } from './waiting-of.ts';

const titlesOf = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await sql<{ id: string; title: string }>`
    SELECT s.id, s.title FROM ratings.subject s WHERE s.id = ANY (${[...ids]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, title }) => [id, title]));
};

const waitingLines = async (tx: Tx, law: RatingLaw, waiting: readonly Waiting[]) => {
  const titles = await titlesOf(
    tx,
    waiting.flatMap(({ onId }) => onId ?? []),
  );
  return waiting.map(({ rule, code, onId, isVerified, for: node }) => ({
    rule,
    names: law.order.find((one) => one.rule === rule && one.code === code)?.names ?? { vi: rule, en: rule },
    for: node,
    onId: onId as SubjectId | null,
    title: onId === null ? null : (titles.get(onId) ?? null),
    isVerified,
  }));
};

export const verdictOf = question(
  contract.verdictOf,
  async ({ subjectId }, { tx, today }) => {
    const subject = await getSubject(tx, subjectId, null);
    const law = lawOf(subject);
    const { verdict } = (await judge(tx, [subject], today)).get(subjectId)!;
    const waiting = (await standingOf(tx, law.order, [subjectId])).get(subjectId)?.waiting ?? [];
    const { selfLevel: self, proposedLevel: collective, ballotLevel: ballot, decidedLevel: superior } = subject;
    return {
      subjectId,
      version: subject.version,
      outcome: verdict.outcome,
      score: verdict.score,
      pointsByKey: pointsByKey({ ...verdict, kind: subject.kind }),
      isVerified: verdict.isVerified,
      isReading: verdict.isReading,
      missing: [...verdict.missing],
      levelsWithoutText: [...verdict.levelsWithoutText],
      reasons: explainVerdict(law, verdict).map(
        ({ stepKey: _, levelKey: __, factKeys: ___, missingKeys: ____, ...reason }) => reason,
      ),
      levels: { self, collective, ballot, superior },
      gaps: {
        selfCollective: levelGap(self, collective),
        selfSuperior: levelGap(self, superior),
        collectiveSuperior: levelGap(collective, superior),
      },
      waiting: await waitingLines(tx, law, waiting),
    };
  },
  { over: homeOfSubject },
);

/** So many of what a subject waits for are named; the rest are counted. */
const mostNamed = 100;

const waitingBeforeOf = async (tx: Tx, law: RatingLaw, subjectIds: readonly string[]) => {
  const standing = await standingOf(tx, law.order, subjectIds);
  // Those asked about together are decided together: the leaders of one place among them do not wait for one another.
  const together = new Set(subjectIds);
  const left = (id: string) => eachThing(beforeAct(standing.get(id)?.waiting ?? [], together));
  const named = (id: string) => left(id).slice(0, mostNamed);
  const titles = await titlesOf(
    tx,
    subjectIds.flatMap((id) => named(id).flatMap(({ onId }) => onId ?? [])),
  );
  return (id: string): basis.WaitingBefore => ({
    count: left(id).length,
    rows: named(id).map(({ onId, for: node }) => ({
      for: node,
      onId: onId as SubjectId | null,
      title: onId === null ? null : (titles.get(onId) ?? null),
    })),
  });
};

/** Who issued the last decision of this opener, in this season, in one of its kind, or in any; before any, its committee. */
const lastIssuerOf = async (
  tx: Tx,
  { openerId, seasonId, period }: Pick<SubjectRow, 'openerId' | 'seasonId' | 'period'>,
  on: Day,
): Promise<string> => {
  const { rows } = await sql<{ issuer: string }>`
    SELECT n.last_issuer AS issuer FROM ratings.season n WHERE n.org_id = ${openerId} AND n.last_issuer IS NOT NULL
    ORDER BY (n.id = ${seasonId}) DESC, (n.period_kind = ${period.kind}) DESC, n.period_until DESC, n.id DESC LIMIT 1`.execute(
    tx,
  );
  return rows[0]?.issuer ?? committeeName((await nearestNames(tx, on, [openerId])).get(openerId) ?? '');
};

/** The standing board directly above the opener in the tree, where there is one: whose paper is recorded about the leaders of the opener. */
const issuerAbove = async (tx: Tx, { openerId }: Pick<SubjectRow, 'openerId'>, on: Day): Promise<string | null> => {
  const { rows } = await sql<{ parentId: string | null }>`
    SELECT o.parent_id AS "parentId" FROM organisations.published_organisation o
    WHERE o.id = ${openerId} AND o.since_day <= ${on}::date AND o.until_day > ${on}::date`.execute(tx);
  const parentId = rows[0]?.parentId ?? null;
  const name = parentId && (await nearestNames(tx, on, [parentId])).get(parentId);
  return name ? standingBoardOf(name) : null;
};

export const verdictBasis = question(
  basis.verdictBasis,
  async ({ subjectIds }, { tx, today }) => {
    const subjects = await subjectRowsWhere(tx, sql`s.id = ANY (${[...subjectIds]}::uuid[])`, false);
    if (new Set(subjects.map(({ seasonId }) => seasonId)).size > 1)
      throw new Refused(refuse(reason('ratings.two-seasons', {}, 'subjectIds')));
    const factsById = await factsOfSubjects(tx, subjectIds, today);
    const took = await tookWithInterest(tx, subjectIds);
    const law = lawOf(subjects[0]!);
    const voted = await votedAmong(tx, subjectIds);
    const waitingOf = await waitingBeforeOf(tx, law, subjectIds);
    return {
      law,
      issuer: await lastIssuerOf(tx, subjects[0]!, today),
      issuerAbove: await issuerAbove(tx, subjects[0]!, today),
      rows: subjects.map(({ id, kind, period }) => ({
        subjectId: id,
        kind,
        period: period.kind,
        facts: factsById.get(id)!.facts,
        took: [...(took.get(id) ?? [])],
        isVoted: voted.has(id),
        waiting: waitingOf(id),
      })),
    };
  },
  { over: ({ subjectIds }, tx) => homesOf(tx, subjectIds) },
);
