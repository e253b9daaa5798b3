import { sql } from 'kysely';
import type { QuestionContext } from '../../../platform/action/action.ts';
import type { WorkItem } from '../../../platform/action/area.ts';
import { warningPackById } from './flag-rows.ts';

type Line = {
  rule: string;
  packId: string;
  level: WorkItem['level'];
  flags: number;
  since: WorkItem['dueOn'];
  onlyId: string;
  onlyName: string;
};

/** One line per rule with findings in scope; a single flag opens at once. Gaps in the data are not work items. */
export const workItems = async ({ tx, today }: QuestionContext): Promise<WorkItem[]> => {
  const { rows } = await sql<Line>`
    SELECT f.rule, max(f.pack_id) AS "packId", f.level, count(*)::int AS flags, min(f.since) AS since,
      min(f.id::text) AS "onlyId", min(o.name) AS "onlyName"
    FROM warnings.flag f LEFT JOIN organisations.published_organisation o ON o.id = f.org_id AND o.period @> ${today}::date
    WHERE f.state = 'open' AND f.is_known GROUP BY f.rule, f.level ORDER BY f.level DESC, f.rule`.execute(tx);
  const packs = warningPackById();
  return rows.map((row): WorkItem => {
    const name = packs.get(row.packId)?.content.rules.find((rule) => rule.id === row.rule)?.name;
    const params = { vi: name?.vi ?? row.rule, en: name?.en ?? row.rule, flags: row.flags };
    const one = row.flags === 1;
    const board = { link: `/warnings?rule=${row.rule}`, needs: 'warnings.board' } as const;
    return {
      message: one ? 'warnings.work.one-flag' : 'warnings.work.flags',
      params: one ? { ...params, organisation: row.onlyName ?? '' } : params,
      level: row.level,
      dueOn: null,
      // A flag of one organisation may be about a person: whoever sees figures only is led to the board.
      ...(one ? { link: `/warnings/${row.onlyId}`, needs: 'warnings.flag', orElse: board } : board),
    };
  });
};
