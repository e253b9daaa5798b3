import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { type Reason, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/sheet.ts';
import { findResult } from '../questions/elections-of-meeting.ts';
import { homeOfMeeting } from '../questions/meeting-homes.ts';
import { followedReasons } from '../rules/followed-result.ts';
import { takeBackCases } from './carry-cases.ts';
import { loadMeeting, moveMeeting } from './meeting-steps.ts';
import { takeBackTasks } from './meeting-tasks.ts';

export const reportMeeting = action(
  contract.reportMeeting,
  async ({ postedOn, reportedOn, ...input }, { tx, today, note, tell }) => {
    const before = await loadMeeting(tx, input, 'report-meeting');
    const reasons = [['postedOn', postedOn] as const, ['reportedOn', reportedOn] as const].flatMap(
      ([field, day]): Reason[] => [
        ...(day !== null && day > today ? [reason('meetings.sent-in-future', { today }, field)] : []),
        ...(day !== null && before.heldOn !== null && day < before.heldOn
          ? [reason('meetings.reported-before-meeting', { day: before.heldOn }, field)]
          : []),
      ],
    );
    if (reasons.length > 0) throw new Refused(refuse(...reasons));

    await sql`
      UPDATE meetings.meeting SET posted_on = ${postedOn}::date, reported_on = ${reportedOn}::date
      WHERE id = ${before.id}`.execute(tx);
    const done = await moveMeeting(tx, before, 'reported', null);
    note({ subject: `meeting ${before.id}`, after: { postedOn, reportedOn } });
    await tell('meetings.meeting-reported', { meetingId: before.id, organisationId: before.organisationId });
    return done;
  },
  { over: homeOfMeeting },
);

export const withdrawReport = action(
  contract.withdrawReport,
  async ({ why, ...input }, { tx, note, tell }) => {
    const before = await loadMeeting(tx, input, 'withdraw-report');
    await sql`UPDATE meetings.meeting SET posted_on = NULL, reported_on = NULL WHERE id = ${before.id}`.execute(tx);
    const done = await moveMeeting(tx, before, 'closed', why);
    note({ subject: `meeting ${before.id}`, before: { reportedOn: before.reportedOn } });
    await tell('meetings.report-withdrawn', { meetingId: before.id, organisationId: before.organisationId });
    return done;
  },
  { over: homeOfMeeting },
);

export const reopenMeeting = action(
  contract.reopenMeeting,
  async ({ why, ...input }, context) => {
    const { tx, note, tell } = context;
    const before = await loadMeeting(tx, input, 'reopen-meeting');
    const followed = followedReasons(await findResult(tx, before.id, true));
    if (followed.length > 0) throw new Refused(refuse(...followed));
    await takeBackCases(context, before.id);
    await takeBackTasks(context, before.id);
    const done = await moveMeeting(tx, before, 'open', why);
    await sql`
      UPDATE meetings.meeting SET is_adopted = false, closed_at = NULL, posted_on = NULL, reported_on = NULL
      WHERE id = ${before.id}`.execute(tx);
    note({ subject: `meeting ${before.id}`, before: { state: before.state }, after: { state: 'open' } });
    await tell('meetings.meeting-reopened', { meetingId: before.id, organisationId: before.organisationId });
    return done;
  },
  { over: homeOfMeeting },
);
