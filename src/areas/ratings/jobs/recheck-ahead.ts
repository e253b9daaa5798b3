import { type RawBuilder, sql } from 'kysely';
import type { Listener } from '../../../platform/action/area.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { keepVerdicts } from '../actions/step-writes.ts';
import { type ProvisionalDecision, recheckedDecisions, withArrivals } from '../questions/provisional.ts';
import { type SubjectRow, subjectRowsWhere } from '../questions/subject-rows.ts';
import { findingOf, sameOutcome } from '../rules/recheck-decision.ts';

/** Open seasons that an event is about: the one it names, that of its subject, or those in which its organisation takes part. */
const seasonsOf = ({ seasonId, subjectId, organisationId }: Readonly<Record<string, unknown>>): RawBuilder<unknown> => {
  if (typeof seasonId === 'string') return sql`SELECT ${seasonId}::uuid`;
  if (typeof subjectId === 'string')
    return sql`SELECT o.season_id FROM ratings.subject o WHERE o.id = ${subjectId}::uuid`;
  return sql`SELECT p.season_id FROM ratings.season_part p WHERE p.org_id = ${String(organisationId)}::uuid AND p.state = 'open'`;
};

/** Locked in the order of ids: a person confirming the same decisions waits, and then finds what was judged here. */
const aheadIn = (tx: Tx, seasons: RawBuilder<unknown>): Promise<SubjectRow[]> =>
  subjectRowsWhere(
    tx,
    sql`s.season_id IN (${seasons}) AND s.is_provisional AND s.state IN ('decided', 'notified', 'archived') AND p.state = 'open'`,
    true,
  );

/** What was found last is written again only where something of it changed. */
const isNew = (one: ProvisionalDecision): boolean =>
  one.recheck === null || one.recheck.finding !== findingOf(one) || !sameOutcome(one.now, one.recheck.outcome);

/**
 * Something that a decision went ahead of may have arrived, or be gone again: every decision of the season that has something there is judged
 * anew, and what comes out stands beside it with both verdicts. It confirms nothing: that is for the level that decided (0042). May run twice and
 * in any order, as what is found follows from what stands.
 */
export const recheckAhead: Listener = async (payload, { tx, now, today, note }) => {
  const ahead = await withArrivals(tx, await aheadIn(tx, seasonsOf(payload)));
  const found = (await recheckedDecisions(tx, ahead, today)).filter(isNew);
  if (found.length === 0) return;
  const verdictIds = await keepVerdicts(
    tx,
    found.map(({ subject, judged }) => ({ ...judged, subject, stepId: null })),
  );
  const rows = found.map((one, at) => ({
    step: one.stepId,
    subject: one.subjectId,
    verdict: verdictIds[at],
    finding: findingOf(one),
  }));
  await sql`
    INSERT INTO ratings.recheck (step_id, subject_id, verdict_id, finding, rechecked_at)
    SELECT l.step, l.subject, l.verdict, l.finding, ${now}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS l(step uuid, subject uuid, verdict uuid, finding text)
    ON CONFLICT (step_id) DO UPDATE SET verdict_id = excluded.verdict_id, finding = excluded.finding, rechecked_at = excluded.rechecked_at`.execute(
    tx,
  );
  note({ subject: `season ${found[0]!.subject.seasonId}`, after: { rechecked: found.length } });
};

const changing = [
  ...['state-rating-recorded', 'state-rating-withdrawn', 'fact-entered', 'fact-withdrawn'],
  ...[
    'review-recorded',
    'review-withdrawn',
    'levels-decided',
    'decision-taken-back',
    'decisions-taken-back',
    'rating-reopened',
  ],
  ...['set-aside', 'rated-after-all', 'subject-withdrawn', 'subject-corrected', 'step-taken-back', 'steps-taken-back'],
  ...['results-recorded', 'targets-changed', 'remark-recorded', 'remark-withdrawn', 'season-reopened'],
];

export const recheckListeners: Readonly<Record<string, readonly Listener[]>> = Object.fromEntries(
  changing.map((event) => [`ratings.${event}`, [recheckAhead]] as const),
);
