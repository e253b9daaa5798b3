import * as ratings from '../areas/ratings/contract.ts';
import { addDays, type Day, day } from '../platform/calendar/day.ts';
import {
  type Days,
  type Level,
  later,
  leavingReasonOf,
  leavingReasonOfSheet,
  open,
  outcomeOf,
  rate,
  review,
  type Season,
  type Standing,
  sheetsFor,
  subjectsOf,
  type World,
  yearOf,
} from './demonstration-rating-world.ts';

/** The cell of the secretary: members at every step up to the ballot, one set aside, one with a word of the residence. */
const loadMembers = async (world: World, season: Season, { ratedOn, reviewedOn }: Days): Promise<void> => {
  const { bank, secretary, cellId } = world;
  const { rated, reviewed, proposed, voted } = bank.current.members;
  const kinds = ['member', 'member-outside'] as const;
  const all = await subjectsOf(world, season, { kinds, organisationId: cellId });
  const sheets = await sheetsFor(secretary, all[0]!, bank);
  const levels: Level[] = ['good', 'excellent', 'good', 'completed', 'good'];
  const stood: Standing[] = [];
  for (const [at, one] of all.slice(0, rated).entries()) {
    const words = bank.selfWords[at % bank.selfWords.length]!;
    const level = levels[at % levels.length]!;
    stood.push(await rate(secretary, ratings.rateSelf, one, { level, on: ratedOn, sheets, words }));
  }
  const [first, ...others] = await review(secretary, stood.slice(0, reviewed), reviewedOn);
  const { by: byWords, text } = bank.current.residence;
  const said = { subjectId: first!.subjectId, expectedVersion: first!.version, kind: 'residence' as const };
  const { version } = await secretary(ratings.recordRemark, { ...said, saidOn: ratedOn, byWords, text });
  // Whoever is not rated in this period is reviewed and not proposed.
  const rateable: Standing[] = [];
  for (const one of [{ ...first!, version }, ...others])
    if ((await outcomeOf(secretary, one)).kind !== 'not-rated') rateable.push(one);
  for (const [at, one] of rateable.slice(0, proposed).entries()) {
    const level = levels[at % levels.length]!;
    const leavingReason = await leavingReasonOfSheet(secretary, one, { level, sheets }, bank);
    const next = await rate(secretary, ratings.proposeLevel, one, { level, on: reviewedOn, sheets, leavingReason });
    if (at >= voted) continue;
    // Who is on probation is rated and does not vote.
    const { base } = await secretary(ratings.ballotBase, { subjectId: next.subjectId, on: reviewedOn });
    const count = base!.count;
    const present = count - 2;
    await secretary(ratings.recordBallot, {
      ...{ subjectId: next.subjectId, expectedVersion: next.version, votedOn: reviewedOn, summoned: count, present },
      ...{ keptOut: 1, issued: present - 1, received: present - 1, invalid: 0 },
      votes: { [level]: present - 3, 'not-completed': 0, [level === 'good' ? 'completed' : 'good']: 2 },
    });
  }
  const last = all.at(-1)!;
  const aside = { subjectId: last.subjectId, expectedVersion: last.version, rule: 'other', on: reviewedOn };
  await secretary(ratings.setNotRated, { ...aside, words: bank.current.notRated });
};

/** Committees of cells whose name begins so: a search would also find "thông" under "thôn". */
const committeesOf = async (world: World, season: Season, begin: string) =>
  (await subjectsOf(world, season, { kinds: ['cell-committee'] })).filter(({ title }) => title.startsWith(begin));

/** Committees of villages, proposed beyond the ceiling; nothing is decided. */
const loadCommittees = async (world: World, season: Season, { ratedOn, reviewedOn }: Days): Promise<void> => {
  const { bank, officer } = world;
  const { proposed, excellent } = bank.current.committees;
  const found = await committeesOf(world, season, 'Chi ủy Chi bộ thôn ');
  const sheets = await sheetsFor(officer, found[0]!, bank);
  const levelAt = (at: number): Level => (at < excellent ? 'excellent' : 'good');
  const stood: Standing[] = [];
  for (const [at, one] of found.slice(0, proposed).entries())
    stood.push(await rate(officer, ratings.rateSelf, one, { level: levelAt(at), on: ratedOn, sheets }));
  for (const [at, one] of (await review(officer, stood, reviewedOn)).entries()) {
    const level = levelAt(at);
    const leavingReason = await leavingReasonOfSheet(officer, one, { level, sheets }, bank);
    await rate(officer, ratings.proposeLevel, one, { level, on: reviewedOn, sheets, leavingReason });
  }
};

/** The organisation of the secretary: its targets with what came of them so far, and what the level above suggests. */
const loadTargets = async (world: World, season: Season, { ratedOn }: Days): Promise<void> => {
  const { bank, officer, secretary, cellId } = world;
  const [own] = await subjectsOf(world, season, { kinds: ['party-organisation'], organisationId: cellId });
  const dueOn = day(`${yearOf(season.from)}-11-15`);
  const targets = bank.targets.map((target) => ({ ...target, dueOn, sourceWords: bank.targetSource }));
  const { subjectId } = own!;
  const fixed = await officer(ratings.fixTargets, { subjectId, expectedVersion: own!.version, targets });
  const { rows } = await officer(ratings.targets, { subjectId });
  const results = rows.slice(0, 3).map(({ targetId, amount }, at) => ({
    ...{ targetId, resultAmount: amount! + (at === 0 ? 1 : 0), doneOn: ratedOn, isExceeded: null },
  }));
  const told = await secretary(ratings.recordResults, { subjectId, expectedVersion: fixed.version, results });
  const { by: byWords, text } = bank.current.suggestion;
  const asked = { subjectId, expectedVersion: told.version, saidOn: ratedOn, byWords, text };
  await officer(ratings.suggestReview, asked);
};

/** Committees of the schools: reviewed, proposed, over a reading with the reason on record, decided; the first one as the best. */
const loadDecided = async (world: World, season: Season, days: Days): Promise<void> => {
  const { bank, officer, office, communeId } = world;
  const { settlement, decision } = bank.current;
  const all = await committeesOf(world, season, 'Chi ủy Chi bộ Trường ');
  const schools = all.filter(({ quotaGroup }) => quotaGroup === all[0]!.quotaGroup);
  const sheets = await sheetsFor(officer, schools[0]!, bank);
  const levelOf = ({ subjectId }: Standing): Level => (subjectId === schools[0]!.subjectId ? 'excellent' : 'good');
  const stood: Standing[] = [];
  for (const one of await review(officer, schools, days.reviewedOn)) {
    const level = levelOf(one);
    const leavingReason = await leavingReasonOfSheet(officer, one, { level, sheets }, bank);
    const rating = { level, on: days.reviewedOn, sheets, leavingReason };
    stood.push(await rate(officer, ratings.proposeLevel, one, rating));
  }
  const { version } = await office(ratings.season, { seasonId: season.seasonId, organisationId: communeId });
  await office(ratings.settleQuota, {
    ...{ seasonId: season.seasonId, expectedVersion: version!, group: schools[0]!.quotaGroup, covers: 1 },
    ...{ reason: settlement, settledOn: days.decidedOn },
  });
  await office(ratings.decideLevel, {
    lines: await Promise.all(
      stood.map(async (one) => ({
        ...{ subjectId: one.subjectId, expectedVersion: one.version, level: levelOf(one) },
        leavingReason: await leavingReasonOf(office, one, levelOf(one), bank),
      })),
    ),
    decision: { ...decision, decidedOn: days.decidedOn },
  });
};

/** The season of the running year; gives its id. */
export const loadCurrent = async (world: World): Promise<ratings.SeasonId> => {
  const { bank, today } = world;
  const from = day(`${today.slice(0, 4)}-01-01`);
  const ago = (days: number): Day => later(from, addDays(today, -days));
  const period = { kind: 'year' as const, year: yearOf(today) };
  const countedOn = ago(bank.current.openedDaysAgo);
  const seasonId = await open(world, { period, countedOn, reach: 'whole', kinds: ratings.openableKinds });
  const season = { seasonId, from };
  const { ratedDaysAgo, reviewedDaysAgo, decidedDaysAgo } = bank.current;
  const days = { ratedOn: ago(ratedDaysAgo), reviewedOn: ago(reviewedDaysAgo), decidedOn: ago(decidedDaysAgo) };
  for (const load of [loadMembers, loadCommittees, loadTargets, loadDecided]) await load(world, season, days);
  return seasonId;
};
