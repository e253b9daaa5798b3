import type { ActionContract, Contract, InputOf, OutputOf } from '../../../../platform/action/contract.ts';
import { addDays, type Day } from '../../../../platform/calendar/day.ts';
import { todayHere } from '../../../../web/as-of.ts';
import { call } from '../../../../web/client.ts';
import { ApiRefusal } from '../../../../web/refusal.ts';
import type { ElectionRecord } from '../../contract/election-results.ts';
import type { MeetingKind } from '../../contract/meeting-codes.ts';
import type { MeetingSheet } from '../../contract/reads.ts';
import type { calendarOfYear, electionsOfMeeting, meetingById, sheetFacts, sheetOpening } from '../../contract.ts';
import { isOfWholeCell } from '../../rules/check-cases.ts';
import type { Opening, SheetDraft } from '../sheet-draft.ts';
import type { Facts } from '../sheet-verdict.ts';

/** The kinds of meeting that a phone can record; a congress is prepared on the full page and stands in the calendar. */
export const phoneKinds = [
  'regular',
  'thematic',
  'combined',
  'extraordinary',
  'committee',
  'party-group',
  'congress',
] as const satisfies readonly MeetingKind[];
export type PhoneKind = (typeof phoneKinds)[number];

/** A meeting in the calendar around today that is not recorded yet. */
export type Ahead = {
  readonly sheet: MeetingSheet;
  readonly facts: Facts;
  /** Roll, agenda and rules of the day for which it is planned; an earlier version of this page fetched none, and no elections. */
  readonly opening?: Opening;
  readonly elections?: readonly ElectionRecord[];
};

/** Facts beside the sheet as they were asked for a day, and for a meeting that the server knows. */
export type DatedFacts = { readonly on: Day; readonly meetingId: string | null; readonly facts: Facts };

/** All that is kept of one cell, so that its meeting can be recorded without network. */
export type Bundle = {
  readonly organisationId: SheetDraft['organisationId'];
  readonly name: string;
  readonly displayName: string;
  readonly fetchedAt: string;
  /** What was fetched by an earlier version of this page lacks the kinds that came later. */
  readonly openings: Readonly<Record<'regular', Opening> & Partial<Record<PhoneKind, Opening>>>;
  readonly facts: Facts;
  readonly ahead: readonly Ahead[];
  /** For days of sheets begun here that are neither today nor in the calendar. */
  readonly dated?: readonly Opening[];
  /** For the days of sheets begun here, and of the meeting of each. */
  readonly datedFacts?: readonly DatedFacts[];
};

// A network that swallows what is sent would hold up everything that waits; nothing on this page takes the server that long.
const PATIENCE_MS = 30_000;

/** Calls by name: the contracts themselves, with their schemas, stay on the server's side. */
export const askFor = async <C extends Contract>(name: C['name'], input: InputOf<C>): Promise<OutputOf<C>> =>
  (await call(name, input, { signal: AbortSignal.timeout(PATIENCE_MS) })) as OutputOf<C>;

export const actFor = async <C extends ActionContract>(
  name: C['name'],
  input: InputOf<C>,
  requestId: string,
): Promise<OutputOf<C>> =>
  (await call(name, input, { requestId, signal: AbortSignal.timeout(PATIENCE_MS) })) as OutputOf<C>;

const DAYS_BACK = 31;
const DAYS_AHEAD = 45;
const MOST_AHEAD = 6;
const open = new Set(['planned', 'noticed', 'open']);

const meetingsAhead = async (organisationId: Bundle['organisationId'], today: Day): Promise<Ahead[]> => {
  const [from, to] = [addDays(today, -DAYS_BACK), addDays(today, DAYS_AHEAD)];
  const years = [...new Set([from, to].map((day) => Number(day.slice(0, 4))))];
  const calendars = await Promise.all(
    years.map((year) => askFor<typeof calendarOfYear>('meetings.calendar-of-year', { organisationId, year })),
  );
  const faces = calendars
    .flatMap(({ meetings }) => meetings)
    .filter(
      ({ state, kind, plannedOn }) => open.has(state) && isPhoneKind(kind) && plannedOn >= from && plannedOn <= to,
    )
    .sort((one, other) => one.plannedOn.localeCompare(other.plannedOn))
    .slice(0, MOST_AHEAD);
  return Promise.all(
    faces.map(async ({ id: meetingId, kind, plannedOn, heldOn }) => {
      const on = heldOn ?? plannedOn;
      return {
        sheet: await askFor<typeof meetingById>('meetings.meeting', { meetingId }),
        facts: await askFor<typeof sheetFacts>('meetings.sheet-facts', { organisationId, meetingId, on }),
        opening: await askFor<typeof sheetOpening>('meetings.sheet-opening', { organisationId, kind, on, meetingId }),
        elections: isOfWholeCell(kind)
          ? (await askFor<typeof electionsOfMeeting>('meetings.elections-of-meeting', { meetingId })).elections
          : [],
      };
    }),
  );
};

export const isPhoneKind = (kind: MeetingKind): kind is PhoneKind => (phoneKinds as readonly string[]).includes(kind);

/** The day of a sheet begun here; null: a meeting that the server does not know yet. */
export type SheetDay = Pick<DatedFacts, 'on' | 'meetingId'>;

type Asked = {
  readonly organisationId: Bundle['organisationId'];
  readonly displayName: string;
  readonly now: Date;
  readonly sheets: readonly SheetDay[];
};

/** A day that the server refuses, such as one before the cell was there, is not kept: the sheet says so when it is recorded. */
const unlessRefused = <T>(asked: Promise<T>): Promise<T | []> =>
  asked.catch((error) => {
    if (error instanceof ApiRefusal && error.kind !== 'offline' && error.kind !== 'not-signed-in') return [];
    throw error;
  });

/** Roll and rules of some days. */
const openingsOn = async (organisationId: Bundle['organisationId'], days: readonly Day[]): Promise<Opening[]> => {
  const found = days.map((on) =>
    unlessRefused(askFor<typeof sheetOpening>('meetings.sheet-opening', { organisationId, kind: 'regular', on })),
  );
  return (await Promise.all(found)).flat();
};

/** Committee, Party groups, other meetings and calls of some days. */
const factsOn = async (organisationId: Bundle['organisationId'], days: readonly SheetDay[]): Promise<DatedFacts[]> => {
  const found = days.map(async ({ on, meetingId }) => {
    const asked = { organisationId, on, meetingId: meetingId as never };
    const facts = await unlessRefused(askFor<typeof sheetFacts>('meetings.sheet-facts', asked));
    return 'today' in facts ? { on, meetingId, facts } : [];
  });
  return (await Promise.all(found)).flat();
};

const isSame = (one: SheetDay, other: SheetDay): boolean => one.on === other.on && one.meetingId === other.meetingId;

/** Each day of sheets once, without the days to come: what is recorded was held. */
const askedOnce = (sheets: readonly SheetDay[], today: Day): readonly SheetDay[] =>
  sheets
    .filter((sheet, at) => sheet.on <= today && sheets.findIndex((one) => isSame(one, sheet)) === at)
    .slice(0, MOST_AHEAD);

/** What is kept with the day of one more sheet: asked for when somebody types another day. */
export const withDay = async (bundle: Bundle, sheet: SheetDay): Promise<Bundle> => {
  const { organisationId, dated = [], datedFacts = [] } = bundle;
  const days = askedOnce([sheet], todayHere());
  const [openings, facts] = await Promise.all([
    openingsOn(
      organisationId,
      days.map(({ on }) => on),
    ),
    factsOn(organisationId, days),
  ]);
  return {
    ...bundle,
    dated: [...openings, ...dated.filter(({ on }) => on !== sheet.on)],
    datedFacts: [...facts, ...datedFacts.filter((one) => !isSame(one, sheet))],
  };
};

/** Asks for everything that is kept; refusals come through as they are. */
export const fetchBundle = async ({ organisationId, displayName, now, sheets }: Asked): Promise<Bundle> => {
  const on = todayHere();
  const openings = await Promise.all(
    phoneKinds.map(async (kind) => [
      kind,
      await askFor<typeof sheetOpening>('meetings.sheet-opening', { organisationId, kind, on }),
    ]),
  );
  const facts = await askFor<typeof sheetFacts>('meetings.sheet-facts', { organisationId, on });
  const ahead = await meetingsAhead(organisationId, on);
  const had = new Set<Day>([on, ...ahead.map(({ opening }) => opening!.on)]);
  const asked = askedOnce(sheets, on);
  return {
    organisationId,
    name: (openings[0]![1] as Opening).organisation.name,
    displayName,
    fetchedAt: now.toISOString(),
    openings: Object.fromEntries(openings) as Bundle['openings'],
    facts,
    ahead,
    dated: await openingsOn(
      organisationId,
      [...new Set(asked.map(({ on: day }) => day))].filter((day) => !had.has(day)),
    ),
    datedFacts: await factsOn(organisationId, asked),
  };
};

/** Kinds that can be begun with what is kept: a meeting of a Party group only where the cell has groups. */
export const kindsToBegin = ({ openings, facts }: Bundle): readonly PhoneKind[] =>
  phoneKinds.filter(
    (kind) =>
      openings[kind] !== undefined && kind !== 'congress' && (kind !== 'party-group' || facts.groups.length > 0),
  );
