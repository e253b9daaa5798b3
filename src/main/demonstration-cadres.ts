import * as ratings from '../areas/ratings/contract.ts';
import { addDays, type Day, day } from '../platform/calendar/day.ts';
import type { Act } from './demonstration-matters.ts';
import type { Organisation } from './demonstration-seed.ts';

/** The office whose months are shown, and the accounts of its head and of one of its people. */
export const OFFICE_CELL = 'Chi bộ Văn phòng Đảng ủy';
export const OFFICE_HEAD = 'chanh-van-phong';
export const CADRE = 'can-bo';

type Level = 'a' | 'b' | 'c';
type Part = 'discipline' | 'result' | 'bonus';

/** The part `cadres` of `seeds/demonstration/ratings.yaml`. */
export type CadreBank = {
  readonly frame: {
    readonly name: string;
    readonly lines: readonly { readonly part: Part; readonly text: string; readonly max: number }[];
  };
  readonly packReason: string;
  readonly posts: { readonly head: string; readonly deputy: string; readonly others: readonly string[] };
  readonly levels: readonly Level[];
  readonly under: { readonly self: number; readonly head: number };
  readonly reason: string;
  readonly decision: { readonly number: string; readonly issuer: string };
};

/** Who works on it: the office of the committee opens, the head of the office rates, the leader of the committee decides, the cadre rates himself. */
export type CadreHands = Readonly<Record<'office' | 'head' | 'leader' | 'cadre', Act>>;

export type CadreWorld = CadreHands & {
  readonly bank: CadreBank;
  readonly today: Day;
  readonly communeId: Organisation;
  readonly officeId: Organisation;
  /** The two who lead the office, by their ids as members. */
  readonly people: Readonly<Record<'head' | 'deputy', string>>;
};

type Month = { readonly year: number; readonly month: number; readonly countedOn: Day };

const monthOf = (on: Day): Month => ({ year: Number(on.slice(0, 4)), month: Number(on.slice(5, 7)), countedOn: on });
const firstOf = (on: Day): Day => day(`${on.slice(0, 7)}-01`);

const shares: Readonly<Record<Level, Readonly<Record<Part, number>>>> = {
  a: { discipline: 1, result: 0.97, bonus: 0.5 },
  b: { discipline: 0.95, result: 0.88, bonus: 0 },
  c: { discipline: 0.9, result: 0.6, bonus: 0 },
};

type Row = Awaited<ReturnType<typeof openMonth>>['rows'][number];

/** Points of a sheet that come to a level, in halves, with why where much was taken off. */
const marksFor = async ({ leader, bank }: CadreWorld, { subjectId }: Row, level: Level) => {
  const { lines } = await leader(ratings.cadreSheet, { subjectId });
  return lines.map(({ code, part, max }) => {
    const points = Math.round(max * shares[level][part as Part] * 2) / 2;
    return { criterion: code, points, reason: part === 'result' && points < max * 0.9 ? bank.reason : null };
  });
};

const openMonth = async (world: CadreWorld, when: Month, frameId: ratings.CadreFrameId) => {
  const { office, bank, communeId, officeId, people } = world;
  const asked = { organisationId: communeId, officeId, ...when };
  const proposal = await office(ratings.cadreProposal, asked);
  const cadres = proposal.people.map(({ memberId }, at) => {
    if (memberId === people.head)
      return { memberId, kind: 'leader' as const, postWords: bank.posts.head, isHead: true, frameId: null };
    if (memberId === people.deputy)
      return { memberId, kind: 'leader' as const, postWords: bank.posts.deputy, isHead: false, frameId: null };
    const postWords = bank.posts.others[at % bank.posts.others.length]!;
    return { memberId, kind: 'officer' as const, postWords, isHead: false, frameId };
  });
  const packs = { packId: proposal.pack!.id, packReason: bank.packReason };
  const { seasonId } = await office(ratings.openCadreMonth, { ...asked, ...packs, cadres });
  const { rows } = await office(ratings.cadreMonth, { seasonId, organisationId: communeId });
  return { seasonId, rows };
};

type Sides = { readonly self: boolean; readonly head: boolean };
type Rating = { readonly level: Level; readonly on: Day; readonly isOwn: boolean };

/** Own points, by the account of the person or from the signed paper, and those of the head where asked for. */
const rateOne = async (world: CadreWorld, row: Row, { level, on, isOwn }: Rating, { self, head }: Sides) => {
  const marks = await marksFor(world, row, level);
  let { version } = row;
  const next = () => ({ subjectId: row.subjectId, expectedVersion: version, marks });
  const onPaper = (side: 'self' | 'head') => world.head(ratings.rateCadre, { ...next(), side, ratedOn: on });
  if (self) ({ version } = isOwn ? await world.cadre(ratings.rateOwnCadre, next()) : await onPaper('self'));
  if (head) ({ version } = row.isHead ? await world.leader(ratings.rateCadreFromAbove, next()) : await onPaper('head'));
  return { subjectId: row.subjectId, expectedVersion: version, level: `hanoi-monthly-${level}` as const };
};

/** The sheets of one month as far as they came; gives those rated, in name order. */
const rateAll = async (
  world: CadreWorld,
  rows: readonly Row[],
  on: Day,
  sidesOf: (at: number, isOwn: boolean) => Sides,
) => {
  const own = new Set((await world.cadre(ratings.ownCadreSheets, {})).rows.map(({ subjectId }) => subjectId));
  const { levels } = world.bank;
  const rated = [];
  for (const [at, row] of rows.entries()) {
    const isOwn = own.has(row.subjectId);
    rated.push(await rateOne(world, row, { level: levels[at % levels.length]!, on, isOwn }, sidesOf(at, isOwn)));
  }
  return rated;
};

/** The month before: everybody rated, decided and told; the answer of the person is still open. */
const loadDecided = async (world: CadreWorld, frameId: ratings.CadreFrameId): Promise<ratings.SeasonId> => {
  const { leader, bank, today } = world;
  const last = addDays(firstOf(today), -1);
  const { seasonId, rows } = await openMonth(world, monthOf(last), frameId);
  const lines = await rateAll(world, rows, last, () => ({ self: true, head: true }));
  const decidedOn = firstOf(today);
  await leader(ratings.decideCadres, { lines, decision: { ...bank.decision, decidedOn } });
  const subjects = lines.map((one) => ({ subjectId: one.subjectId, expectedVersion: one.expectedVersion + 1 }));
  await leader(ratings.notifySubjects, { subjects, on: decidedOn });
  return seasonId;
};

/** This month: some have given their own points, the head has begun, nothing is decided; the cadre's own sheet is empty. */
const loadUnderWay = async (world: CadreWorld, frameId: ratings.CadreFrameId): Promise<ratings.SeasonId> => {
  const { bank, today } = world;
  const { seasonId, rows } = await openMonth(world, monthOf(today), frameId);
  await rateAll(world, rows, today, (at, isOwn) => ({
    self: at < bank.under.self && !isOwn,
    head: at < bank.under.head && !isOwn && !rows[at]!.isHead,
  }));
  return seasonId;
};

/** Two months of the office of the committee: the last one decided and told, the running one under way. Gives their ids. */
export const loadCadreMonths = async (world: CadreWorld): Promise<ratings.SeasonId[]> => {
  const { office, bank, communeId } = world;
  const [frame] = (await office(ratings.cadreFrames, { organisationId: communeId })).packs;
  const { frameId } = await office(ratings.recordCadreFrame, {
    ...{ organisationId: communeId, packId: frame!.packId, kind: 'officer', name: bank.frame.name },
    lines: bank.frame.lines.map((line) => ({ ...line })),
  });
  return [await loadDecided(world, frameId), await loadUnderWay(world, frameId)];
};
