import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { isRefusal } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import type { Adjustment } from '../contract/adjustment.ts';
import * as contract from '../contract/distribution.ts';
import type { PeriodKind, SubjectKind } from '../contract/rating-codes.ts';
import { ratingFactsSchema } from '../contract/rating-facts.ts';
import type { SubjectId } from '../contract/season-shapes.ts';
import { verdictSchema } from '../contract/verdict.ts';
import { lawOfPacks } from '../rules/law-of-packs.ts';
import { rate } from '../rules/rate.ts';
import type { RatingLaw } from '../rules/rating-law.ts';
import { verdictDifferences } from '../rules/verdict-differences.ts';

type Stored = {
  readonly verdictId: string;
  readonly subjectId: SubjectId;
  readonly kind: SubjectKind;
  readonly periodKind: PeriodKind;
  readonly packIds: readonly string[];
  readonly adjustments: readonly Adjustment[];
  readonly facts: unknown;
  readonly verdict: unknown;
};

type Difference = { subjectId: SubjectId; verdictId: string; in: string; stored: string; derived: string };

const atOnce = 5_000;

const pageAfter = async (tx: Tx, year: number, after: string | null): Promise<Stored[]> => {
  const { rows } = await sql<Stored>`
    SELECT v.id AS "verdictId", s.id AS "subjectId", coalesce(v.kind, s.kind) AS kind, coalesce(v.period_kind, s.period_kind) AS "periodKind", v.pack_ids AS "packIds", v.adjustments, v.facts, v.verdict
    FROM ratings.verdict v JOIN ratings.subject s ON s.id = v.subject_id
    WHERE s.year = ${year} AND ${after === null ? sql`true` : sql`v.id > ${after}::uuid`} ORDER BY v.id LIMIT ${atOnce}`.execute(
    tx,
  );
  return rows;
};

/** Laws by what a verdict names: read and joined once however many verdicts rest on them. */
const lawsByName = (): ((packIds: readonly string[], adjustments: readonly Adjustment[]) => RatingLaw | string) => {
  const known = new Map<string, RatingLaw | string>();
  return (packIds, adjustments) => {
    const key = JSON.stringify([packIds, adjustments]);
    const found = known.get(key);
    if (found !== undefined) return found;
    const law = lawOfPacks(shippedPacks(), packIds, adjustments);
    const kept = isRefusal(law) ? law.reasons.map(({ code }) => code).join(' ') : law;
    known.set(key, kept);
    return kept;
  };
};

const differencesOf = (stored: Stored, law: RatingLaw | string): Difference[] => {
  const { verdictId, subjectId, kind, periodKind } = stored;
  const of = (where: string, was: string, is: string): Difference => ({
    subjectId,
    verdictId,
    in: where,
    stored: was,
    derived: is,
  });
  if (typeof law === 'string') return [of('law', stored.packIds.join(' '), law)];
  const [facts, verdict] = [ratingFactsSchema.safeParse(stored.facts), verdictSchema.safeParse(stored.verdict)];
  if (!facts.success || !verdict.success) return [of('shape', facts.success ? 'verdict' : 'facts', '')];
  const derived = rate(law, { kind, period: periodKind, facts: facts.data });
  if (isRefusal(derived)) return [of('facts', '', derived.reasons.map(({ code }) => code).join(' '))];
  return verdictDifferences(verdict.data, derived).map((one) => of(one.in, one.stored, one.derived));
};

export const rederivation = question(contract.rederivation, async ({ year }, { tx }) => {
  const lawBy = lawsByName();
  const differences: Difference[] = [];
  let [verdicts, same] = [0, 0];
  for (
    let page = await pageAfter(tx, year, null);
    page.length > 0;
    page = await pageAfter(tx, year, page.at(-1)!.verdictId)
  ) {
    for (const stored of page) {
      const own = differencesOf(stored, lawBy(stored.packIds, stored.adjustments));
      verdicts += 1;
      if (own.length === 0) same += 1;
      differences.push(...own);
    }
  }
  const { rows } = await sql<{ entered: number }>`
    SELECT count(*)::int AS entered FROM ratings.past_result p WHERE p.year = ${year} AND p.withdrawn_at IS NULL`.execute(
    tx,
  );
  return { year, verdicts, same, entered: rows[0]!.entered, differences };
});
