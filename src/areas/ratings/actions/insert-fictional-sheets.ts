import { sql } from 'kysely';
import { newId } from '../../../platform/action/id.ts';
import { addDays, type Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { RatingLevel } from '../contract/rating-codes.ts';
import type { MarkLine, MarkSide } from '../contract/steps.ts';
import { lawOf } from '../questions/rating-laws.ts';
import { criteriaSetFor } from '../rules/check-score-sheet.ts';
import { fictionalPoints, fictionalResults } from '../rules/fictional-levels.ts';
import type { FictionalWorld, Rated, SeasonDays } from './fictional-world.ts';

const collectives: ReadonlySet<string> = new Set(['party-organisation', 'grassroots-committee', 'cell-committee']);

/** Marks of one sheet by the framework of the pack; a point and more taken off says why. */
export const fictionalMarks = (
  { subject }: Rated,
  level: RatingLevel,
  { bank: { deductions }, draws }: Pick<FictionalWorld, 'bank' | 'draws'>,
): MarkLine[] => {
  const set = criteriaSetFor(lawOf(subject), subject.kind);
  if (!set) return [];
  const most = new Map(set.groups.map(({ code, max }) => [code, max]));
  return fictionalPoints(set.groups, level).map(({ criterion, points }) => ({
    criterion,
    points,
    grade: null,
    part: null,
    reason: most.get(criterion)! - points >= 1 ? draws.pick(deductions) : null,
  }));
};

/** The points of a sheet by the parts of the scale. */
export const sumsByPart = ({ subject }: Rated, marks: readonly MarkLine[]): Record<string, number> => {
  const sums: Record<string, number> = {};
  for (const { code, part } of criteriaSetFor(lawOf(subject), subject.kind)?.groups ?? [])
    sums[part] = (sums[part] ?? 0) + (marks.find(({ criterion }) => criterion === code)?.points ?? 0);
  return sums;
};

const putMarks = async (tx: Tx, world: FictionalWorld, rated: readonly Rated[]): Promise<void> => {
  const side = (name: MarkSide, levelOf: (one: Rated) => RatingLevel) =>
    rated.flatMap((one) =>
      fictionalMarks(one, levelOf(one), world).map((mark) => ({ ...mark, subject: one.subject.id, side: name })),
    );
  const lines = [...side('self', ({ rating }) => rating.self), ...side('collective', ({ rating }) => rating.proposed)];
  await sql`
    INSERT INTO ratings.criterion_mark (subject_id, side, criterion, points, reason)
    SELECT l.subject, l.side, l.criterion, l.points, l.reason
    FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS l(subject uuid, side text, criterion text, points numeric, reason text)`.execute(
    tx,
  );
};

/** Targets of Party organisations and committees, with what came of them. */
const putTargets = async (tx: Tx, { bank }: FictionalWorld, rated: readonly Rated[]): Promise<void> => {
  const lines = rated
    .filter(({ subject }) => collectives.has(subject.kind))
    .flatMap(({ subject, rating }) => {
      const dueOn = addDays(subject.periodUntil, -46);
      const results = fictionalResults(rating.proposed, bank.targets.length);
      return bank.targets.map(({ isKey, ...target }, at) => ({
        ...{
          ...target,
          id: newId(),
          subject: subject.id,
          place: at + 1,
          due: dueOn,
          key: isKey,
          source: bank.targetSource,
        },
        done: results[at]!.lateBy === null ? null : addDays(dueOn, results[at]!.lateBy!),
        over: results[at]!.isExceeded,
        result: results[at]!.lateBy === null ? 0 : target.amount + (results[at]!.isExceeded ? 1 : 0),
      }));
    });
  await sql`
    INSERT INTO ratings.target (id, subject_id, place, text, unit, amount, due_on, weight, is_key, source_words, result_amount, done_on, is_exceeded)
    SELECT l.id, l.subject, l.place, l.text, l.unit, l.amount, l.due, l.weight, l.key, l.source, l.result, l.done, l.over
    FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS l(id uuid, subject uuid, place int, text text, unit text, amount numeric, due date,
      weight numeric, key boolean, source text, result numeric, done date, over boolean)`.execute(tx);
};

/** Shortcomings named at the review of those that are not the best, due in the spring after; some are remedied by then. */
const putShortcomings = async (
  tx: Tx,
  { bank, draws, by }: FictionalWorld,
  rated: readonly Rated[],
  { reviewedOn }: SeasonDays,
): Promise<void> => {
  const dueOn: Day = addDays(reviewedOn, 120);
  const lines = rated
    .filter(({ subject, rating }) => subject.kind === 'party-organisation' && rating.decided !== 'excellent')
    .map(({ subject }) => {
      const { text, proof } = draws.pick(bank.shortcomings);
      const isDone = draws.chance(0.7);
      return {
        id: newId(),
        subject: subject.id,
        text,
        due: dueOn,
        on: isDone ? addDays(dueOn, -20) : null,
        proof: isDone ? proof : null,
      };
    });
  await sql`
    INSERT INTO ratings.shortcoming (id, subject_id, text, named_on, due_on, remedied_on, proof, entered_at, entered_by)
    SELECT l.id, l.subject, l.text, ${reviewedOn}::date, l.due, l.on, l.proof, (${reviewedOn}::date + time '20:30') AT TIME ZONE 'Asia/Ho_Chi_Minh', ${by}
    FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS l(id uuid, subject uuid, text text, due date, "on" date, proof text)
    WHERE l.on IS NULL OR l.on <= current_date`.execute(tx);
};

/** What stands beside the steps of the invented season: targets, sheets of points, shortcomings. */
export const putFictionalSheets = async (
  tx: Tx,
  world: FictionalWorld,
  rated: readonly Rated[],
  days: SeasonDays,
): Promise<void> => {
  await putTargets(tx, world, rated);
  await putMarks(tx, world, rated);
  await putShortcomings(tx, world, rated, days);
};
