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
import type { Basis, Facts } from '../sheet-verdict.ts';

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

type Asked = {
  readonly organisationId: Bundle['organisationId'];
  readonly displayName: string;
  readonly now: Date;
  /** Days of the sheets begun here. */
  readonly days: readonly Day[];
};

/** A day that the server refuses, such as one before the cell was there, is not kept: the sheet says so when it is recorded. */
const openingsOn = async (organisationId: Bundle['organisationId'], days: readonly Day[]): Promise<Opening[]> => {
  const found = days.map((on) =>
    askFor<typeof sheetOpening>('meetings.sheet-opening', { organisationId, kind: 'regular', on }).catch((error) => {
      if (error instanceof ApiRefusal && error.kind !== 'offline') return [];
      throw error;
    }),
  );
  return (await Promise.all(found)).flat();
};

/** Asks for everything that is kept; refusals come through as they are. */
export const fetchBundle = async ({ organisationId, displayName, now, days }: Asked): Promise<Bundle> => {
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
      [...new Set(days)].filter((day) => !had.has(day) && day <= on).slice(0, MOST_AHEAD),
    ),
  };
};

/** Kinds that can be begun with what is kept: a meeting of a Party group only where the cell has groups. */
export const kindsToBegin = ({ openings, facts }: Bundle): readonly PhoneKind[] =>
  phoneKinds.filter(
    (kind) =>
      openings[kind] !== undefined && kind !== 'congress' && (kind !== 'party-group' || facts.groups.length > 0),
  );

/** The Party groups of the cell on the day of the sheet. */
export const groupsFor = (bundle: Bundle, place: Pick<SheetDraft, 'kind' | 'meetingId' | 'heldOn'>) =>
  place.kind === 'party-group' ? basisOf(bundle, place).facts.groups : [];

type Place = Pick<SheetDraft, 'kind' | 'meetingId' | 'heldOn'>;

const aheadOf = ({ ahead }: Bundle, { meetingId }: Pick<Place, 'meetingId'>): Ahead | undefined =>
  ahead.find(({ sheet }) => sheet.face.id === meetingId);

/** Elections that the server knew in this meeting when it was last asked. */
export const electionsKnown = (bundle: Bundle, place: Pick<Place, 'meetingId'>): readonly ElectionRecord[] =>
  aheadOf(bundle, place)?.elections ?? [];

/** Roll and rules of the day nearest to that of a sheet, whatever meeting they were fetched for. */
const nearestTo = (heldOn: Day, { openings, ahead, dated = [] }: Bundle): Opening => {
  const gap = ({ on }: Opening): number => Math.abs(Date.parse(on) - Date.parse(heldOn));
  return [...Object.values(openings), ...ahead.flatMap(({ opening }) => opening ?? []), ...dated].reduce((best, one) =>
    gap(one) < gap(best) ? one : best,
  );
};

/** The day whose roll stands in for that of a day for which this phone has none; null: it has the right one. */
export const rollStandingIn = (bundle: Bundle, { heldOn }: Pick<Place, 'heldOn'>): Day | null => {
  const { on } = nearestTo(heldOn, bundle);
  return on === heldOn ? null : on;
};

const usualOf = (bundle: Bundle, place: Place): Opening => {
  const usual = (isPhoneKind(place.kind) && bundle.openings[place.kind]) || bundle.openings.regular;
  return aheadOf(bundle, place)?.opening ?? usual;
};

/** What a sheet is judged by on this phone: the roll and rules of its day as they were last fetched, and today as it is here. */
export const basisOf = (bundle: Bundle, place: Place): Basis => {
  const usual = usualOf(bundle, place);
  const { roll, packs } = nearestTo(place.heldOn, bundle);
  // Rules of elections follow the kind of the meeting, all others the day alone.
  const { election } = usual.packs;
  return {
    opening: { ...usual, on: place.heldOn, roll, packs: { ...packs, election } },
    facts: { ...(aheadOf(bundle, place)?.facts ?? bundle.facts), today: todayHere() },
  };
};
