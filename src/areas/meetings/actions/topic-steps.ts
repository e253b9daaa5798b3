import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { TopicId } from '../contract/topics.ts';
import { refuseStale } from '../questions/meeting-rows.ts';
import { getTopic, type TopicRow } from '../questions/topic-rows.ts';
import { mayStep, type TopicState, type TopicStep, topic } from '../rules/transitions.ts';

type Versioned = { readonly topicId: string; readonly expectedVersion: number };

/** A topic about to take a step, locked; refuses a stale version and a step its state does not allow. */
export const loadTopic = async (
  tx: Tx,
  { topicId, expectedVersion }: Versioned,
  step: TopicStep,
): Promise<TopicRow> => {
  const row = await getTopic(tx, topicId, true);
  refuseStale(row, expectedVersion);
  if (!mayStep(topic, row.state, step))
    throw new Refused(refuse(reason('meetings.topic-step-not-open', { state: row.state })));
  return row;
};

/** Puts a topic into a state, keeps the one it came from, and writes the columns given. */
export const moveTopic = async (
  tx: Tx,
  before: TopicRow,
  to: TopicState,
  columns: RawBuilder<unknown>,
): Promise<{ topicId: TopicId; version: number }> => {
  await sql`
    UPDATE meetings.topic SET state = ${to}, state_before = ${before.state}, version = version + 1, ${columns}
    WHERE id = ${before.id}`.execute(tx);
  return { topicId: before.id, version: before.version + 1 };
};
