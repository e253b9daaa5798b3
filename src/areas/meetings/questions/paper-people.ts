import type { Tx } from '../../../platform/db/database.ts';
import { rollOf } from '../../members/public.ts';
import type { MeetingSheet } from '../contract/reads.ts';
import type { PaperPerson } from '../papers/paper-facts.ts';
import type { MeetingRulesPack } from '../rules/meeting-rules-shape.ts';
import { statusByRoll } from '../rules/roll-status.ts';
import { holdersOn } from './meeting-facts.ts';
import type { MeetingRow } from './meeting-rows.ts';

export type PaperCircle = {
  readonly people: readonly PaperPerson[];
  /** Name on the day of the meeting; null for nobody, and for somebody out of reach. */
  readonly nameOf: (memberId: string | null) => string | null;
};

type Roll = Awaited<ReturnType<typeof rollOf>>;

/** In words: a code of the pack, else what was typed. */
const reasonWords = (pack: MeetingRulesPack | null, reason: string | null): string | null =>
  reason === null ? null : (pack?.content.absenceReasons.find(({ code }) => code === reason)?.names.vi ?? reason);

const calledOf = (sheet: MeetingSheet, roll: Roll, pack: MeetingRulesPack | null): PaperPerson[] => {
  const rollLine = new Map(roll.map((line, at) => [line.memberId as string, { line, at }]));
  const place = (memberId: string): number => rollLine.get(memberId)?.at ?? roll.length;
  return [...sheet.attendance]
    .sort((a, b) => place(a.memberId) - place(b.memberId))
    .map(({ memberId, fullName, isOfficial, status, reason }) => ({
      memberId,
      name: fullName,
      post: rollLine.get(memberId)?.line.post?.vi ?? null,
      isOfficial,
      status,
      reason: reasonWords(pack, reason),
    }));
};

/** Who is expected and not called yet: of a committee its seats, else the roll; what the roll says of somebody stands already. */
const expectedOf = async (
  tx: Tx,
  { organisationId, kind, plannedOn }: MeetingRow,
  { roll, called }: { readonly roll: Roll; readonly called: readonly PaperPerson[] },
): Promise<PaperPerson[]> => {
  const seats = kind === 'committee' ? await holdersOn(tx, organisationId, plannedOn) : null;
  const seated = seats && new Set(seats.map(({ memberId }) => memberId));
  const known = new Set(called.map(({ memberId }) => memberId));
  return roll
    .filter(({ memberId }) => (seated === null || seated.has(memberId)) && !known.has(memberId))
    .map((line) => ({
      memberId: line.memberId,
      name: line.fullName,
      post: line.post?.vi ?? null,
      isOfficial: line.isOfficial,
      status: statusByRoll(line),
      reason: null,
    }));
};

/** The people of a meeting in the order of the roll of its day, with the names they had then. */
export const paperCircleOf = async (
  tx: Tx,
  row: MeetingRow,
  sheet: MeetingSheet,
  pack: MeetingRulesPack | null,
): Promise<PaperCircle> => {
  const roll = await rollOf(tx, row.organisationId, row.heldOn ?? row.plannedOn);
  const called = calledOf(sheet, roll, pack);
  const isClosed = row.state === 'closed' || row.state === 'reported';
  const people = isClosed ? called : [...called, ...(await expectedOf(tx, row, { roll, called }))];
  const names = new Map<string, string>([
    ...roll.map(({ memberId, fullName }) => [memberId, fullName] as const),
    ...people.map(({ memberId, name }) => [memberId, name] as const),
  ]);
  return { people, nameOf: (memberId) => (memberId === null ? null : (names.get(memberId) ?? null)) };
};
