import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/facts.ts';
import type { SubjectId } from '../contract/season-shapes.ts';
import { explainVerdict } from '../rules/explain-verdict.ts';
import { levelGap } from '../rules/level-gap.ts';
import { pointsByKey } from '../rules/points-by.ts';
import type { RatingLaw } from '../rules/rating-law.ts';
import type { Waiting } from '../rules/season-order.ts';
import { tookWithInterest } from './interest-rows.ts';
import { lawOf } from './rating-laws.ts';
import { homeOfSubject } from './season-rows.ts';
import { factsOfSubjects } from './subject-facts.ts';
import { homesOf } from './subject-list.ts';
import { getSubject, subjectRowsWhere } from './subject-rows.ts';
import { judge } from './verdicts.ts';
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

export const verdictBasis = question(
  contract.verdictBasis,
  async ({ subjectIds }, { tx, today }) => {
    const subjects = await subjectRowsWhere(tx, sql`s.id = ANY (${[...subjectIds]}::uuid[])`, false);
    if (new Set(subjects.map(({ seasonId }) => seasonId)).size > 1)
      throw new Refused(refuse(reason('ratings.two-seasons', {}, 'subjectIds')));
    const factsById = await factsOfSubjects(tx, subjectIds, today);
    const took = await tookWithInterest(tx, subjectIds);
    return {
      law: lawOf(subjects[0]!),
      rows: subjects.map(({ id, kind, period }) => ({
        subjectId: id,
        kind,
        period: period.kind,
        facts: factsById.get(id)!.facts,
        took: [...(took.get(id) ?? [])],
      })),
    };
  },
  { over: ({ subjectIds }, tx) => homesOf(tx, subjectIds) },
);
