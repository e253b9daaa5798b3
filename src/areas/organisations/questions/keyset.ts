import { type RawBuilder, sql } from 'kysely';
import { daySchema } from '../../../platform/calendar/day.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';

/** The place after which the next page begins, opaque to the caller. */
export const cursorOf = (...parts: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(parts.map(String)), 'utf8').toString('base64url');

/** Sorts after every day: stands for "no day known" in cursors. */
export const FAR_AWAY = '9999-12-31';

const shapes = {
  day: /^\d{4}-\d\d-\d\d$/,
  id: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  int: /^-?\d{1,10}$/,
  text: /^[^\0]*$/su,
} as const;

/** Reads a cursor of parts of these shapes; refuses one that did not come from us, so that the database never sees it. */
export const readCursor = (
  cursor: string | null | undefined,
  parts: readonly (keyof typeof shapes)[],
): string[] | undefined => {
  if (cursor === undefined || cursor === null) return undefined;
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const fits = (part: unknown, at: number): boolean =>
      typeof part === 'string' && shapes[parts[at]!].test(part) && isWithin(part, parts[at]!);
    if (Array.isArray(read) && read.length === parts.length && read.every(fits)) return read as string[];
  } catch {
    // Falls through: whatever cannot be read is no cursor of ours.
  }
  throw new Refused(refuse(reason('platform.malformed', {}, 'after')));
};

// What fits the shape may still be no day and no 32-bit integer.
const isWithin = (part: string, shape: keyof typeof shapes): boolean => {
  if (shape === 'day') return daySchema.safeParse(part).success || part === FAR_AWAY;
  return shape !== 'int' || Math.abs(Number(part)) < 2 ** 31;
};

/** Narrows to the subtree of an organisation by today's positions; no condition without one. */
export const underCondition = (underId: string | undefined, position: RawBuilder<unknown>): RawBuilder<unknown> =>
  underId === undefined
    ? sql``
    : sql`AND ${position} >= (SELECT u.pos FROM organisations.organisation u WHERE u.id = ${underId})
          AND ${position} < (SELECT u.pos_end FROM organisations.organisation u WHERE u.id = ${underId})`;
