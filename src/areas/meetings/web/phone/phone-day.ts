import type { Day } from '../../../../platform/calendar/day.ts';
import { todayHere } from '../../../../web/as-of.ts';
import type { ElectionRecord } from '../../contract/election-results.ts';
import type { Opening, SheetDraft } from '../sheet-draft.ts';
import type { Basis, Facts } from '../sheet-verdict.ts';
import { type Ahead, type Bundle, type DatedFacts, isPhoneKind } from './phone-bundle.ts';

export type Place = Pick<SheetDraft, 'kind' | 'meetingId' | 'heldOn'>;

const aheadOf = ({ ahead }: Bundle, { meetingId }: Pick<Place, 'meetingId'>): Ahead | undefined =>
  ahead.find(({ sheet }) => sheet.face.id === meetingId);

/** Elections that the server knew in this meeting when it was last asked. */
export const electionsKnown = (bundle: Bundle, place: Pick<Place, 'meetingId'>): readonly ElectionRecord[] =>
  aheadOf(bundle, place)?.elections ?? [];

type Dated = { readonly on: Day };

/** Of several days as near the first one. */
const nearestOf = <D extends Dated>(heldOn: Day, all: readonly D[]): D => {
  const gap = ({ on }: Dated): number => Math.abs(Date.parse(on) - Date.parse(heldOn));
  return all.reduce((best, one) => (gap(one) < gap(best) ? one : best));
};

/** Roll and rules of the day nearest to that of a sheet, whatever meeting they were fetched for. */
const nearestTo = (heldOn: Day, { openings, ahead, dated = [] }: Bundle): Opening =>
  nearestOf(heldOn, [...Object.values(openings), ...ahead.flatMap(({ opening }) => opening ?? []), ...dated]);

/** The day whose roll stands in for that of a day for which this phone has none; null: it has the right one. */
export const rollStandingIn = (bundle: Bundle, { heldOn }: Pick<Place, 'heldOn'>): Day | null => {
  const { on } = nearestTo(heldOn, bundle);
  return on === heldOn ? null : on;
};

const slotDay = ({ face }: Ahead['sheet']): Day => face.heldOn ?? face.plannedOn;

/** Facts of the day nearest to that of a sheet: those asked for its own meeting, else those asked for none. */
const factsNearest = (bundle: Bundle, place: Place): DatedFacts => {
  const { datedFacts = [], facts, openings } = bundle;
  const own = aheadOf(bundle, place);
  const { meetingId } = place;
  return nearestOf(place.heldOn, [
    ...datedFacts.filter((one) => one.meetingId === meetingId),
    ...(own ? [{ on: slotDay(own.sheet), meetingId, facts: own.facts }] : []),
    ...datedFacts.filter((one) => one.meetingId === null),
    // All kinds were asked for the day on which the facts were.
    { on: Object.values(openings)[0]!.on, meetingId: null, facts },
  ]);
};

/** Asked for no meeting, the sheet's own one stands among the others of its month, and whether it was prepared is not in it. */
const asOwn = (facts: Facts, { sheet, facts: known }: Ahead): Facts => {
  const isOwn = ({ kind, groupId, on }: Facts['others'][number]): boolean =>
    kind === sheet.kind && groupId === sheet.groupId && on === slotDay(sheet);
  const at = facts.others.findIndex(isOwn);
  const { enteredOn, isPrepared } = known;
  return { ...facts, enteredOn, isPrepared, others: facts.others.filter((_, place) => place !== at) };
};

const factsOf = (bundle: Bundle, place: Place): Facts => {
  const { facts, meetingId } = factsNearest(bundle, place);
  const own = aheadOf(bundle, place);
  return { ...(own && meetingId === null ? asOwn(facts, own) : facts), today: todayHere() };
};

/** What the facts beside the roll tell, as far as they differ from one day to another. */
export type FactOfDay = 'posts' | 'groups' | 'others' | 'calls';

/** Whose day's facts stand in for those of a day for which this phone has none, and which of them; null: it has the right ones. */
export const factsStandingIn = (
  bundle: Bundle,
  place: Place,
): { readonly of: Day; readonly facts: readonly FactOfDay[] } | null => {
  const { on: of } = factsNearest(bundle, place);
  const { heldOn, kind } = place;
  if (of === heldOn) return null;
  const facts: FactOfDay[] = ['posts'];
  if (kind === 'party-group') facts.push('groups');
  // Other meetings are asked for the month of a day and the one before it.
  if (of.slice(0, 7) !== heldOn.slice(0, 7)) facts.push('others');
  return { of, facts: [...facts, 'calls'] };
};

const usualOf = (bundle: Bundle, place: Place): Opening => {
  const usual = (isPhoneKind(place.kind) && bundle.openings[place.kind]) || bundle.openings.regular;
  return aheadOf(bundle, place)?.opening ?? usual;
};

/** What a sheet is judged by on this phone: roll, rules and facts of its day as they were last fetched, and today as it is here. */
export const basisOf = (bundle: Bundle, place: Place): Basis => {
  const usual = usualOf(bundle, place);
  const { roll, packs } = nearestTo(place.heldOn, bundle);
  // Rules of elections follow the kind of the meeting, all others the day alone.
  const { election } = usual.packs;
  return {
    opening: { ...usual, on: place.heldOn, roll, packs: { ...packs, election } },
    facts: factsOf(bundle, place),
  };
};

/** The Party groups of the cell on the day of the sheet. */
export const groupsFor = (bundle: Bundle, place: Place) =>
  place.kind === 'party-group' ? factsOf(bundle, place).groups : [];
