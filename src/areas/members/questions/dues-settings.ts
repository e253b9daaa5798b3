import { sql } from 'kysely';
import type { z } from 'zod';
import { question } from '../../../platform/action/action.ts';
import { nearestNames } from '../../organisations/public.ts';
import * as contract from '../contract/dues-settings.ts';
import { duesPracticeOn, findDuesRates, minimumWagesOn } from './dues-rules-on.ts';

type Settings = z.output<typeof contract.duesSettings.output>;
type Region = Settings['regions'][number];

const ratesShown = (month: Parameters<typeof findDuesRates>[0]): Settings['rates'] => {
  const pack = findDuesRates(month);
  if (!pack) return null;
  const { id: packId, title, source, verified, note, content } = pack;
  return {
    packId,
    title,
    source: source === 'practice' ? source : source.number,
    verified,
    note: note ?? null,
    content,
  };
};

export const duesSettings = question(contract.duesSettings, async ({ month }, { tx }) => {
  const { rows } = await sql<Omit<Region, 'organisationName'>>`
    SELECT r.id, r.org_id AS "organisationId", r.region, r.from_month AS "fromMonth", r.source FROM members.dues_region r
    WHERE r.withdrawn_at IS NULL ORDER BY r.org_pos, r.from_month`.execute(tx);
  const names = await nearestNames(
    tx,
    month,
    rows.map(({ organisationId }) => organisationId),
  );
  const practice = await duesPracticeOn(tx, month);
  return {
    rates: ratesShown(month),
    split: { ...practice, id: practice.id as Settings['split']['id'] },
    wages: (await minimumWagesOn(tx, month)).map((wage) => ({
      ...wage,
      id: wage.id as Settings['wages'][number]['id'],
    })),
    regions: rows.map((row) => ({ ...row, organisationName: names.get(row.organisationId) ?? '' })),
  };
});
