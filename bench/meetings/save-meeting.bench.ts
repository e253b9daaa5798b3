import type pg from 'pg';
import { type BenchProgram, openBenchProgram } from '../bench-program.ts';
import { type BenchServer, withOwner } from '../bench-server.ts';
import { type Figure, figureOf, fineRatiosOf, timed } from '../figure.ts';
import { fillCityOfMembers } from '../members/fill-members.ts';
import { insertAgain, rowsOfTransaction, type TableRows } from './rows-of-transaction.ts';
import { cellOf, sheetsOf } from './sheets.ts';

const RUNS = 9;
const ROLL = 30;
const RUN_MS = 1500;

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
