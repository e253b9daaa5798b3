import type { MeetingId, recordMeeting } from '../src/areas/meetings/contract.ts';
import type { MemberId } from '../src/areas/members/contract.ts';
import type { InputOf } from '../src/platform/action/contract.ts';
import { newId } from '../src/platform/action/id.ts';
import { type Day, day } from '../src/platform/calendar/day.ts';
import { loadCommune } from './commune.ts';
import type { Harness } from './harness.ts';
import { loadMember } from './members.ts';

/** A cell with its secretary's account and five members: three official, one exempt, one on probation. All fictional. */
export const openMeetingCell = async (harness: Harness) => {
  const commune = await loadCommune(harness);
  const [cell, otherCell] = commune.cells as [string, string];
  const secretary = await harness.account({ role: 'cell-secretary', organisationId: cell });
  const neighbour = await harness.account({ role: 'cell-secretary', organisationId: otherCell });
  const official: MemberId[] = [];
  for (const fullName of ['Trần Thị Ánh', 'Lê Văn Bình', 'Phạm Thị Cúc'])
    official.push(await loadMember(harness, cell, { fullName }));
  const probationary = await loadMember(harness, cell, {
    fullName: 'Đỗ Văn Dự',
    standing: 'probationary',
    dates: {
      admissionDecidedOn: day('2026-02-01'),
      admittedOn: day('2026-02-10'),
      officialOn: null,
      recognitionDecidedOn: null,
    },
  });
  return { ...commune, cell, otherCell, secretary, neighbour, official, probationary };
};

type Sheet = InputOf<typeof recordMeeting>;

/** A complete sheet of a regular meeting at which everybody named was present. */
export const sheetOf = (cell: string, present: readonly string[], more: Partial<Sheet> = {}): Sheet => ({
  organisationId: cell as never,
  meetingId: newId<MeetingId>(),
  kind: 'regular',
  heldOn: day('2026-11-03') as Day,
  startedAt: '19:30',
  endedAt: '21:10',
  attendance: present.map((memberId) => ({ memberId, status: 'present' as const })),
  chairId: present[0]!,
  clerkId: present[1] ?? null,
  ...more,
});
