import type pg from 'pg';
import { inTransaction } from '../db/transaction.ts';
import { findByLogin } from './sign-in.ts';

/** The open account of a login, for the command line (`--as`); undefined when there is none or it is disabled. */
export const findOpenAccount = (
  identityPool: pg.Pool,
  login: string,
): Promise<{ id: string; login: string } | undefined> =>
  inTransaction(identityPool, 'BEGIN READ ONLY', async (tx) => {
    const known = await findByLogin(tx, login.trim().toLowerCase());
    return known && !known.isDisabled ? { id: known.id, login: known.login } : undefined;
  });
