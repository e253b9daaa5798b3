import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { DecisionPaper } from '../../organisations/contract.ts';
import { nearestNames } from '../../organisations/public.ts';
import type { Adjustment } from '../contract/adjustment.ts';
import * as contract from '../contract/explained.ts';
import { explanation as explanationContract } from '../contract/facts.ts';
import type { RatingFacts } from '../contract/rating-facts.ts';
import { ratingFactsSchema } from '../contract/rating-facts.ts';
import type { SubjectId } from '../contract/season-shapes.ts';
import { type Verdict, verdictSchema } from '../contract/verdict.ts';
import { type ExplainedSubject, explainedFrom } from './explained-verdict.ts';
import { getOwn } from './own-rows.ts';
import { type KeptLaw, lawOf } from './rating-laws.ts';
import { homeOfSubject } from './season-rows.ts';
import { getSubject } from './subject-rows.ts';
import { verdictInWords } from './verdict-in-words.ts';
import { judge } from './verdicts.ts';

type Kept = {
  readonly facts: RatingFacts;
  readonly verdict: Verdict;
  readonly adjustments: readonly Adjustment[];
  readonly decision: DecisionPaper;
};

/** The verdict as it was kept with the last decision that stands. */
const keptOf = async (tx: Tx, subjectId: string): Promise<Kept | null> => {
  const { rows } = await sql<Kept>`
    SELECT v.facts, v.verdict, v.adjustments,
      jsonb_build_object('number', l.decision_number, 'decidedOn', l.decision_on, 'issuer', l.decision_issuer) AS decision
    FROM ratings.subject_step l JOIN ratings.verdict v ON v.step_id = l.id
    WHERE l.subject_id = ${subjectId} AND l.step = 'decide-level' AND l.withdrawn_at IS NULL
    ORDER BY l.entered_at DESC, l.id DESC LIMIT 1`.execute(tx);
  const [row] = rows;
  return row ? { ...row, facts: ratingFactsSchema.parse(row.facts), verdict: verdictSchema.parse(row.verdict) } : null;
};

const placeName = async (tx: Tx, organisationId: string, on: Day): Promise<string> =>
  (await nearestNames(tx, on, [organisationId])).get(organisationId) ?? '';

const explainKept = (
  subject: ExplainedSubject,
  law: KeptLaw,
  { facts, verdict, adjustments, decision }: Kept,
  course: contract.RatingCourse | null,
) =>
  explainedFrom(subject, {
    law: lawOf({ ...law, adjustments }),
    ...{ facts, verdict, decision, course },
    standOn: decision.decidedOn,
  });

/** The steps that led to the decision: of the person who asks, by a function that opens just these; of others, by the own rights. */
const courseOf = async (tx: Tx, subjectId: string, isOwn: boolean): Promise<contract.RatingCourse | null> => {
  const read = isOwn ? sql`ratings.told_course(${subjectId}::uuid)` : sql`ratings.course_of(${subjectId}::uuid)`;
  const { rows } = await sql<{ course: unknown }>`SELECT ${read} AS course`.execute(tx);
  return contract.ratingCourse.nullable().parse(rows[0]?.course ?? null);
};

export const ownExplanation = question(contract.ownExplanation, async ({ subjectId }, { tx, today }) => {
  const own = await getOwn(tx, subjectId, false);
  const kept = own.isTold ? await keptOf(tx, subjectId) : null;
  if (!kept) throw new Refused(refuse(reason('ratings.not-told-yet')));
  const organisationName = await placeName(tx, own.organisationId, today);
  return explainKept({ ...own, organisationName }, own, kept, await courseOf(tx, subjectId, true));
});

const wordsOf = async (tx: Tx, subjectId: string) => {
  const { rows } = await sql<{ postWords: string | null; isFictional: boolean }>`
    SELECT s.post_words AS "postWords", s.is_fictional AS "isFictional" FROM ratings.subject s WHERE s.id = ${subjectId}`.execute(
    tx,
  );
  return rows[0]!;
};

/** The explanation of a rating for who keeps it: of the decision that stands, or of the facts as they are today. */
const explainedFor = async (tx: Tx, subjectId: SubjectId, today: Day): Promise<contract.Explained> => {
  const row = await getSubject(tx, subjectId, null);
  const organisationName = await placeName(tx, row.organisationId, today);
  const subject = { ...row, ...(await wordsOf(tx, subjectId)), organisationName };
  const kept = row.decidedLevel === null ? null : await keptOf(tx, subjectId);
  if (kept) return explainKept(subject, row, kept, await courseOf(tx, subjectId, false));
  const { facts, verdict } = (await judge(tx, [row], today)).get(subjectId)!;
  return explainedFrom(subject, { law: lawOf(row), facts, verdict, decision: null, course: null, standOn: today });
};

export const explanationSheet = question(
  contract.explanationSheet,
  async ({ subjectId }, { tx, today }) => explainedFor(tx, subjectId, today),
  { over: homeOfSubject },
);

export const explanation = question(
  explanationContract,
  async ({ subjectId }, { tx, today }) => {
    const told = await explainedFor(tx, subjectId, today);
    return { vi: verdictInWords('vi', told), en: verdictInWords('en', told) };
  },
  { over: homeOfSubject },
);
