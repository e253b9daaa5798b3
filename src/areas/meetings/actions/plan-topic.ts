import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { rollOf } from '../../members/public.ts';
import type { TopicId } from '../contract/topics.ts';
import * as contract from '../contract/topics.ts';
import { homeOfTopic } from '../questions/topic-rows.ts';
import { loadTopic, moveTopic } from './topic-steps.ts';

type Fields = Omit<typeof contract.planTopic.input._output, 'organisationId'>;

const columnsOf = (fields: Fields) => sql`
  ${fields.year}::int, ${fields.quarter}::int, ${fields.title}, ${fields.why}, ${fields.whySource}, ${fields.concernId}::uuid,
  ${fields.situation}, ${fields.facts}, ${fields.solution}`;
const columns = sql`year, quarter, title, why, why_source, concern_id, situation, facts, solution`;

export const planTopic = action(contract.planTopic, async ({ organisationId, ...fields }, { tx, note, tell }) => {
  const topicId = newId<TopicId>();
  await sql`
    INSERT INTO meetings.topic (id, org_id, org_pos, state, ${columns})
    SELECT ${topicId}, p.id, p.pos, 'planned', ${columnsOf(fields)}
    FROM organisations.published_position p WHERE p.id = ${organisationId}`.execute(tx);
  note({ subject: `topic ${topicId}`, after: { year: fields.year, quarter: fields.quarter } });
  await tell('meetings.topic-planned', { topicId, organisationId });
  return { topicId, version: 1 };
});

export const changeTopic = action(
  contract.changeTopic,
  async ({ topicId, expectedVersion, ...fields }, { tx, note, tell }) => {
    const before = await loadTopic(tx, { topicId, expectedVersion }, 'change-topic');
    await sql`
      UPDATE meetings.topic SET (${columns}) = (SELECT ${columnsOf(fields)}), version = version + 1
      WHERE id = ${topicId}`.execute(tx);
    const { year, quarter } = fields;
    note({
      subject: `topic ${topicId}`,
      before: { year: before.year, quarter: before.quarter },
      after: { year, quarter },
    });
    await tell('meetings.topic-changed', { topicId, organisationId: before.organisationId });
    return { topicId, version: before.version + 1 };
  },
  { over: homeOfTopic },
);

export const withdrawTopic = action(
  contract.withdrawTopic,
  async (input, { tx, note, tell }) => {
    const { id, organisationId, year, quarter } = await loadTopic(tx, input, 'withdraw-topic');
    await sql`DELETE FROM meetings.topic t WHERE t.id = ${id}`.execute(tx);
    note({ subject: `topic ${id}`, before: { year, quarter } });
    await tell('meetings.topic-withdrawn', { topicId: id, organisationId });
    return { done: true as const };
  },
  { over: homeOfTopic },
);

export const assignDrafter = action(
  contract.assignDrafter,
  async ({ drafterId, draftDueOn, ...input }, { tx, today, note, tell }) => {
    const before = await loadTopic(tx, input, 'assign-drafter');
    const roll = await rollOf(tx, before.organisationId, today);
    if (!roll.some(({ memberId }) => (memberId as string) === drafterId))
      throw new Refused(refuse(reason('meetings.not-on-roll', { day: today }, 'drafterId')));
    const saved = await moveTopic(
      tx,
      before,
      'drafting',
      sql`state_reason = NULL, drafter_id = ${drafterId}::uuid, draft_due_on = ${draftDueOn}::date`,
    );
    note({ subject: `topic ${before.id}`, before: { drafterId: before.drafterId }, after: { drafterId } });
    await tell('meetings.drafter-assigned', { topicId: before.id, organisationId: before.organisationId });
    return saved;
  },
  { over: homeOfTopic },
);

export const dropTopic = action(
  contract.dropTopic,
  async ({ why, ...input }, { tx, note, tell }) => {
    const before = await loadTopic(tx, input, 'drop-topic');
    const saved = await moveTopic(tx, before, 'dropped', sql`state_reason = ${why}`);
    note({ subject: `topic ${before.id}`, before: { state: before.state }, after: { state: 'dropped' } });
    await tell('meetings.topic-dropped', { topicId: before.id, organisationId: before.organisationId });
    return saved;
  },
  { over: homeOfTopic },
);

export const resumeTopic = action(
  contract.resumeTopic,
  async ({ why, ...input }, { tx, note, tell }) => {
    const before = await loadTopic(tx, input, 'resume-topic');
    const saved = await moveTopic(tx, before, before.stateBefore ?? 'planned', sql`state_reason = ${why}`);
    note({ subject: `topic ${before.id}`, before: { state: 'dropped' }, after: { state: before.stateBefore } });
    await tell('meetings.topic-resumed', { topicId: before.id, organisationId: before.organisationId });
    return saved;
  },
  { over: homeOfTopic },
);
