import { type RawBuilder, sql } from 'kysely';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';

/** The place after which the next page begins, opaque to the caller. */
export const cursorOf = (...parts: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(parts.map(String)), 'utf8').toString('base64url');

/** Reads a cursor of so many parts; refuses one that did not come from us. */
export const readCursor = (cursor: string | undefined, parts: number): string[] | undefined => {
  if (cursor === undefined) return undefined;
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(read) && read.length === parts && read.every((part) => typeof part === 'string' && !part.includes('\0'))) return read;
  } catch {
    // Falls through: whatever cannot be read is no cursor of ours.
  }
  throw new Refused(refuse(reason('platform.malformed', {}, 'after')));
};

/** Narrows to the subtree of an organisation by today's positions; no condition without one. */
export const underCondition = (underId: string | undefined, position: RawBuilder<unknown>): RawBuilder<unknown> =>
  underId === undefined
    ? sql``
    : sql`AND ${position} >= (SELECT u.pos FROM organisations.organisation u WHERE u.id = ${underId})
          AND ${position} < (SELECT u.pos_end FROM organisations.organisation u WHERE u.id = ${underId})`;
