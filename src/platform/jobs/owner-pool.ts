import pg from 'pg';

/** Connections as the owner of the queue. Errors of idle connections are left to the next query, which gets a new connection. */
export const ownerPool = (owner: pg.ClientConfig): pg.Pool => {
  const pool = new pg.Pool({ ...owner, max: 8, application_name: 'vung-manh jobs' });
  pool.on('error', () => {});
  pool.on('connect', (client) => void client.on('error', () => {}));
  return pool;
};
