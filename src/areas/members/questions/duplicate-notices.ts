import { sql } from 'kysely';
import { type QuestionContext, question } from '../../../platform/action/action.ts';
import type { OutputOf, ParsedInputOf } from '../../../platform/action/contract.ts';
import { organisationId } from '../../organisations/contract.ts';
import { nearestNames } from '../../organisations/public.ts';
import * as contract from '../contract/import-doubles.ts';
import { memberId } from '../contract/member.ts';

type Line = {
  id: string;
  firstId: string;
  firstName: string;
  firstOrg: string;
  secondId: string;
  secondName: string;
  secondOrg: string;
  noticedAt: Date;
  settledAt: Date | null;
  note: string | null;
  version: number;
  count: number;
};

/** So many notices, the latest first, and how many there are. */
export const noticeRows = async (
  { tx, today }: QuestionContext,
  { isSettled, limit }: ParsedInputOf<typeof contract.duplicateNotices>,
): Promise<OutputOf<typeof contract.duplicateNotices>> => {
  const { rows } = await sql<Line>`
    SELECT d.id, a.id AS "firstId", a.full_name AS "firstName", a.org_id AS "firstOrg", b.id AS "secondId",
           b.full_name AS "secondName", b.org_id AS "secondOrg", d.noticed_at AS "noticedAt", d.settled_at AS "settledAt", d.note, d.version,
           count(*) OVER ()::int AS count
    FROM members.duplicate_notice d
    JOIN members.member a ON a.id = d.first_member_id JOIN members.member b ON b.id = d.second_member_id
    WHERE (d.settled_at IS NOT NULL) = ${isSettled} ORDER BY d.noticed_at DESC, d.id LIMIT ${limit}`.execute(tx);
  const names = await nearestNames(
    tx,
    today,
    rows.flatMap(({ firstOrg, secondOrg }) => [firstOrg, secondOrg]),
  );
  const bearer = (id: string, fullName: string, org: string) => ({
    memberId: memberId.parse(id),
    fullName,
    organisationId: organisationId.parse(org),
    organisationName: names.get(org) ?? null,
  });
  return {
    count: rows[0]?.count ?? 0,
    rows: rows.map((line) => ({
      id: contract.duplicateNoticeId.parse(line.id),
      first: bearer(line.firstId, line.firstName, line.firstOrg),
      second: bearer(line.secondId, line.secondName, line.secondOrg),
      noticedAt: line.noticedAt.toISOString(),
      settledAt: line.settledAt?.toISOString() ?? null,
      note: line.note,
      version: line.version,
    })),
  };
};

export const duplicateNotices = question(contract.duplicateNotices, (input, context) => noticeRows(context, input));
