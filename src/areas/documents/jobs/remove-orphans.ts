import { sql } from 'kysely';
import type { CronJob } from '../../../platform/action/area.ts';
import { dayBefore } from '../actions/attach-file.ts';

/**
 * Every night and at each start: removes kept files that no row names a day after they were last kept (the action failed after the
 * file was written), and those whose attachment was removed a day ago.
 */
export const removeOrphans: CronJob = {
  name: 'documents.remove-orphans',
  cron: '40 1 * * *',
  atStart: true,
  run: async ({ tx, now, files, note }) => {
    const names = await files.keptBefore(dayBefore(now));
    if (names.length === 0) return;
    const { rows } = await sql<{ name: string }>`
      SELECT k.name FROM unnest(${names}::text[]) AS k (name)
      WHERE NOT EXISTS (SELECT 1 FROM documents.paper p WHERE p.content_name = k.name)
        AND NOT EXISTS (SELECT 1 FROM documents.template t WHERE t.content_name = k.name)
        AND NOT EXISTS (SELECT 1 FROM documents.attachment a WHERE a.content_name = k.name
          AND (a.removed_at IS NULL OR a.removed_at > ${dayBefore(now)}))`.execute(tx);
    for (const { name } of rows) await files.forget(name);
    if (rows.length > 0) note({ subject: 'kept files', after: { removed: rows.length } });
  },
};
