import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { type Dong, dong } from '../../../platform/money/dong.ts';
import { orRefuse, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { findPackInForce } from '../../../platform/packs/pack.ts';
import { monthText } from '../rules/dues-month.ts';
import { duesRates, duesSplitKind, regionalMinimumWage } from '../rules/dues-pack-kinds.ts';
import type { DuesRatesPack } from '../rules/dues-rates-shape.ts';
import { type DuesSplit, duesSplitSchema } from '../rules/dues-split.ts';

export const regions = [1, 2, 3, 4] as const;

export type DuesPractice = {
  readonly origin: 'pack' | 'installation';
  readonly id: string | null;
  readonly from: Day;
  readonly source: string;
  readonly title: { vi: string; en: string } | null;
  readonly content: DuesSplit;
};

export type Wage = {
  readonly region: number;
  readonly amount: Dong | null;
  readonly from: Day | null;
  readonly source: string | null;
  readonly id: string | null;
};

export const findDuesRates = (month: Day): DuesRatesPack | undefined =>
  findPackInForce(shippedPacks(), duesRates, month);

/** The rates of a month; refuses a month before the first regime known. */
export const duesRatesOn = (month: Day): DuesRatesPack =>
  findDuesRates(month) ??
  orRefuse<never>(refuse(reason('members.dues-rates-unknown', { month: monthText(month) }, 'month')));

/** Shares and rounding of a month: what the office entered, else the custom that ships with the program. */
export const duesPracticeOn = async (tx: Tx, month: Day): Promise<DuesPractice> => {
  const { rows } = await sql<{ id: string; from: Day; source: string; content: unknown }>`
    SELECT p.id, p.from_day AS "from", p.source, p.content FROM members.dues_practice p
    WHERE p.withdrawn_at IS NULL AND p.from_day <= ${month}::date ORDER BY p.from_day DESC, p.entered_at DESC LIMIT 1`.execute(
    tx,
  );
  const own = rows[0];
  if (own) return { ...own, origin: 'installation', title: null, content: duesSplitSchema.parse(own.content) };
  const pack = findPackInForce(shippedPacks(), duesSplitKind, month);
  if (!pack) return orRefuse<never>(refuse(reason('members.dues-rates-unknown', { month: monthText(month) }, 'month')));
  const { inForceFrom, title, note, content } = pack;
  return { origin: 'pack', id: null, from: inForceFrom, source: note ?? '', title, content };
};

/** Minimum wages of the four regions in a month: the office's figure before the one that ships; unknown where neither is there. */
export const minimumWagesOn = async (tx: Tx, month: Day): Promise<Wage[]> => {
  const { rows } = await sql<{ region: number; amount: number; from: Day; source: string; id: string }>`
    SELECT DISTINCT ON (w.region) w.region, w.amount, w.from_day AS "from", w.source, w.id FROM members.minimum_wage w
    WHERE w.withdrawn_at IS NULL AND w.from_day <= ${month}::date ORDER BY w.region, w.from_day DESC`.execute(tx);
  const pack = findPackInForce(shippedPacks(), regionalMinimumWage, month);
  return regions.map((region) => {
    const own = rows.find((row) => row.region === region);
    if (own) return { ...own, amount: dong(own.amount) };
    const shipped = pack?.content.wages.find((wage) => wage.region === region);
    if (!pack || !shipped) return { region, amount: null, from: null, source: null, id: null };
    return { region, amount: shipped.amount, from: pack.inForceFrom, source: pack.content.decree, id: null };
  });
};

/** The region of an organisation in a month, as said for it or for the nearest one above; null when nobody has said. */
export const duesRegionOf = async (tx: Tx, organisationId: string, month: Day): Promise<number | null> => {
  const { rows } = await sql<{ region: number }>`
    SELECT r.region FROM members.dues_regions_of(ARRAY[${organisationId}]::uuid[], ${month}::date) r`.execute(tx);
  return rows[0]?.region ?? null;
};

/** All that a month of one organisation is computed by. */
export const duesRulesOn = async (tx: Tx, organisationId: string, month: Day) => {
  const pack = duesRatesOn(month);
  const practice = await duesPracticeOn(tx, month);
  const region = await duesRegionOf(tx, organisationId, month);
  const wages = await minimumWagesOn(tx, month);
  const minimumWage = wages.find((wage) => wage.region === region)?.amount ?? null;
  return { pack, practice, region, minimumWage };
};
