import { sql } from 'kysely';
import type { QuestionContext } from '../../../platform/action/action.ts';
import type { WorkItem } from '../../../platform/action/area.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { addMonths } from '../../../platform/calendar/months.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { MeetingKind } from '../contract/meeting-codes.ts';
import { electionRulesOn } from './election-world.ts';
import { clocksOf } from './elections-of-meeting.ts';

type Waiting = {
  readonly id: string;
  readonly kind: MeetingKind;
  readonly heldOn: Day;
  readonly isReported: boolean;
  readonly isFilled: boolean;
};

/** Recorded meetings of the last year whose elections are concluded, with what has followed them so far. */
const concluded = async (tx: Tx, today: Day): Promise<Waiting[]> => {
  const { rows } = await sql<Waiting>`
    SELECT m.id, m.kind, m.held_on AS "heldOn", coalesce(r.reported_on IS NOT NULL, false) AS "isReported",
      coalesce(r.filled_on IS NOT NULL, false)
        OR NOT EXISTS (SELECT 1 FROM meetings.election e JOIN meetings.election_ballot b ON b.election_id = e.id
          JOIN meetings.election_ballot_line l ON l.ballot_id = b.id AND l.is_elected
          WHERE e.meeting_id = m.id AND e.post <> 'delegate') AS "isFilled"
    FROM meetings.meeting m LEFT JOIN meetings.congress_result r ON r.meeting_id = m.id
    WHERE m.state IN ('closed', 'reported') AND m.held_on >= ${addMonths(today, -12)}::date
      AND EXISTS (SELECT 1 FROM meetings.election e WHERE e.meeting_id = m.id)
      AND NOT EXISTS (SELECT 1 FROM meetings.election e WHERE e.meeting_id = m.id AND e.state = 'open')
    ORDER BY m.held_on, m.id LIMIT 500`.execute(tx);
  return rows;
};

const dueOf = ({ kind, heldOn }: Waiting): Day | null =>
  clocksOf(electionRulesOn(kind, heldOn), { heldOn, reportedOn: null }).reportDueOn;

/** Past the day by which a congress reports; between congresses that deadline is borrowed from it, and accuses nobody. */
const isLate = (one: Waiting, today: Day): boolean => {
  const due = dueOf(one);
  return one.kind === 'congress' && due !== null && due < today;
};

const linkOf = (found: readonly Waiting[]): string =>
  found.length === 1 ? `/meetings/${found[0]!.id}/elections` : '/meetings';

/** What waits after an election: its result to the superior within its clock, and the term or the posts of the committee. */
export const electionWorkItems = async ({ tx, today }: QuestionContext): Promise<WorkItem[]> => {
  const found = await concluded(tx, today);
  const [unreported, unfilled] = [found.filter((one) => !one.isReported), found.filter((one) => !one.isFilled)];
  const dues = unreported.flatMap((one) => dueOf(one) ?? []).sort();
  const [first = null] = dues;
  return [
    ...(unreported.length === 0
      ? []
      : [
          {
            message: 'meetings.work.election-results',
            params: { count: unreported.length },
            level: unreported.some((one) => isLate(one, today)) ? ('serious' as const) : ('attention' as const),
            dueOn: first,
            link: linkOf(unreported),
            needs: 'meetings.report-result' as const,
          },
        ]),
    ...(unfilled.length === 0
      ? []
      : [
          {
            message: 'meetings.work.terms-to-fill',
            params: { count: unfilled.length },
            level: 'info' as const,
            dueOn: null,
            link: linkOf(unfilled),
            needs: 'meetings.fill-term' as const,
          },
        ]),
  ];
};
