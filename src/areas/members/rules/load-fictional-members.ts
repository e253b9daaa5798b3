import { addDays, type Day } from '../../../platform/calendar/day.ts';
import { addMonths } from '../../../platform/calendar/months.ts';
import type { FourDates, MemberState, Standing } from '../contract/member.ts';
import { type Draws, inBand } from './load-draws.ts';
import { memberCareer } from './load-member-career.ts';
import { memberFacts } from './load-member-facts.ts';
import { type MemberNameParts, memberName, type Sex, sexOfName } from './load-member-names.ts';
import { profileOf } from './load-sector-profiles.ts';
import { fullYears } from './party-age.ts';

/** Somebody who is in the database already as the holder of a post and now becomes a member. */
export type HolderWanted = { readonly personId: string; readonly fullName: string; readonly birthYear: number | null };

export type CellWanted = {
  readonly sector: string | null;
  /** Where its members live, as text. */
  readonly residence: string;
  /** Since when the cell keeps its roll here; who was admitted later began then. */
  readonly since: Day;
  readonly present: number;
  /** Members who were here and have left since. */
  readonly left: number;
  readonly holders: readonly HolderWanted[];
};

export type FictionalMember = {
  readonly personId: string | null;
  readonly fullName: string;
  readonly standing: Standing;
  readonly state: MemberState;
  readonly stateSince: Day | null;
  readonly dates: FourDates;
  readonly partyAgeFrom: Day | null;
  readonly personalId: string | null;
  readonly oldCard: string | null;
  readonly facts: ReturnType<typeof memberFacts>['facts'];
  readonly spell: { readonly since: Day; readonly isBeginningKnown: boolean; readonly beganBy: 'admission' | 'import' };
};

type World = {
  readonly draws: Draws;
  readonly parts: MemberNameParts;
  readonly today: Day;
  /** Number of the next invented member. */
  readonly nextNumber: () => number;
};

const waysOut = { 'transferred-out': 57, deceased: 34, resigned: 2, removed: 5, expelled: 2 } as const;

const birthOf = ({ draws, today }: World, ages: Readonly<Record<string, number>>): Day =>
  addDays(addMonths(today, -12 * inBand(draws, ages)), -draws.whole(0, 360));

const stateOf = (
  { draws, today }: World,
  age: number,
  isHolder: boolean,
): { state: MemberState; since: Day | null } => {
  const somewhen = () => addDays(today, -draws.whole(20, 700));
  if (isHolder) return { state: 'active', since: null };
  if (draws.chance(age >= 80 ? 0.75 : age >= 70 ? 0.05 : 0)) return { state: 'exempt', since: somewhen() };
  return draws.chance(0.0008) ? { state: 'suspended', since: somewhen() } : { state: 'active', since: null };
};

const person = (world: World, cell: CellWanted, holder: HolderWanted | null) => {
  const { draws, parts } = world;
  const profile = profileOf(cell.sector);
  if (holder === null) {
    const sex: Sex = draws.chance(profile.menShare) ? 'male' : 'female';
    return { sex, fullName: memberName(draws, parts, sex), birthOn: birthOf(world, profile.ages), profile };
  }
  const drawn = birthOf(world, { '35-55': 1 });
  const birthOn = holder.birthYear === null ? drawn : (`${holder.birthYear}${drawn.slice(4)}` as Day);
  const isLeap = birthOn.endsWith('-02-29');
  return {
    sex: sexOfName(holder.fullName, parts.women.given),
    fullName: holder.fullName,
    birthOn: isLeap ? (`${birthOn.slice(0, 4)}-02-28` as Day) : birthOn,
    profile,
  };
};

const member = (world: World, cell: CellWanted, holder: HolderWanted | null): FictionalMember => {
  const { draws, today } = world;
  const { birthOn, profile, sex, fullName } = person(world, cell, holder);
  const age = fullYears(birthOn, today);
  const isHolder = holder !== null;
  const career = memberCareer(draws, { birthOn, today, isHolder, isNew: !isHolder && age < 58 && draws.chance(0.03) });
  const { state, since } = stateOf(world, age, isHolder || career.standing === 'probationary');
  const { officialOn, admittedOn } = career.dates;
  const known = memberFacts(
    draws,
    { sex, birthOn, officialOn, today, profile, residence: cell.residence, number: world.nextNumber() },
    age,
  );
  const isAdmittedHere = admittedOn !== null && admittedOn > cell.since;
  return {
    personId: holder?.personId ?? null,
    fullName,
    ...career,
    state,
    stateSince: since,
    ...known,
    spell: isAdmittedHere
      ? { since: admittedOn, isBeginningKnown: true, beganBy: 'admission' }
      : { since: cell.since, isBeginningKnown: false, beganBy: 'import' },
  };
};

/** One who was here and left: some time after the spell began, as an official member. */
const departed = (world: World, cell: CellWanted): FictionalMember => {
  const { draws, today } = world;
  // One number, however often it is drawn again: numbers of a database have no gaps.
  const number = world.nextNumber();
  for (;;) {
    const one = member({ ...world, nextNumber: () => number }, cell, null);
    if (one.standing !== 'official' || one.spell.beganBy === 'admission') continue;
    const stateSince = addDays(today, -draws.whole(5, 420));
    const state = draws.weighted(waysOut);
    return { ...one, state, stateSince: stateSince > one.spell.since ? stateSince : addDays(one.spell.since, 1) };
  }
};

/** The members of one cell of invented people: holders of its posts first, then others, then who has left. */
export const fictionalMembers = (world: World, cell: CellWanted): FictionalMember[] => [
  ...cell.holders.map((holder) => member(world, cell, holder)),
  ...Array.from({ length: Math.max(0, cell.present - cell.holders.length) }, () => member(world, cell, null)),
  ...Array.from({ length: cell.left }, () => departed(world, cell)),
];
