import { sql } from 'kysely';
import { type ActionContext, action } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { type Reason, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
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
import { putSteps } from './step-writes.ts';

/** A reason that stands in no rule: the words say it, and it is shown as such. */
const OTHER = 'other';

type Aside = { readonly rule: string; readonly words: string; readonly on: Day };

/** Why none of these may be set aside so; of several each reason names its place in the list. */
const asideFaults = async (
  { tx, today, actor }: ActionContext,
  subjects: readonly SubjectRow[],
  { rule, on }: Aside,
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
  const { rule, words, on } = aside;
  const faults = await asideFaults(context, subjects, aside);
  if (faults.length > 0) throw new Refused(refuse(...faults));
  const ids = subjects.map(({ id }) => id);
  const cadres = await criteriaOfCadres(tx, ids);
  const lines = ids.map((subjectId) => ({
    ...{ subjectId, step: 'set-not-rated' as const, on, by: actor.accountId, words },
    change: {
      state: 'not-rated' as const,
      not_rated_rule: rule,
      state_reason: words,
      // What stands in no rule is not the cell's alone: the deciding level confirms it, as it decides levels. A month of cadres has its own sheet.
      is_provisional: rule === OTHER && !cadres.has(subjectId),
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

export const rateAfterAll = action(
  contract.rateAfterAll,
  async ({ subjectId, expectedVersion, why }, { tx, today, now, actor, note, tell }) => {
    const subject = await getSubject(tx, subjectId, expectedVersion);
    refuseClosedStep(subject, 'rate-after-all');
    const faults = [
      ...(await keptOutFaults(tx, subjectId, actor.accountId)),
      ...(await confirmedFaults(tx, subject)),
      ...(await noticeFaults(tx, [subject]))(subjectId),
    ];
    if (faults.length > 0) throw new Refused(refuse(...faults));
    const state = subject.reviewHeldOn === null ? 'open' : 'reviewed';
    const change = { state, not_rated_rule: null, state_reason: null, is_provisional: false } as const;
    await putSteps(tx, now, [
      { subjectId, step: 'rate-after-all', on: today, by: actor.accountId, words: why, change },
    ]);
    note({ subject: `subject ${subjectId}`, before: { state: 'not-rated' }, after: { state } });
    await tell('ratings.rated-after-all', { subjectId, organisationId: subject.organisationId });
    return { subjectId, version: subject.version + 1 };
  },
  { over: homeOfSubject },
);
