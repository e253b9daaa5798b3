import { type RawBuilder, sql } from 'kysely';
import { type Question, question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import { nearestNames } from '../../organisations/public.ts';
import { overReceived } from '../actions/record-progress.ts';
import type { ReceivedTargetView } from '../contract/received-targets.ts';
import * as contract from '../contract/received-targets.ts';
import { standingOfUnit } from '../rules/review-targets.ts';
import { figureFromTasks } from './figure-from-tasks.ts';
import { underToday } from './task-filter-sql.ts';

type Raw = Omit<
  ReceivedTargetView,
  'organisationName' | 'fromName' | 'figure' | 'latest' | 'standing' | 'isOverdue'
> & {
  readonly fromId: string;
  readonly numerator: number;
  readonly denominator: number;
  readonly on: Day | null;
  readonly resultNumerator: number;
  readonly resultDenominator: number;
};

const AT_MOST = 500;

const viewOf = (raw: Raw, names: ReadonlyMap<string, string>, today: Day): ReceivedTargetView => {
  const { fromId, numerator, denominator, on, resultNumerator, resultDenominator, ...row } = raw;
  const organisationName = names.get(row.organisationId) ?? '';
  const latest = on === null ? null : { on, figure: { numerator: resultNumerator, denominator: resultDenominator } };
  const figure = { numerator, denominator };
  const facts = { organisationName, fromName: names.get(fromId) ?? '', figure, latest };
  return { ...row, ...facts, ...standingOfUnit(row, { ...facts, dueOn: row.dueOn }, today) };
};

const rowsWhere = async (tx: Tx, where: RawBuilder<unknown>, today: Day): Promise<ReceivedTargetView[]> => {
  const { rows } = await sql<Raw>`
    SELECT t.id, t.org_id AS "organisationId", t.from_org_id AS "fromId", t.programme_id AS "programmeId",
      t.programme_number AS "programmeNumber", t.programme_title AS "programmeTitle", t.programme_issuer AS "programmeIssuer",
      t.adopted_on AS "adoptedOn", t.from_day AS "from", t.last_day AS "lastDay", t.name, t.unit, t.direction, t.kind, t.measure,
      t.numerator, t.denominator, t.due_on AS "dueOn", t.is_withdrawn AS "isWithdrawn", t.version, last.on_day AS "on",
      last.numerator AS "resultNumerator", last.denominator AS "resultDenominator"
    FROM tasks.received_target t LEFT JOIN LATERAL (
      SELECT p.* FROM tasks.progress p WHERE p.received_target_id = t.id AND p.withdrawn_at IS NULL ORDER BY p.on_day DESC LIMIT 1
    ) AS last ON true
    WHERE ${where} ORDER BY t.is_withdrawn, t.due_on, t.programme_id, t.id LIMIT ${AT_MOST + 1}`.execute(tx);
  const names = await nearestNames(
    tx,
    today,
    rows.flatMap((row) => [row.organisationId, row.fromId]),
  );
  return rows.map((row) => viewOf(row, names, today));
};

const receivedTargets = question(contract.receivedTargets, async ({ underId, isRunning }, { tx, today }) => {
  const running = isRunning ? sql`NOT t.is_withdrawn AND t.last_day >= ${today}::date` : sql`true`;
  const rows = await rowsWhere(tx, sql`${await underToday(tx, underId)} AND ${running}`, today);
  return { rows: rows.slice(0, AT_MOST), isCut: rows.length > AT_MOST };
});

type Line = typeof contract.progressLine._output;

const oneReceivedTarget = question(
  contract.oneReceivedTarget,
  async ({ receivedTargetId }, { tx, today }) => {
    const [target] = await rowsWhere(tx, sql`t.id = ${receivedTargetId}`, today);
    if (!target) throw new Refused(refuseNotFound(reason('platform.not-found')));
    const { rows: progress } = await sql<Line>`
      SELECT id, on_day AS "on", jsonb_build_object('numerator', numerator, 'denominator', denominator) AS figure, measure,
        source_words AS "sourceWords", note, (entered_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS "enteredOn"
      FROM tasks.progress WHERE received_target_id = ${receivedTargetId} AND withdrawn_at IS NULL ORDER BY on_day DESC`.execute(
      tx,
    );
    const fromTasks =
      target.measure === 'tasks-done'
        ? await figureFromTasks(tx, target.organisationId, target.programmeId, today)
        : null;
    return { target, progress, fromTasks };
  },
  { over: overReceived },
);

// biome-ignore lint/suspicious/noExplicitAny: a list of questions of different inputs
export const receivedQuestions: readonly Question<any>[] = [receivedTargets, oneReceivedTarget];
