import type * as meetings from '../src/areas/meetings/contract.ts';
import { meetingById, sheetOpening } from '../src/areas/meetings/contract.ts';
import type { VotedCase } from '../src/areas/members/contract.ts';
import type { InputOf } from '../src/platform/action/contract.ts';
import { newId } from '../src/platform/action/id.ts';
import { type Day, day } from '../src/platform/calendar/day.ts';
import type { Account, Harness } from './harness.ts';
import { sheetOf } from './meetings.ts';

type Sheet = InputOf<typeof meetings.recordMeeting>;
type Tally = { readonly forVotes: number; readonly againstVotes: number; readonly decision?: string };

/** A vote about a case, with the decision that the case asks for unless another is named. */
export const voteOn = (matter: VotedCase, { decision = matter.kind, ...tally }: Tally) => ({
  id: newId() as never,
  matter: `Biểu quyết về ${matter.kind}`,
  method: 'secret' as const,
  decision,
  ...tally,
  case: matter,
});

type Desk = { readonly cell: string; readonly everybody: readonly string[]; readonly secretary: Account };

/** What tests of cases in meetings do again and again, as the secretary of the cell. */
export const caseDesk = ({ cell, everybody, secretary }: Desk, { ask, call }: Harness) => {
  const sheetWith = (heldOn: string, votes: readonly ReturnType<typeof voteOn>[], more: Partial<Sheet> = {}): Sheet =>
    sheetOf(cell, everybody, {
      heldOn: day(heldOn) as Day,
      items: votes.map((vote) => ({
        id: newId<meetings.AgendaItemId>(),
        source: 'case' as const,
        sourceCode: vote.case.id,
        title: vote.matter,
        votes: [vote],
      })),
      ...more,
    });
  const waiting = async (on: string, kind: meetings.MeetingKind = 'regular') => {
    const asked = { organisationId: cell as never, kind, on: day(on) as Day, meetingId: null };
    return (await ask(secretary, sheetOpening, asked)).cases;
  };
  const reopening = async ({ meetingId }: Pick<Sheet, 'meetingId'>) => {
    const { face } = await ask(secretary, meetingById, { meetingId: meetingId as never });
    return { meetingId: meetingId as never, expectedVersion: face.version, why: 'Sửa biên bản (giả định)' };
  };
  /** The reasons for which a sheet is refused, each with its field. */
  const faultsOf = async (who: Account, sheet: Sheet) => {
    const outcome = (await call(who, 'meetings.record-meeting', sheet)) as {
      reasons?: readonly { code: string; field?: string }[];
    };
    return outcome.reasons?.map(({ code, field }) => [code, field]);
  };
  return { sheetWith, waiting, reopening, faultsOf };
};
