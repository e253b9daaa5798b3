import { sql } from 'kysely';
import { question } from '../action/action.ts';
import type { Tx } from '../db/database.ts';
import { type ChainEnd, checkSeal, type Fault, type StoredLine, type StoredSeal, startOfChain } from './check-seal.ts';
import * as contract from './contract.ts';
import type { SealedContent } from './digest.ts';
import { sealedColumns } from './seal-entries.ts';

const SEALS_AT_ONCE = 50;
const FAULTS_SHOWN = 200;

type SealRow = Omit<StoredSeal, 'lines'>;
type LineRow = {
  sealNumber: number;
  entryId: string;
  storedDigest: Buffer;
  salt: Buffer | null;
  detailText: string;
} & (SealedContent | { id: null });

const sealsAfter = async (tx: Tx, after: number): Promise<SealRow[]> => {
  const { rows } = await sql<SealRow>`
    SELECT number::int AS number, entry_count AS "entryCount", previous_digest AS "previousDigest", digest,
           to_char(sealed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "sealedAt"
    FROM platform.audit_seal WHERE number > ${after} ORDER BY number LIMIT ${SEALS_AT_ONCE}`.execute(tx);
  return rows;
};

const linesOf = async (tx: Tx, seals: readonly SealRow[]): Promise<Map<number, StoredLine[]>> => {
  const { rows } = await sql<LineRow>`
    SELECT s.seal_number::int AS "sealNumber", s.entry_id AS "entryId", s.entry_digest AS "storedDigest",
           d.salt, d.detail::text AS "detailText", ${sql.raw(sealedColumns)}
    FROM platform.audit_sealed s
    LEFT JOIN platform.audit_entry e ON e.id = s.entry_id
    LEFT JOIN platform.audit_detail d ON d.entry_id = s.entry_id
    WHERE s.seal_number BETWEEN ${seals[0]!.number} AND ${seals.at(-1)!.number}
    ORDER BY s.seal_number, s.place`.execute(tx);
  const bySeal = new Map<number, StoredLine[]>();
  for (const row of rows) {
    const lines = bySeal.get(row.sealNumber) ?? [];
    lines.push({
      entryId: row.entryId,
      storedDigest: row.storedDigest,
      entry: row.id === null ? null : row,
      detail: row.salt === null ? null : { salt: row.salt, text: row.detailText },
    });
    bySeal.set(row.sealNumber, lines);
  }
  return bySeal;
};

const orphanFaults = async (tx: Tx): Promise<Fault[]> => {
  const { rows } = await sql<{ number: number }>`
    SELECT DISTINCT s.seal_number::int AS number FROM platform.audit_sealed s
    WHERE NOT EXISTS (SELECT 1 FROM platform.audit_seal a WHERE a.number = s.seal_number) ORDER BY 1`.execute(tx);
  return rows.map((row) => ({ kind: 'seal-removed', sealNumber: row.number, entryId: null }));
};

const countNotYetSealed = async (tx: Tx): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM platform.audit_entry e
    WHERE NOT EXISTS (SELECT 1 FROM platform.audit_sealed s WHERE s.entry_id = e.id)`.execute(tx);
  return rows[0]!.count;
};

type Outside = { readonly number: number; readonly digest: string };

const outsideFaults = (outside: Outside | undefined, end: ChainEnd, digestAtOutside: string | undefined): Fault[] => {
  if (!outside || digestAtOutside === outside.digest) return [];
  const kind = outside.number > end.number ? 'tail-cut-off' : 'seal-changed';
  return [{ kind, sealNumber: outside.number, entryId: null }];
};

type Walk = {
  end: ChainEnd;
  seals: number;
  entries: number;
  detailsChecked: number;
  readonly faults: Fault[];
  digestAtOutside: string | undefined;
};

const walkChain = async (tx: Tx, outside: Outside | undefined): Promise<Walk> => {
  const walk: Walk = {
    end: startOfChain,
    seals: 0,
    entries: 0,
    detailsChecked: 0,
    faults: [],
    digestAtOutside: undefined,
  };
  for (;;) {
    const seals = await sealsAfter(tx, walk.end.number);
    if (seals.length === 0) return walk;
    const lines = await linesOf(tx, seals);
    for (const row of seals) {
      const seal = { ...row, lines: lines.get(row.number) ?? [] };
      walk.faults.push(...checkSeal(walk.end, seal));
      walk.end = { number: seal.number, digest: seal.digest };
      walk.seals += 1;
      walk.entries += seal.lines.length;
      walk.detailsChecked += seal.lines.filter((line) => line.detail !== null).length;
      if (outside?.number === seal.number) walk.digestAtOutside = seal.digest.toString('hex');
    }
  }
};

export const auditVerify = question(contract.auditVerify, async ({ exportedSeal }, { tx }) => {
  const walk = await walkChain(tx, exportedSeal);
  const faults = [
    ...walk.faults,
    ...(await orphanFaults(tx)),
    ...outsideFaults(exportedSeal, walk.end, walk.digestAtOutside),
  ].filter(
    (fault, at, all) =>
      all.findIndex(
        (f) => f.kind === fault.kind && f.sealNumber === fault.sealNumber && f.entryId === fault.entryId,
      ) === at,
  );
  return {
    intact: faults.length === 0,
    seals: walk.seals,
    entries: walk.entries,
    detailsChecked: walk.detailsChecked,
    detailsRemovedByRetention: walk.entries - walk.detailsChecked,
    notYetSealed: await countNotYetSealed(tx),
    faultCount: faults.length,
    faults: faults.slice(0, FAULTS_SHOWN),
    lastSeal: walk.seals === 0 ? null : { number: walk.end.number, digest: walk.end.digest.toString('hex') },
  };
});
