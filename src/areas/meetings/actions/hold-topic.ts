import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { orRefuse, Refused, reason, refuse, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/topics.ts';
import { getMeeting } from '../questions/meeting-rows.ts';
import { homeOfTopic } from '../questions/topic-rows.ts';
import { checkApproval, checkHolding, checkTopicResult } from '../rules/check-topic.ts';
import { loadTopic, moveTopic } from './topic-steps.ts';

export const approveTopic = action(
  contract.approveTopic,
  async ({ approvedOn, approvedIn, ...input }, { tx, today, note, tell }) => {
    const before = await loadTopic(tx, input, 'approve-topic');
    orRefuse(checkApproval(before, approvedOn, today));
    if (approvedIn !== null) {
      const { organisationId, kind } = await getMeeting(tx, approvedIn);
      if (organisationId !== before.organisationId || kind !== 'committee')
        throw new Refused(refuse(reason('meetings.not-the-committee', {}, 'approvedIn')));
    }
    const saved = await moveTopic(
      tx,
      before,
      'approved',
      sql`state_reason = NULL, approved_on = ${approvedOn}::date, approved_in = ${approvedIn}::uuid`,
    );
    note({ subject: `topic ${before.id}`, after: { approvedOn } });
    await tell('meetings.topic-approved', { topicId: before.id, organisationId: before.organisationId });
    return saved;
  },
  { over: homeOfTopic },
);

export const returnTopic = action(
  contract.returnTopic,
  async ({ why, ...input }, { tx, note, tell }) => {
    const before = await loadTopic(tx, input, 'return-topic');
    const emptied = sql`state_reason = ${why}, approved_on = NULL, approved_in = NULL`;
    const saved = await moveTopic(tx, before, 'drafting', emptied);
    note({ subject: `topic ${before.id}`, before: { approvedOn: before.approvedOn } });
    await tell('meetings.topic-returned', { topicId: before.id, organisationId: before.organisationId });
    return saved;
  },
  { over: homeOfTopic },
);

export const holdTopic = action(
  contract.holdTopic,
  async ({ meetingId, ...input }, { tx, note, tell }) => {
    const before = await loadTopic(tx, input, 'hold-topic');
    const meeting = await getMeeting(tx, meetingId, true);
    if (meeting.organisationId !== before.organisationId)
      throw new Refused(refuseNotFound(reason('platform.not-found', {}, 'meetingId')));
    orRefuse(checkHolding(before.approvedOn, meeting));
    const saved = await moveTopic(tx, before, 'held', sql`state_reason = NULL, meeting_id = ${meetingId}::uuid`);
    note({ subject: `topic ${before.id}`, after: { meetingId } });
    await tell('meetings.topic-held', { topicId: before.id, organisationId: before.organisationId });
    return saved;
  },
  { over: homeOfTopic },
);

export const untieTopic = action(
  contract.untieTopic,
  async ({ why, ...input }, { tx, note, tell }) => {
    const before = await loadTopic(tx, input, 'untie-topic');
    if (before.result !== null) throw new Refused(refuse(reason('meetings.topic-has-result')));
    const saved = await moveTopic(tx, before, 'approved', sql`state_reason = ${why}, meeting_id = NULL`);
    note({ subject: `topic ${before.id}`, before: { meetingId: before.meetingId } });
    await tell('meetings.topic-untied', { topicId: before.id, organisationId: before.organisationId });
    return saved;
  },
  { over: homeOfTopic },
);

export const recordTopicResult = action(
  contract.recordTopicResult,
  async ({ topicId, expectedVersion, ...result }, { tx, today, note, tell }) => {
    const before = await loadTopic(tx, { topicId, expectedVersion }, 'record-topic-result');
    const { heldOn } = await getMeeting(tx, before.meetingId!);
    orRefuse(checkTopicResult(result, heldOn ?? today, today));
    await sql`
      UPDATE meetings.topic SET result_on = ${result.resultOn}::date, residents = ${result.residents}::int,
        households = ${result.households}::int, result = ${result.result}, lessons = ${result.lessons}, version = version + 1
      WHERE id = ${topicId}`.execute(tx);
    const { residents, households, resultOn } = result;
    note({
      subject: `topic ${topicId}`,
      before: { resultOn: before.resultOn },
      after: { resultOn, residents, households },
    });
    await tell('meetings.topic-result-recorded', { topicId, organisationId: before.organisationId });
    return { topicId, version: before.version + 1 };
  },
  { over: homeOfTopic },
);
