import { sql } from 'kysely';
import type { CronJob, Listener } from '../../../platform/action/area.ts';
import { noticeDoubleMember } from './notice-double-member.ts';

/** Every night: sealed values that waited with a change are dropped once the day of its decision, and with it the undo, is over. */
const forgetChangeValues: CronJob = {
  name: 'members.forget-change-values',
  cron: '20 1 * * *',
  run: async ({ tx, today, note }) => {
    const { rows } = await sql<{ n: number }>`
      SELECT members.forget_change_values((${today}::date)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh') AS n`.execute(
      tx,
    );
    if (rows[0]!.n > 0) note({ subject: 'members.change_value', after: { forgotten: rows[0]!.n } });
  },
};

/** Every night: values of the optional block that members took along to where no block is open; no office may open them there. */
const eraseStrayValues: CronJob = {
  name: 'members.erase-stray-values',
  cron: '22 1 * * *',
  run: async ({ tx, note }) => {
    const { rows } = await sql<{ n: number }>`SELECT members.erase_stray_values() AS n`.execute(tx);
    if (rows[0]!.n > 0) note({ subject: 'members.sealed_value', after: { erased: rows[0]!.n } });
  },
};

/** What the topic records does by the clock, and what it does after events. */
export const recordsJobs: readonly CronJob[] = [forgetChangeValues, eraseStrayValues];
export const recordsListeners: Readonly<Record<string, readonly Listener[]>> = {
  'members.member-recorded': [noticeDoubleMember],
  'members.identifier-recorded': [noticeDoubleMember],
};
