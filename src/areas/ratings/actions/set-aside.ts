import { sql } from 'kysely';
import { type ActionContext, action } from '../../../platform/action/action.ts';
import { type Day, dayOf } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { type Reason, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { DecisionPaper } from '../../organisations/contract.ts';
import * as contract from '../contract/steps.ts';
import { criteriaOfCadres } from '../questions/cadre-rows.ts';
import { keptOutFaults, standingAmong } from '../questions/interest-rows.ts';
import { lawOf } from '../questions/rating-laws.ts';
import { homeOfSeason, homeOfSubject } from '../questions/season-rows.ts';
import { noticeFaults } from '../questions/standing-notices.ts';
import { getSubjects, homesOfSubjects, refuseClosedSteps } from '../questions/subject-list.ts';
import { getSubject, refuseClosedStep, type SubjectRow, steppedOf } from '../questions/subject-rows.ts';
import { votedAmong } from '../questions/voted-among.ts';
import { dayFaults } from '../rules/check-step.ts';
import { judgeFaults } from '../rules/judging-steps.ts';
import { exemptionsFor } from '../rules/rating-plan.ts';
import { paperFaultsOf } from './paper-above.ts';
import { putSteps } from './step-writes.ts';

/** A reason that stands in no rule: the words say it, and it is shown as such. */
const OTHER = 'other';

type Aside = {
  readonly rule: string;
  readonly words: string;
  readonly on: Day;
  /** Of the level above, about those whom it decides. */
  readonly decision: DecisionPaper | null;
};

/** Why none of these may be set aside so; of several each reason names its place in the list. */
const asideFaults = async (
  { tx, today, actor }: ActionContext,
  subjects: readonly SubjectRow[],
  { rule, on, decision }: Aside,
): Promise<Reason[]> => {
  const ids = subjects.map(({ id }) => id);
  const standing = await standingAmong(tx, ids, actor.accountId);
  const voted = await votedAmong(tx, ids);
  const isKnown = (subject: SubjectRow): boolean =>
    rule === OTHER || exemptionsFor(lawOf(subject), subject).some((one) => one.rule === rule);
  const ofOne = (subject: SubjectRow): Reason[] => [
    ...judgeFaults(standing(subject.id)),
    ...(voted.has(subject.id) ? [reason('ratings.voted-on-proposal')] : []),
  ];
  const unfit = subjects.filter((subject) => !isKnown(subject)).map(({ title }) => title);
  return [
    ...subjects.flatMap((subject, at) =>
      ofOne(subject).map((one) => (subjects.length === 1 ? one : { ...one, field: `subjects.${at}` })),
    ),
    ...dayFaults(on, { today, from: subjects[0]!.periodFrom }, 'on'),
    ...(await paperFaultsOf(tx, subjects, decision, today)),
    ...(unfit.length > 0
      ? [
          subjects.length === 1
            ? reason('ratings.rule-unknown', { rule }, 'rule')
            : reason('ratings.rule-not-for-all', { rule, titles: unfit.join(', ') }, 'rule'),
        ]
      : []),
  ];
};

const setAside = async (context: ActionContext, subjects: readonly SubjectRow[], aside: Aside): Promise<void> => {
  const { tx, now, actor } = context;
  const { rule, words, on, decision } = aside;
  const faults = await asideFaults(context, subjects, aside);
  if (faults.length > 0) throw new Refused(refuse(...faults));
  const ids = subjects.map(({ id }) => id);
  const cadres = await criteriaOfCadres(tx, ids);
  const lines = ids.map((subjectId) => ({
    ...{ subjectId, step: 'set-not-rated' as const, on, by: actor.accountId, words },
    ...(decision === null ? {} : { decision }),
    change: {
      state: 'not-rated' as const,
      not_rated_rule: rule,
      state_reason: words,
      // What stands in no rule is not the cell's alone: the deciding level confirms it, as it decides levels; the level above has said so in its
      // paper. A month of cadres has its own sheet.
      is_provisional: rule === OTHER && decision === null && !cadres.has(subjectId),
    },
  }));
  await putSteps(tx, now, lines);
};

export const setNotRated = action(
  contract.setNotRated,
  async ({ subjectId, expectedVersion, ...aside }, context) => {
    const subject = await getSubject(context.tx, subjectId, expectedVersion);
    refuseClosedStep(subject, 'set-not-rated');
    await setAside(context, [subject], aside);
    context.note({ subject: `subject ${subjectId}`, after: { state: 'not-rated' } });
    await context.tell('ratings.set-aside', { subjectId, organisationId: subject.organisationId });
    return { subjectId, version: subject.version + 1 };
  },
  { over: homeOfSubject },
);

export const setSubjectsNotRated = action(
  contract.setSubjectsNotRated,
  async ({ subjects: asked, ...aside }, context) => {
    const subjects = await getSubjects(context.tx, asked);
    refuseClosedSteps(subjects, 'set-not-rated');
    await setAside(context, subjects, aside);
    context.note({
      subject: `${subjects.length} subjects`,
      after: { state: 'not-rated', ids: subjects.map(({ id }) => id).join(' ') },
    });
    for (const { id, organisationId } of subjects)
      await context.tell('ratings.set-aside', { subjectId: id, organisationId });
    return { setAside: subjects.length, subjects: steppedOf(subjects) };
  },
  { over: homesOfSubjects },
);

/** What the deciding level confirmed is not undone without it; whoever sees the season of the opener is there. */
const confirmedFaults = async (tx: Tx, { id, seasonId }: SubjectRow): Promise<Reason[]> => {
  const { rows } = await sql`
    SELECT 1 FROM ratings.subject_step c WHERE c.subject_id = ${id} AND c.step = 'confirm-decision' AND c.withdrawn_at IS NULL
      AND NOT EXISTS (SELECT FROM ratings.subject_step a WHERE a.subject_id = c.subject_id AND a.step = 'set-not-rated'
        AND a.withdrawn_at IS NULL AND (a.entered_at, a.id) > (c.entered_at, c.id)) LIMIT 1`.execute(tx);
  if (rows.length === 0 || (await homeOfSeason({ seasonId }, tx)).length > 0) return [];
  return [reason('ratings.aside-was-confirmed')];
};

/** Whether the level above set somebody aside by its paper; not so where that was entered today, which may be a slip. */
const isAsideByPaper = async (tx: Tx, subjectId: string, today: Day): Promise<boolean> => {
  const { rows } = await sql<{ enteredAt: Date; number: string | null }>`
    SELECT l.entered_at AS "enteredAt", l.decision_number AS number FROM ratings.subject_step l
    WHERE l.subject_id = ${subjectId} AND l.step = 'set-not-rated' AND l.withdrawn_at IS NULL ORDER BY l.entered_at DESC, l.id DESC LIMIT 1`.execute(
    tx,
  );
  return rows[0] !== undefined && rows[0].number !== null && dayOf(rows[0].enteredAt) !== today;
};

export const rateAfterAll = action(
  contract.rateAfterAll,
  async ({ subjectId, expectedVersion, why, decision }, { tx, today, now, actor, note, tell }) => {
    const subject = await getSubject(tx, subjectId, expectedVersion);
    refuseClosedStep(subject, 'rate-after-all');
    const needsPaper = decision !== null || (await isAsideByPaper(tx, subjectId, today));
    const faults = [
      ...(await keptOutFaults(tx, subjectId, actor.accountId)),
      ...(await confirmedFaults(tx, subject)),
      ...(await noticeFaults(tx, [subject]))(subjectId),
      ...(needsPaper ? await paperFaultsOf(tx, [subject], decision, today) : []),
    ];
    if (faults.length > 0) throw new Refused(refuse(...faults));
    const state = subject.reviewHeldOn === null ? 'open' : 'reviewed';
    const change = { state, not_rated_rule: null, state_reason: null, is_provisional: false } as const;
    await putSteps(tx, now, [
      {
        ...{ subjectId, step: 'rate-after-all', on: today, by: actor.accountId, words: why, change },
        ...(decision === null ? {} : { decision }),
      },
    ]);
    note({ subject: `subject ${subjectId}`, before: { state: 'not-rated' }, after: { state } });
    await tell('ratings.rated-after-all', { subjectId, organisationId: subject.organisationId });
    return { subjectId, version: subject.version + 1 };
  },
  { over: homeOfSubject },
);
