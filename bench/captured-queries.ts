import type pg from 'pg';

/** `name` is set where the connection keeps the statement prepared. */
export type CapturedQuery = { readonly text: string; readonly values: readonly unknown[]; readonly name?: string };

/** Notes every SELECT that goes through the pool from now on, as it is sent: what a question really asks the database. */
export const captureQueries = (pool: pg.Pool): CapturedQuery[] => {
  const captured: CapturedQuery[] = [];
  const noting = new WeakSet<pg.PoolClient>();
  pool.on('acquire', (client) => {
    if (noting.has(client)) return;
    noting.add(client);
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    Object.assign(client, {
      query: (...args: unknown[]) => {
        const [first, given] = args as [
          string | { text: string; values?: unknown[]; name?: string },
          unknown[] | undefined,
        ];
        const { text, values = [], ...rest } = typeof first === 'string' ? { text: first, values: given } : first;
        if (/^\s*(select|with)\b/i.test(text)) captured.push({ text, values, ...rest });
        return query(...args);
      },
    });
  });
  return captured;
};

type PlanNode = { readonly 'Rows Removed by Filter'?: number; readonly Plans?: readonly PlanNode[] } & Record<
  string,
  unknown
>;

/** The most rows that any step of the executed plan read and threw away; 10,000 and more means that a filter found no index. */
export const rowsRemoved = async (client: pg.ClientBase, query: CapturedQuery): Promise<number> => {
  const { rows } = await client.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(
    `EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${query.text}`,
    [...query.values],
  );
  const most = (node: PlanNode): number =>
    Math.max(node['Rows Removed by Filter'] ?? 0, ...(node.Plans ?? []).map((below) => most(below)));
  return most(rows[0]!['QUERY PLAN'][0]!.Plan);
};
