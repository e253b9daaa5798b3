import type { Kysely, Transaction } from 'kysely';
import type { DB } from './schema.gen.ts';

export type Database = Kysely<DB>;
/** A transaction under the scope of one action or question. */
export type Tx = Transaction<DB>;
export type { DB };
