import { sql } from 'kysely';
import { type QuestionContext, question } from '../../../platform/action/action.ts';
import type { OutputOf, ParsedInputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { addMonths } from '../../../platform/calendar/months.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { nearestNames, rangesOf } from '../../organisations/public.ts';
import * as contract from '../contract/life-cycle-reads.ts';
import { lifeCycleRulesOn } from '../rules/life-cycle-deadlines.ts';
import { admissionClocks, firstDue, procedureClocks } from '../rules/procedure-clocks.ts';
import type { DoneStep } from '../rules/procedure-step-check.ts';
import { nextOf } from './life-cycle-faces.ts';
import type { ProcedureRow } from './life-cycle-rows.ts';
import { lifeCycleWorld } from './life-cycle-world.ts';

const CARDS = 500;

type Row = {
  readonly id: string;
  readonly fullName: string;
  readonly birthYear: number | null;
  readonly isFictional: boolean;
  readonly organisationId: string;
  readonly state: (typeof contract.candidates.output._output)['items'][number]['state'];
  readonly stateSince: Day;
  readonly classCertifiedOn: Day | null;
  readonly ceremonyOn: Day | null;
  readonly papersDoneOn: Day | null;
  readonly entryDoneOn: Day | null;
  readonly version: number;
  readonly procedureId: string | null;
  readonly procedureState: ProcedureRow['state'] | null;
  readonly decisionOn: Day | null;
  readonly receivedOn: Day | null;
  readonly steps: readonly DoneStep[] | null;
};

/** Candidates in reach: all on the way, those admitted within the year, and the stopped ones where asked for. */
export const candidateRows = async (
  tx: Tx,
  { today, underId, isStoppedShown }: { today: Day; underId: string | null; isStoppedShown: boolean },
  limit = CARDS + 1,
): Promise<Row[]> => {
  const range = underId === null ? undefined : (await rangesOf(tx, [underId])).get(underId);
  const under = range ? sql`AND c.org_pos >= ${range.lo} AND c.org_pos < ${range.hi}` : sql``;
  const { rows } = await sql<Row>`
    SELECT c.id, c.full_name AS "fullName", extract(year FROM c.birth_on)::int AS "birthYear", c.is_fictional AS "isFictional",
      c.org_id AS "organisationId", c.state, c.state_since AS "stateSince", c.class_certified_on AS "classCertifiedOn",
      c.ceremony_on AS "ceremonyOn", c.cv_done_on AS "papersDoneOn", c.entry_done_on AS "entryDoneOn", c.version,
      p.id AS "procedureId", p.state AS "procedureState", p.decision_on AS "decisionOn", p.decision_received_on AS "receivedOn",
      (SELECT jsonb_agg(jsonb_build_object('kind', s.kind, 'onDay', s.on_day, 'isEnough', s.is_enough) ORDER BY s.on_day, s.id)
        FROM members.procedure_step s WHERE s.procedure_id = p.id) AS steps
    FROM members.candidate c
    LEFT JOIN LATERAL (SELECT * FROM members.procedure q WHERE q.candidate_id = c.id AND q.state <> 'stopped'
      ORDER BY q.opened_on DESC, q.id DESC LIMIT 1) p ON true
    WHERE (c.state NOT IN ('admitted', 'stopped') OR (c.state = 'admitted' AND c.state_since > ${addMonths(today, -12)}::date)
      OR (c.state = 'stopped' AND ${isStoppedShown})) ${under}
    ORDER BY c.sort_name COLLATE "vi-x-icu", c.id LIMIT ${limit}`.execute(tx);
  return rows;
};

/** What is due next for a candidate: a vote, a decision, the ceremony, the papers after it, or the certificate that runs out. */
export const nextForCandidate = (row: Row, today: Day): { what: string; dueOn: Day } | null => {
  if (row.state === 'stopped' || row.state === 'sympathiser') return null;
  if (row.state === 'awareness-class' || (row.state === 'dossier' && row.procedureState !== 'referred'))
    return certificateEnd(row.classCertifiedOn, today);
  const world = lifeCycleWorld();
  const decision = row.decisionOn === null ? null : { decidedOn: row.decisionOn, receivedOn: row.receivedOn };
  const clocks = decision
    ? admissionClocks({ ...row, decision, cvDoneOn: row.papersDoneOn }, world)
    : procedureClocks(
        { kind: 'admission', state: row.procedureState ?? 'open', steps: row.steps ?? [], probationEnd: null },
        world,
      );
  return nextOf(firstDue(clocks));
};

const certificateEnd = (certifiedOn: Day | null, today: Day): { what: string; dueOn: Day } | null => {
  const months = lifeCycleRulesOn(lifeCycleWorld().packs, today)?.content.classCertificate.months;
  if (certifiedOn === null || months === undefined) return null;
  return { what: 'classCertificate', dueOn: addMonths(certifiedOn, months) };
};

type Card = OutputOf<typeof contract.candidates>['items'][number];

/** So many candidates as cards, in their order, each with the name of its cell and what is due next. */
export const candidateCards = async (
  { tx, today }: QuestionContext,
  { underId, isStoppedShown }: ParsedInputOf<typeof contract.candidates>,
  limit: number,
): Promise<Card[]> => {
  const rows = await candidateRows(tx, { today, underId, isStoppedShown }, limit);
  const names = await nearestNames(
    tx,
    today,
    rows.map((row) => row.organisationId),
  );
  return rows.map((row) => ({
    id: row.id as never,
    fullName: row.fullName,
    birthYear: row.birthYear,
    isFictional: row.isFictional,
    organisationId: row.organisationId as never,
    organisationName: names.get(row.organisationId) ?? '',
    state: row.state,
    stateSince: row.stateSince,
    procedureId: row.procedureId as never,
    isReferred: row.procedureState === 'referred',
    next: nextForCandidate(row, today),
    version: row.version,
  }));
};

export const candidates = question(contract.candidates, async (input, context) => {
  const cards = await candidateCards(context, input, CARDS + 1);
  return { items: cards.slice(0, CARDS), isCut: cards.length > CARDS };
});
