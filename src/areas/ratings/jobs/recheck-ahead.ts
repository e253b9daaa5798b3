import { type RawBuilder, sql } from 'kysely';
import type { Listener } from '../../../platform/action/area.ts';
import type { Day } from '../../../platform/calendar/day.ts';
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

const wentAhead = sql`s.is_provisional AND s.state IN ('decided', 'notified', 'archived')`;

type Id = { readonly id: string };

const aheadOf = async (tx: Tx, seasonIds: readonly string[]): Promise<string[]> => {
  const { rows } = await sql<Id>`
    SELECT s.id FROM ratings.subject s WHERE s.season_id = ANY (${[...seasonIds]}::uuid[]) AND ${wentAhead}`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
};

/** Open seasons of the same periods: an organisation above, or one below, may have opened its own. Mostly there is none. */
const seasonsBeside = async (tx: Tx, seasonIds: readonly string[]): Promise<string[]> => {
  const { rows } = await sql<Id>`
    SELECT DISTINCT n.id FROM ratings.season e JOIN ratings.season n ON n.period_kind = e.period_kind AND n.year = e.year AND n.part = e.part
    WHERE e.id = ANY (${[...seasonIds]}::uuid[]) AND n.state = 'open' AND n.id <> ALL (${[...seasonIds]}::uuid[])`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
};

const links = [
  ...[sql`a.id = s.above_id`, sql`a.id = s.counts_for_id`, sql`a.id = s.collective_id`],
  ...[sql`a.above_id = s.id`, sql`a.counts_for_id = s.id`, sql`a.collective_id = s.id`],
];

/** Those of other seasons that rest on somebody of these, or somebody of these on them: the order does not end where a season does. */
const aheadBeside = async (tx: Tx, seasonIds: readonly string[]): Promise<string[]> => {
  const others = await seasonsBeside(tx, seasonIds);
  if (others.length === 0) return [];
  const ways = links.map(
    (link) => sql`
      SELECT s.id FROM ratings.subject s JOIN ratings.subject a ON ${link} AND a.season_id = ANY (${[...seasonIds]}::uuid[])
      WHERE s.season_id = ANY (${others}::uuid[]) AND ${wentAhead}`,
  );
  const { rows } = await sql<Id>`${sql.join(ways, sql` UNION `)}`.execute(tx);
  return rows.map(({ id }) => id);
};

/** Locked in the order of ids: a person confirming the same decisions waits, and then finds what was judged here. */
const aheadIn = async (tx: Tx, seasons: RawBuilder<unknown>): Promise<SubjectRow[]> => {
  const { rows } = await sql<Id>`SELECT e.id FROM (${seasons}) AS e(id)`.execute(tx);
  const seasonIds = rows.map(({ id }) => id);
  const ids = [...(await aheadOf(tx, seasonIds)), ...(await aheadBeside(tx, seasonIds))];
  return subjectRowsWhere(tx, sql`s.id = ANY (${ids}::uuid[]) AND ${wentAhead} AND p.state = 'open'`, true);
};

/** What was found last is written again only where something of it changed. */
const isNew = (one: ProvisionalDecision): boolean =>
  one.recheck === null || one.recheck.finding !== findingOf(one) || !sameOutcome(one.now, one.recheck.outcome);

/** What is to be written anew; a season at a time, as each goes by its own law. */
const foundAnew = async (tx: Tx, ahead: readonly SubjectRow[], today: Day): Promise<ProvisionalDecision[]> => {
  const found: ProvisionalDecision[] = [];
  for (const ofSeason of Map.groupBy(ahead, ({ seasonId }) => seasonId).values())
    found.push(...(await recheckedDecisions(tx, await withArrivals(tx, ofSeason), today)));
  return found.filter(isNew);
};

/**
 * Something that a decision went ahead of may have arrived, or be gone again: every decision of the season, and of others linked to it, that has something there is judged
 * anew, and what comes out stands beside it with both verdicts. It confirms nothing: that is for the level that decided (0042). May run twice and
 * in any order, as what is found follows from what stands.
 */
export const recheckAhead: Listener = async (payload, { tx, now, today, note }) => {
  const found = await foundAnew(tx, await aheadIn(tx, seasonsOf(payload)), today);
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
  const seasons = new Set(found.map(({ subject }) => subject.seasonId));
  note({ subject: `season ${[...seasons].join(' ')}`, after: { rechecked: found.length } });
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
