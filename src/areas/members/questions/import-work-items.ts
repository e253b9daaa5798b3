import { sql } from 'kysely';
import type { QuestionContext } from '../../../platform/action/action.ts';
import type { WorkItem } from '../../../platform/action/area.ts';
import { membersImportKind } from './import-record.ts';
import { reachOfRoles } from './reach-of-roles.ts';

/** Notices in reach of the offices that keep records: others have nothing to do about them. */
const openDoubles = async (context: QuestionContext): Promise<number> => {
  const within = await reachOfRoles(context, ['organisation-officer', 'committee-office'], sql`d.org_pos`);
  if (!within) return 0;
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM members.duplicate_notice d WHERE d.settled_at IS NULL AND ${within}`.execute(
    context.tx,
  );
  return rows[0]!.count;
};

/** Own lists that wait to be looked at and written, and personal IDs that two members of the scope carry. */
export const importWorkItems = async (context: QuestionContext): Promise<readonly WorkItem[]> => {
  const { tx, actor } = context;
  const waiting = await sql<{ id: string }>`
    SELECT i.id FROM platform.import i JOIN platform.import_work w ON w.import_id = i.id
    WHERE i.kind = ${membersImportKind} AND i.account_id = ${actor.accountId} AND i.state = 'staged' AND w.phase IN ('ready', 'failed')
    ORDER BY i.staged_at`.execute(tx);
  const count = await openDoubles(context);
  return [
    ...waiting.rows.map(({ id }) => ({
      message: 'members.work.import-waiting',
      params: {},
      level: 'info' as const,
      dueOn: null,
      link: `/members/import/${id}`,
      needs: 'members.check-import' as const,
    })),
    ...(count > 0
      ? [
          {
            message: 'members.work.duplicates',
            params: { count },
            level: 'attention' as const,
            dueOn: null,
            link: '/members/duplicates',
            needs: 'members.duplicate-notices' as const,
          },
        ]
      : []),
  ];
};
