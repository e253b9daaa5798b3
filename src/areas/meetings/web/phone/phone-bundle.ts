import type { ActionContract, Contract, InputOf, OutputOf } from '../../../../platform/action/contract.ts';
import { addDays, type Day } from '../../../../platform/calendar/day.ts';
import { todayHere } from '../../../../web/as-of.ts';
import { call } from '../../../../web/client.ts';
import type { MeetingKind } from '../../contract/meeting-codes.ts';
import type { MeetingSheet } from '../../contract/reads.ts';
import type { calendarOfYear, meetingById, sheetFacts, sheetOpening } from '../../contract.ts';
import type { Opening, SheetDraft } from '../sheet-draft.ts';
import type { Basis, Facts } from '../sheet-verdict.ts';

/** The kinds of meeting that a phone can record; a congress with its elections needs the full page. */
export const phoneKinds = ['regular', 'thematic', 'combined', 'extraordinary', 'committee', 'party-group'] as const;
export type PhoneKind = (typeof phoneKinds)[number];

/** A meeting in the calendar around today that is not recorded yet. */
export type Ahead = { readonly sheet: MeetingSheet; readonly facts: Facts };

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
    faces.map(async ({ id: meetingId, plannedOn, heldOn }) => ({
      sheet: await askFor<typeof meetingById>('meetings.meeting', { meetingId }),
      facts: await askFor<typeof sheetFacts>('meetings.sheet-facts', {
        organisationId,
        meetingId,
        on: heldOn ?? plannedOn,
      }),
    })),
  );
};

export const isPhoneKind = (kind: MeetingKind): kind is PhoneKind => (phoneKinds as readonly string[]).includes(kind);

/** Asks for everything that is kept; refusals come through as they are. */
export const fetchBundle = async (
  organisationId: Bundle['organisationId'],
  displayName: string,
  now: Date,
): Promise<Bundle> => {
  const on = todayHere();
  const openings = await Promise.all(
    phoneKinds.map(async (kind) => [
      kind,
      await askFor<typeof sheetOpening>('meetings.sheet-opening', { organisationId, kind, on }),
    ]),
  );
  const facts = await askFor<typeof sheetFacts>('meetings.sheet-facts', { organisationId, on });
  return {
    organisationId,
    name: (openings[0]![1] as Opening).organisation.name,
    displayName,
    fetchedAt: now.toISOString(),
    openings: Object.fromEntries(openings) as Bundle['openings'],
    facts,
    ahead: await meetingsAhead(organisationId, on),
  };
};

/** Kinds that can be begun with what is kept: a meeting of a Party group only where the cell has groups. */
export const kindsToBegin = ({ openings, facts }: Bundle): readonly PhoneKind[] =>
  phoneKinds.filter((kind) => openings[kind] !== undefined && (kind !== 'party-group' || facts.groups.length > 0));

/** The Party groups of the cell on the day of the sheet. */
export const groupsFor = (bundle: Bundle, place: Pick<SheetDraft, 'kind' | 'meetingId' | 'heldOn'>) =>
  place.kind === 'party-group' ? basisOf(bundle, place).facts.groups : [];

/** What a sheet is judged by on this phone: the roll and rules as they were last fetched, and today as it is here. */
export const basisOf = (bundle: Bundle, place: Pick<SheetDraft, 'kind' | 'meetingId' | 'heldOn'>): Basis => {
  const opening = (isPhoneKind(place.kind) && bundle.openings[place.kind]) || bundle.openings.regular;
  const ahead = bundle.ahead.find(({ sheet }) => sheet.face.id === place.meetingId);
  return {
    opening: { ...opening, on: place.heldOn },
    facts: { ...(ahead?.facts ?? bundle.facts), today: todayHere() },
  };
};
