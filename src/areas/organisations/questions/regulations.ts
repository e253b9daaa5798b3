import { sql } from 'kysely';
import type { z } from 'zod';
import { question } from '../../../platform/action/action.ts';
import * as contract from '../contract/regulations.ts';
import { missingDocuments } from '../rules/missing-documents.ts';
import { cursorOf, readCursor, underCondition } from './keyset.ts';
import { organisationOn } from './organisation-on.ts';
import { type RegulationRow, regulationsOfOrganisation } from './regulation-rows.ts';
import { requiredDocumentsOn } from './required-documents.ts';

type Face = z.output<typeof contract.regulationFace>;

export const regulationsOf = question(contract.regulationsOf, async ({ organisationId, on }, { tx }) => {
  const organisation = await organisationOn(tx, organisationId, on);
  const required = await requiredDocumentsOn(tx, on);
  const nameByKind = new Map(required.entries.map((entry) => [entry.kind, entry.name]));
  const isInForce = (row: RegulationRow): boolean => row.from <= on && (row.until === null || on < row.until);
  const faceOf = ({ organisationId: _, ...row }: RegulationRow): Face => ({
    ...row,
    kindName: nameByKind.get(row.kind) ?? null,
    isReviewOverdue: row.reviewOn !== null && row.reviewOn < on && (row.until === null || on < row.until),
  });
  const rows = await regulationsOfOrganisation(tx, organisationId);
  const inForce = rows.filter(isInForce);
  const missing = missingDocuments(
    required.entries,
    organisation.type,
    inForce.map((row) => row.kind),
  );
  return {
    inForce: inForce.map(faceOf),
    others: rows.filter((row) => !isInForce(row)).map(faceOf),
    missing: missing.map((entry) => ({ kind: entry.kind, name: entry.name, isPractice: entry.citation === null })),
    origin: required.origin,
    isPractice: required.isPractice,
  };
});

type ChangeRow = z.output<typeof contract.leadershipChanges.output>['changes'][number];

export const leadershipChanges = question(contract.leadershipChanges, async ({ organisationId }, { tx }) => {
  const { rows } = await sql<ChangeRow>`
    SELECT id, what, since, evidence, version,
      CASE WHEN effect IS NULL THEN NULL ELSE jsonb_build_object('text', effect, 'seenOn', effect_seen_on) END AS effect
    FROM organisations.leadership_change WHERE org_id = ${organisationId} ORDER BY since DESC, id`.execute(tx);
  return { changes: rows };
});

type DueItem = z.output<typeof contract.reviewsDue.output>['items'][number];

export const reviewsDue = question(contract.reviewsDue, async (input, { tx, today }) => {
  const [afterDay, afterId] = readCursor(input.after, ['day', 'id']) ?? [];
  const from = sql`
    FROM organisations.regulation r
    JOIN organisations.organisation_version v ON v.org_id = r.org_id AND v.period @> ${today}::date
    WHERE r.period @> ${today}::date AND r.review_on <= ${input.by}::date ${underCondition(input.underId, sql`r.org_pos`)}`;
  const { rows } = await sql<DueItem>`
    SELECT r.org_id AS "organisationId", v.name AS "organisationName", r.id AS "regulationId", r.kind, r.title,
      r.review_on AS "reviewOn", r.review_on < ${today}::date AS "isOverdue"
    ${from} ${afterId ? sql`AND (r.review_on, r.id) > (${afterDay}::date, ${afterId}::uuid)` : sql``}
    ORDER BY r.review_on, r.id LIMIT ${input.limit + 1}`.execute(tx);
  const { rows: counted } = await sql<{ total: number }>`SELECT count(*) AS total ${from}`.execute(tx);
  const items = rows.slice(0, input.limit);
  const last = items.at(-1);
  return {
    total: counted[0]?.total ?? 0,
    items,
    next: rows.length > input.limit && last ? cursorOf(last.reviewOn, last.regulationId) : null,
  };
});
