import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Tx } from '../../../platform/db/database.ts';
import {
  type Reason,
  Refused,
  reason,
  refuse,
  refuseConflict,
  refuseNotFound,
} from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/records-dossier.ts';
import { overMember } from '../questions/member-rows.ts';
import { vocabularyOn } from '../questions/member-vocabulary.ts';

type Line = { readonly id: string; readonly version: number };

const lockLine = async (tx: Tx, memberId: string, paper: string, year: number | null): Promise<Line | undefined> => {
  const { rows } = await sql<Line>`
    SELECT d.id, d.version FROM members.dossier_item d
    WHERE d.member_id = ${memberId} AND d.paper = ${paper} AND d.year IS NOT DISTINCT FROM ${year}::int FOR UPDATE`.execute(
    tx,
  );
  return rows[0];
};

const paperReasons = (
  { paper, year }: { paper: string; year: number | null },
  papers: readonly { code: string; isYearly: boolean }[],
): Reason[] => {
  const known = papers.find((one) => one.code === paper);
  if (!known) return [reason('members.unknown-code', {}, 'paper')];
  if (known.isYearly && year === null) return [reason('members.paper-needs-year', {}, 'year')];
  return !known.isYearly && year !== null ? [reason('members.paper-without-year', {}, 'year')] : [];
};

export const recordDossierItem = action(
  contract.recordDossierItem,
  async (input, { tx, today, note }) => {
    const reasons = paperReasons(input, vocabularyOn(today).content.papers);
    if (reasons.length > 0) throw new Refused(refuse(...reasons));
    const before = await lockLine(tx, input.memberId, input.paper, input.year);
    if ((before?.version ?? null) !== input.expectedVersion)
      throw new Refused(refuseConflict(reason('platform.stale')));
    const itemId = (before?.id ?? newId()) as never;
    const version = (before?.version ?? 0) + 1;
    await sql`
      INSERT INTO members.dossier_item (id, member_id, paper, year, is_there, kept_at, note, checked_on, version)
      VALUES (${itemId}, ${input.memberId}, ${input.paper}, ${input.year}, ${input.isThere}, ${input.keptAt}, ${input.note}, ${today}, 1)
      ON CONFLICT (id) DO UPDATE SET is_there = excluded.is_there, kept_at = excluded.kept_at, note = excluded.note,
        checked_on = excluded.checked_on, version = ${version}`.execute(tx);
    note({
      subject: `dossier-item ${itemId}`,
      after: { paper: input.paper, year: input.year, isThere: input.isThere },
    });
    return { itemId, version };
  },
  { over: overMember },
);

export const removeDossierItem = action(
  contract.removeDossierItem,
  async (input, { tx, note }) => {
    const { rows } = await sql<{ paper: string; year: number | null; version: number }>`
      SELECT d.paper, d.year, d.version FROM members.dossier_item d
      WHERE d.id = ${input.itemId} AND d.member_id = ${input.memberId} FOR UPDATE`.execute(tx);
    const line = rows[0];
    if (!line) throw new Refused(refuseNotFound(reason('platform.not-found')));
    if (line.version !== input.expectedVersion) throw new Refused(refuseConflict(reason('platform.stale')));
    await sql`DELETE FROM members.dossier_item WHERE id = ${input.itemId}`.execute(tx);
    note({ subject: `dossier-item ${input.itemId}`, before: { paper: line.paper, year: line.year } });
    return { done: true as const };
  },
  { over: overMember },
);
