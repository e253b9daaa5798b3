import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { type Reason, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { findPackInForce } from '../../../platform/packs/pack.ts';
import * as contract from '../contract/correct.ts';
import { sectors } from '../rules/structure-packs.ts';
import { refuseStale } from './decide-event.ts';
import { bumpRevision } from './insert-organisations.ts';

export const correctOrganisation = action(contract.correctOrganisation, async (input, { tx, note, tell }) => {
  const { organisationId: id, on, set } = input;
  await refuseStale(tx, id, input.expectedVersion);
  const before = await versionOn(tx, id, on);
  const reasons: Reason[] = [];
  if (!before) reasons.push(reason('organisations.not-living-on-day', { name: '', day: on }, 'on'));
  const known = findPackInForce(shippedPacks(), sectors, on)?.content.sectors;
  if (set.sector && known && !known.some((one) => one.code === set.sector))
    reasons.push(
      reason(
        'organisations.sector-unknown-on-day',
        { name: before?.name ?? '', sector: set.sector, day: on },
        'set.sector',
      ),
    );
  if (!before || reasons.length > 0) throw new Refused(refuse(...reasons));

  await saveVersion(tx, id, on, { ...before, ...defined(set) });
  if (input.code) await saveCode(tx, id, on, input.code);
  const { rows } = await sql<{ version: number }>`
    UPDATE organisations.organisation SET version = version + 1 WHERE id = ${id} RETURNING version`.execute(tx);
  await bumpRevision(tx);
  note({
    subject: `organisations.organisation ${id}`,
    before,
    after: { ...defined(set), ...(input.code ? { code: input.code } : {}) },
  });
  await tell('organisations.organisation-corrected', { organisationId: id });
  return { version: rows[0]!.version };
});

type Facts = {
  name: string;
  shortName: string | null;
  sector: string | null;
  area: string | null;
  coordinates: { latitude: number; longitude: number } | null;
};

const defined = <T extends object>(set: T): Partial<Facts> =>
  Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined));

const versionOn = async (tx: Tx, id: string, on: string): Promise<Facts | undefined> => {
  const { rows } = await sql<Omit<Facts, 'coordinates'> & { latitude: number | null; longitude: number | null }>`
    SELECT name, short_name AS "shortName", sector, area, latitude, longitude
    FROM organisations.organisation_version WHERE org_id = ${id} AND period @> ${on}::date`.execute(tx);
  if (!rows[0]) return undefined;
  const { latitude, longitude, ...facts } = rows[0];
  return { ...facts, coordinates: latitude === null || longitude === null ? null : { latitude, longitude } };
};

const saveVersion = async (tx: Tx, id: string, on: string, facts: Facts): Promise<void> => {
  await sql`
    UPDATE organisations.organisation_version
    SET name = ${facts.name}, short_name = ${facts.shortName}, sector = ${facts.sector}, area = ${facts.area},
        latitude = ${facts.coordinates?.latitude ?? null}, longitude = ${facts.coordinates?.longitude ?? null}
    WHERE org_id = ${id} AND period @> ${on}::date`.execute(tx);
};

// From the day on: a code that began that very day is replaced, an older one is ended and keeps its past.
const saveCode = async (
  tx: Tx,
  id: string,
  on: string,
  { scheme, code }: { scheme: string; code: string | null },
): Promise<void> => {
  await sql`
    DELETE FROM organisations.organisation_code WHERE org_id = ${id} AND scheme = ${scheme} AND lower(period) >= ${on}::date`.execute(
    tx,
  );
  await sql`
    UPDATE organisations.organisation_code SET period = daterange(lower(period), ${on}::date)
    WHERE org_id = ${id} AND scheme = ${scheme} AND period @> ${on}::date`.execute(tx);
  if (code === null) return;
  await sql`
    INSERT INTO organisations.organisation_code (org_id, org_pos, restricted, scheme, code, period)
    SELECT o.id, o.pos, o.restricted, ${scheme}, ${code}, daterange(${on}::date, NULL) FROM organisations.organisation o WHERE o.id = ${id}`.execute(
    tx,
  );
};
