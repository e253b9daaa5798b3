import type pg from 'pg';

const BATCH = 500;
/** With the library's back-off (e^attempt seconds) the last of these tries comes some three hours after the first. */
export const MAX_ATTEMPTS = 9;

/**
 * Turns waiting events into one job per listener, in one transaction: an event is never lost and never doubled. Says how many
 * events it took. `pool` connects as the owner of the queue.
 */
export const moveEvents = async (pool: pg.Pool): Promise<number> => {
  for (let moved = 0; ; ) {
    const { rows } = await pool.query<{ taken: number }>(
      `WITH taken AS (
         DELETE FROM platform.event_outbox
         WHERE id IN (SELECT id FROM platform.event_outbox ORDER BY told_at, id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
         RETURNING event, payload
       ), specs AS (
         SELECT array_agg(ROW(t.event || '>' || l.listener, t.payload::json,
                              CASE WHEN l.is_errand THEN 'errand-' || coalesce(t.payload ->> 'lane', 'long') END, NULL, ${MAX_ATTEMPTS}, NULL, NULL, NULL)
                          ::graphile_worker.job_spec) AS list
         FROM taken t JOIN platform.event_listener l USING (event)
       ), jobs AS (
         SELECT count(*) FROM specs, graphile_worker.add_jobs(specs.list) WHERE specs.list IS NOT NULL
       )
       SELECT (SELECT count(*) FROM taken)::int AS taken, (SELECT * FROM jobs) AS jobs`,
    );
    const taken = rows[0]!.taken;
    moved += taken;
    if (taken < BATCH) return moved;
  }
};
