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

/**
 * Whether what was typed finds the row named `row`: digits by the keyed digests of identifiers (the last four, or the whole number), else
 * the beginning of the name, of what follows the family name or of the given name. Compared as plain bytes, because LIKE may not use an index below row-level security.
 */
export const textCondition = async (
  tx: Tx,
  secrets: Secrets,
  text: string,
  row: {
    readonly id: RawBuilder<unknown>;
    readonly foldedName: RawBuilder<unknown>;
    readonly foldedSort: RawBuilder<unknown>;
    /** The name behind the family name. */
    readonly foldedMiddle: RawBuilder<unknown>;
  },
): Promise<RawBuilder<unknown>> => {
  const wanted = folded(text);
  if (wanted === '') return sql`true`;
  const digits = wanted.replaceAll(' ', '');
  const begins = nameBeginning(text);
  if (begins) return sql`(${begins(row.foldedName)} OR ${begins(row.foldedSort)} OR ${begins(row.foldedMiddle)})`;
  return sql`${row.id} = ANY (${await idsByDigits(tx, secrets, digits)}::uuid[])`;
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
