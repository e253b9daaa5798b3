import type pg from 'pg';
import { newId } from '../../src/platform/action/id.ts';
import { addDays, dayOf } from '../../src/platform/calendar/day.ts';

export type Cell = { readonly id: string; readonly memberIds: readonly string[] };

/** A cell with exactly so many members on its roll, today as on every day before. */
export const cellOf = async (owner: pg.Client, members: number): Promise<Cell> => {
  const { rows } = await owner.query<Cell>(
    `SELECT m.org_id AS id, array_agg(m.id ORDER BY m.id) AS "memberIds" FROM members.member m
     GROUP BY m.org_id HAVING count(*) = $1 AND bool_and(m.is_present AND m.state = 'active') ORDER BY m.org_id LIMIT 1`,
    [members],
  );
  return rows[0]!;
};

/** Sheets of meetings on one day after another, each with its whole roll call, five items with opinions, and two tasks. */
export const sheetsOf = ({ id, memberIds }: Cell) => {
  let nth = 0;
  return () => ({
    ...{ organisationId: id, meetingId: newId(), kind: 'extraordinary', entry: 'from-paper' },
    ...{ heldOn: addDays(dayOf(new Date()), -++nth), startedAt: '19:30', endedAt: '21:10', isAgendaApproved: true },
    ...{ chairId: memberIds[0], clerkId: memberIds[1], place: 'Nhà văn hóa', conclusion: 'Chi bộ thống nhất' },
    attendance: memberIds.map((memberId, at) =>
      at % 10 === 9 ? { memberId, status: 'excused', reason: 'Đi công tác' } : { memberId, status: 'present' },
    ),
    items: Array.from({ length: 5 }, (_, at) => ({
      ...{ id: newId(), source: 'own', title: `Nội dung ${at + 1}`, content: 'Tình hình trong tháng' },
      opinions: [{ id: newId(), speakerId: memberIds[at + 2], gist: 'Nhất trí với báo cáo' }],
    })),
    tasks: [0, 1].map((at) => ({
      ...{
        id: newId(),
        text: 'Lập danh sách hộ cần hỗ trợ',
        ownerId: memberIds[at],
        dueOn: addDays(dayOf(new Date()), 30),
      },
    })),
  });
};
