import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { nearestNames } from '../../organisations/public.ts';
import type { TargetView } from '../contract/programme-reads.ts';
import { reviewTarget, standingOfUnit } from '../rules/review-targets.ts';

type RawTarget = Pick<TargetView, 'id' | 'name' | 'unit' | 'direction' | 'kind' | 'measure'>;
type RawAllotment = {
  readonly id: string;
  readonly targetId: string;
  readonly organisationId: string;
  readonly numerator: number;
  readonly denominator: number;
  readonly dueOn: Day;
  readonly version: number;
  readonly on: Day | null;
  readonly resultNumerator: number;
  readonly resultDenominator: number;
  readonly measure: 'typed' | 'tasks-done';
  readonly sourceWords: string | null;
  readonly receivedTargetId: string | null;
};

/** What each unit was given, with its latest figure of a day not after the one asked about. */
const allotmentRows = async (tx: Tx, programmeId: string, on: Day): Promise<RawAllotment[]> => {
  const { rows } = await sql<RawAllotment>`
    SELECT a.id, a.target_id AS "targetId", a.to_org_id AS "organisationId", a.numerator, a.denominator, a.due_on AS "dueOn", a.version,
      last.on_day AS "on", last.numerator AS "resultNumerator", last.denominator AS "resultDenominator", last.measure,
      last.source_words AS "sourceWords", r.id AS "receivedTargetId"
    FROM tasks.allotment a LEFT JOIN tasks.received_target r ON r.allotment_id = a.id LEFT JOIN LATERAL (
      SELECT c.* FROM tasks.progress_copy c WHERE c.allotment_id = a.id AND c.withdrawn_at IS NULL AND c.on_day <= ${on}::date
      ORDER BY c.on_day DESC LIMIT 1
    ) AS last ON true
    WHERE a.programme_id = ${programmeId}`.execute(tx);
  return rows;
};

const allotmentOf = (row: RawAllotment, names: ReadonlyMap<string, string>) => ({
  id: row.id as never,
  organisationId: row.organisationId as never,
  organisationName: names.get(row.organisationId) ?? '',
  figure: { numerator: row.numerator, denominator: row.denominator },
  dueOn: row.dueOn,
  latest:
    row.on === null
      ? null
      : {
          on: row.on,
          figure: { numerator: row.resultNumerator, denominator: row.resultDenominator },
          measure: row.measure,
          sourceWords: row.sourceWords,
        },
  receivedTargetId: row.receivedTargetId as never,
  version: row.version,
});

const byName = new Intl.Collator('vi', { numeric: true });

/** Targets of a programme as of a day, each with its units in the order of their names. */
export const targetsOf = async (tx: Tx, programmeId: string, on: Day): Promise<TargetView[]> => {
  const { rows: targets } = await sql<RawTarget>`
    SELECT id, name, unit, direction, kind, measure FROM tasks.target WHERE programme_id = ${programmeId} ORDER BY place`.execute(
    tx,
  );
  const rows = await allotmentRows(tx, programmeId, on);
  const names = await nearestNames(
    tx,
    on,
    rows.map((row) => row.organisationId),
  );
  return targets.map((target) => {
    const units = rows
      .filter((row) => row.targetId === target.id)
      .map((row) => allotmentOf(row, names))
      .sort((a, b) => byName.compare(a.organisationName, b.organisationName));
    return {
      ...target,
      allotments: units.map((unit) => ({ ...unit, ...standingOfUnit(target, unit, on) })),
      ...reviewTarget(target, units, on),
    };
  });
};
