import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { folded } from '../../../platform/import/folded.ts';
import type { Secrets } from '../../../platform/secrets/secrets.ts';
import { coreSealedKinds } from '../contract.ts';

const TAIL = 4;

/** The condition that a folded column begins with what was typed; null where that is nothing, or digits. */
export const nameBeginning = (text: string): ((column: RawBuilder<unknown>) => RawBuilder<unknown>) | null => {
  const wanted = folded(text);
  if (/^[\d ]*$/.test(wanted)) return null;
  return (column) => sql`(${column} ~>=~ ${wanted} AND ${column} ~<~ (${wanted}::text || chr(1114109)))`;
};

/** Where the names of a row stand folded; every word at which a search may begin has its column. */
export type NameColumns = {
  readonly foldedName: RawBuilder<unknown>;
  /** By given name. */
  readonly foldedSort: RawBuilder<unknown>;
  /** The name behind the family name. */
  readonly foldedMiddle: RawBuilder<unknown>;
  /** The name from its third word on, where it has four. */
  readonly foldedLate: RawBuilder<unknown>;
};

/** The columns of `member`, in the order in which its indexes hold those before them. */
export const nameColumns = {
  foldedName: sql`m.folded_name`,
  foldedSort: sql`m.folded_sort`,
  foldedMiddle: sql`m.folded_middle`,
  foldedLate: sql`m.folded_late`,
} as const satisfies NameColumns;

/** Each way in which what was typed is the beginning of a name or of a part of it; none where it is nothing, or digits. */
export const waysOfName = (text: string, columns: NameColumns): RawBuilder<unknown>[] => {
  const begins = nameBeginning(text);
  return begins
    ? [columns.foldedName, columns.foldedSort, columns.foldedMiddle, columns.foldedLate].map((column) => begins(column))
    : [];
};

/**
 * Whether what was typed finds the row: digits by the keyed digests of identifiers (the last four, or the whole number), else the
 * beginning of the name, of what follows the family name, of the second middle name or of the given name. Compared as plain bytes,
 * because LIKE may not use an index below row-level security.
 */
export const textCondition = async (
  tx: Tx,
  secrets: Secrets,
  text: string,
  row: NameColumns & { readonly id: RawBuilder<unknown> },
): Promise<RawBuilder<unknown>> => {
  const wanted = folded(text);
  if (wanted === '') return sql`true`;
  const ways = waysOfName(text, row);
  if (ways.length > 0) return sql`(${sql.join(ways, sql` OR `)})`;
  return sql`${row.id} = ANY (${await idsByDigits(tx, secrets, wanted.replaceAll(' ', ''))}::uuid[])`;
};

/** Members in scope by the last four digits or the whole of an identifier; fewer digits find nobody. */
const idsByDigits = async (tx: Tx, secrets: Secrets, digits: string): Promise<string[]> => {
  if (digits.length < TAIL) return [];
  const isWhole = digits.length > TAIL;
  const macs = coreSealedKinds.map((kind) =>
    isWhole ? secrets.wholeMac(kind, digits) : secrets.tailMac(kind, digits),
  );
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT member_id AS id FROM members.members_by_mac(${macs}::bytea[], ${isWhole}) LIMIT 2000`.execute(tx);
  return rows.map((found) => found.id);
};
