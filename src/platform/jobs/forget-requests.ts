import type pg from 'pg';

/** Days after which a repeated request is no longer recognised; natural unique keys catch what comes later. */
const KEPT_DAYS = 180;

/** Removes the memory of requests that is older than we promise to keep it. `pool` is the one of app_worker. */
export const forgetRequests = async (pool: pg.Pool): Promise<void> => {
  await pool.query(`DELETE FROM platform.request WHERE created_at < now() - interval '${KEPT_DAYS} days'`);
};
