import { sql } from 'kysely';
import type { CronJob } from '../action/area.ts';

/** Every night: empties the staged text of imports that nobody committed or cancelled for seven days. */
export const expireImports: CronJob = {
  name: 'platform.expire-imports',
  cron: '20 1 * * *',
  atStart: true,
  run: async ({ tx, now, note }) => {
    const { rows } = await sql<{ id: string }>`SELECT platform.drop_old_import_rows(${now}) AS id`.execute(tx);
    if (rows.length === 0) return;
    const ids = rows.map(({ id }) => id);
    await sql`
      UPDATE platform.import SET state = 'expired', closed_at = ${now}, version = version + 1
      WHERE state = 'staged' AND id = ANY (${ids}::uuid[])`.execute(tx);
    note({ subject: 'platform.import', after: { expired: ids.length } });
  },
};
