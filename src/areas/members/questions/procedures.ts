import { sql } from 'kysely';
import { type QuestionContext, question } from '../../../platform/action/action.ts';
import type { OutputOf, ParsedInputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { addMonths } from '../../../platform/calendar/months.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { nearestNames } from '../../organisations/public.ts';
import * as contract from '../contract/life-cycle-reads.ts';
import { lifeCycleRulesOn } from '../rules/life-cycle-deadlines.ts';
import { probationEnd } from '../rules/probation.ts';
import { firstDue, procedureClocks } from '../rules/procedure-clocks.ts';
import type { DoneStep } from '../rules/procedure-step-check.ts';
import { nextOf } from './life-cycle-faces.ts';
import type { ProcedureRow } from './life-cycle-rows.ts';
import { lifeCycleWorld } from './life-cycle-world.ts';

const LINES = 500;

type Row = Pick<ProcedureRow, 'id' | 'kind' | 'state' | 'candidateId' | 'memberId' | 'organisationId' | 'openedOn'> & {
  readonly subject: string;
  readonly ceremonyOn: Day | null;
  readonly prolongedTo: Day | null;
  readonly steps: readonly DoneStep[] | null;
};

/** Procedures in reach that still run, and where asked those closed within the year, with what is due next. */
export const procedureRows = async (
  tx: Tx,
  { today, kind, isClosedShown }: { today: Day; kind: string | null; isClosedShown: boolean },
  limit = LINES + 1,
): Promise<Row[]> => {
  const { rows } = await sql<Row>`
    SELECT p.id, p.kind, p.state, p.candidate_id AS "candidateId", p.member_id AS "memberId", p.org_id AS "organisationId",
      p.opened_on AS "openedOn", coalesce(m.full_name, c.full_name) AS subject,
      coalesce((SELECT max(r.effective_on) FROM members.reentry r WHERE r.member_id = m.id AND r.kind = 'readmitted'), m.admitted_on)
        AS "ceremonyOn",
      (SELECT max(x.until_day) FROM members.probation_extension x WHERE x.member_id = m.id) AS "prolongedTo",
      (SELECT jsonb_agg(jsonb_build_object('kind', s.kind, 'onDay', s.on_day, 'isEnough', s.is_enough) ORDER BY s.on_day, s.id)
        FROM members.procedure_step s WHERE s.procedure_id = p.id) AS steps
    FROM members.procedure p
    LEFT JOIN members.member m ON m.id = p.member_id
    LEFT JOIN members.candidate c ON c.id = p.candidate_id
    WHERE (p.state NOT IN ('decided', 'stopped') AND coalesce(c.state, '') <> 'stopped'
        OR ${isClosedShown} AND p.opened_on > ${addMonths(today, -12)}::date)
      AND (${kind}::text IS NULL OR p.kind = ${kind})
    ORDER BY p.opened_on, p.id LIMIT ${limit}`.execute(tx);
  return rows;
};

/** What is due next in a procedure. */
export const nextInProcedure = (row: Row, today: Day): { what: string; dueOn: Day } | null => {
  const world = lifeCycleWorld();
  const rule = lifeCycleRulesOn(world.packs, today)?.content.probation;
  const end =
    row.kind === 'recognition' && rule && row.ceremonyOn ? probationEnd(rule, row.ceremonyOn, row.prolongedTo) : null;
  return nextOf(firstDue(procedureClocks({ ...row, steps: row.steps ?? [], probationEnd: end }, world)));
};

type Line = OutputOf<typeof contract.procedures>['items'][number];

/** So many procedures in their order, each with the name of its cell, the last step and what is due next. */
export const procedureLines = async (
  { tx, today }: QuestionContext,
  { kind, isClosedShown }: ParsedInputOf<typeof contract.procedures>,
  limit: number,
): Promise<Line[]> => {
  const rows = await procedureRows(tx, { today, kind, isClosedShown }, limit);
  const names = await nearestNames(
    tx,
    today,
    rows.map((row) => row.organisationId),
  );
  return rows.map((row) => {
    const last = row.steps?.at(-1);
    return {
      id: row.id as never,
      kind: row.kind,
      state: row.state,
      subject: row.subject,
      candidateId: row.candidateId as never,
      memberId: row.memberId as never,
      organisationId: row.organisationId as never,
      organisationName: names.get(row.organisationId) ?? '',
      openedOn: row.openedOn,
      lastStep: last ? { kind: last.kind, onDay: last.onDay } : null,
      next: nextInProcedure(row, today),
    };
  });
};

export const procedures = question(contract.procedures, async (input, context) => {
  const lines = await procedureLines(context, input, LINES + 1);
  return { items: lines.slice(0, LINES), isCut: lines.length > LINES };
});
