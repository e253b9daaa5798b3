import type pg from 'pg';
import { newId } from '../../src/platform/action/id.ts';
import { addDays, dayOf } from '../../src/platform/calendar/day.ts';
import { type BenchProgram, openBenchProgram } from '../bench-program.ts';
import { type BenchServer, withOwner } from '../bench-server.ts';
import { type Figure, figureOf, fineRatiosOf, timed } from '../figure.ts';
import { fillCityOfMembers } from '../members/fill-members.ts';
import { insertAgain, rowsOfTransaction, type TableRows } from './rows-of-transaction.ts';

const RUNS = 9;
const ROLL = 30;
const RUN_MS = 1500;

type Cell = { readonly id: string; readonly memberIds: readonly string[] };

/** A cell with exactly so many members on its roll, today as on every day before. */
const cellOf = async (owner: pg.Client, members: number): Promise<Cell> => {
  const { rows } = await owner.query<Cell>(
    `SELECT m.org_id AS id, array_agg(m.id ORDER BY m.id) AS "memberIds" FROM members.member m
     GROUP BY m.org_id HAVING count(*) = $1 AND bool_and(m.is_present AND m.state = 'active') ORDER BY m.org_id LIMIT 1`,
    [members],
  );
  return rows[0]!;
};

/** Sheets of meetings on one day after another, each with its whole roll call, five items with opinions, and two tasks. */
const sheetsOf = ({ id, memberIds }: Cell) => {
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

const written = async (opened: BenchProgram, owner: pg.Client, accountId: string, sheet: { meetingId: string }) => {
  await opened.run(accountId, 'meetings.record-meeting', sheet);
  return rowsOfTransaction(owner, 'meetings.meeting', sheet.meetingId);
};

const figuresOf = async (opened: BenchProgram, owner: pg.Client): Promise<Figure[]> => {
  const cell = await cellOf(owner, ROLL);
  const secretary = await opened.account('cell-secretary', cell.id);
  const next = sheetsOf(cell);
  const save = () => opened.run(secretary, 'meetings.record-meeting', next());
  const rows: readonly TableRows[] = await written(opened, owner, secretary, next());
  const again = insertAgain(rows);
  const ratios = await fineRatiosOf(RUNS, RUN_MS, save, () => again(owner));
  const times: number[] = [];
  for (let at = 0; at < RUNS; at++) times.push(await timed(save));
  const goal = { goal: 3, better: 'lower' } as const;
  return [
    figureOf({ name: `saving a meeting of ${ROLL} ÷ the same rows as raw SQL`, unit: '×', ...goal }, ratios),
    figureOf({ name: `saving a meeting of ${ROLL}`, unit: 'ms', goal: 200, better: 'lower' }, times),
  ];
};

/** Recording a meeting with everything it writes, against inserts of the same rows: one statement a table, in one transaction. */
export const bench = async ({ copyOf }: BenchServer): Promise<Figure[]> => {
  const database = await copyOf('city_of_members', fillCityOfMembers, 'save_meeting');
  const opened = openBenchProgram(database);
  try {
    return await withOwner(database, (owner) => figuresOf(opened, owner));
  } finally {
    await opened.end();
  }
};
