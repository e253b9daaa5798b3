import { createHash } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import { prepared } from '../db/prepared.ts';

export type RequestKey = { readonly accountId: string; readonly action: string; readonly requestId: string };

/** Digest of an input, the same whatever the order of its keys. */
const inputDigest = (input: unknown): Buffer =>
  createHash('sha256')
    .update(JSON.stringify(sorted(input)))
    .digest();

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
};

/** What claiming a key found: nothing, the answer of the same call that has succeeded before, or another input under the same key. */
export type Claim = 'new' | 'reused' | { readonly answer: unknown };

/** An input as it was sent, and as the contract of today reads it. */
export type Input = { readonly sent: unknown; readonly read: unknown };

/**
 * Claims the key for this transaction; waits while another transaction holds it. The digest is that of what was sent: a field that a
 * later version of the program adds with a default must not make a queued record look like another one.
 */
export const claimRequest = async (tx: Tx, key: RequestKey, input: Input): Promise<Claim> => {
  const digest = inputDigest(input.sent);
  const claimed = await prepared(
    tx,
    sql`
    INSERT INTO platform.request (account_id, action, request_id, input_digest)
    VALUES (${key.accountId}, ${key.action}, ${key.requestId}, ${digest})
    ON CONFLICT DO NOTHING RETURNING 1`,
  );
  if (claimed.rows.length === 1) return 'new';
  const { rows } = await sql<{ input_digest: Buffer; answer: unknown }>`
    SELECT input_digest, answer FROM platform.request
    WHERE account_id = ${key.accountId} AND action = ${key.action} AND request_id = ${key.requestId}`.execute(tx);
  const earlier = rows[0];
  if (!earlier) return 'reused';
  // Rows of versions before 27 November 2026 hold the digest of the input as it was read.
  const isSame = [digest, inputDigest(input.read)].some((one) => earlier.input_digest.equals(one));
  return isSame ? { answer: earlier.answer } : 'reused';
};

/** The statement that stores the answer of a call that succeeded (ids only by contract). */
export const answerStatement = (key: RequestKey, answer: unknown): RawBuilder<unknown> => sql`
    UPDATE platform.request SET answer = ${JSON.stringify(answer ?? null)}::jsonb
    WHERE account_id = ${key.accountId} AND action = ${key.action} AND request_id = ${key.requestId}`;
