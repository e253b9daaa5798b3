import pg from 'pg';

type Statement = { readonly role: string; readonly text: string; readonly values: readonly unknown[] };

/** Every statement that `work` sends, with the role that sends it, in order: what answering one call costs the database. */
export const statementsOf = async (work: () => Promise<unknown>): Promise<Statement[]> => {
  const sent: Statement[] = [];
  const query = pg.Client.prototype.query;
  pg.Client.prototype.query = function (this: pg.Client & { user?: string }, ...args: unknown[]) {
    const [first, values] = args as [string | { text: string; values?: unknown[] }, unknown[] | undefined];
    const text = typeof first === 'string' ? first : first.text;
    sent.push({ role: this.user!, text, values: (typeof first === 'string' ? values : first.values) ?? [] });
    return (query as (...all: unknown[]) => unknown).apply(this, args);
  } as typeof query;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = query;
  }
  return sent;
};

export type Replay = { readonly once: () => Promise<void>; readonly end: () => Promise<void> };

/** The same statements over the bare driver, on connections of their own. */
export const replayOf = async (database: pg.ClientConfig, statements: readonly Statement[]): Promise<Replay> => {
  const clients = new Map<string, pg.Client>();
  for (const { role } of statements) {
    if (clients.has(role)) continue;
    const client = new pg.Client({ ...database, user: role, options: '-c max_parallel_workers_per_gather=0' });
    await client.connect();
    clients.set(role, client);
  }
  return {
    once: async () => {
      for (const { role, text, values } of statements)
        await (values.length > 0 ? clients.get(role)!.query(text, [...values]) : clients.get(role)!.query(text));
    },
    end: async () => {
      await Promise.all([...clients.values()].map((client) => client.end()));
    },
  };
};
