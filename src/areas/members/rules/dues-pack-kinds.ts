import { z } from 'zod';
import { dong, dongSchema } from '../../../platform/money/dong.ts';
import { definePackKind } from '../../../platform/packs/pack.ts';
import { type DuesFacts, dueOf } from './dues-due.ts';
import { duesRatesSchema } from './dues-rates-shape.ts';
import { duesSplitSchema, keepsOf, passesOn } from './dues-split.ts';

const nothingKnown: DuesFacts = {
  group: null,
  basis: null,
  voluntary: null,
  minimumWage: null,
  partyYears: null,
  waivedPercent: null,
  ground: null,
};

/** Rates of dues by group and date, exemptions and waivers. */
export const duesRates = definePackKind({
  kind: 'dues-rates',
  schema: duesRatesSchema,
  answer: (content, given: Partial<DuesFacts>) => {
    const { isFromIncome: _, ...answer } = dueOf(content, { ...nothingKnown, ...given }, { unit: 1, mode: 'half-up' });
    return answer;
  },
});

/** What stays with an organisation and what goes up; unverified, replaced by what the office enters. */
export const duesSplitKind = definePackKind({
  kind: 'dues-split',
  schema: duesSplitSchema,
  answer: (content, given: { type: string; sector: string | null; received: number }) => {
    const keeps = keepsOf(content, given.type, given.sector);
    return { keeps, passesOn: passesOn(content, keeps, dong(given.received)) };
  },
});

/** Regional minimum wages that ship with the program; the office adds those of its regions. */
export const regionalMinimumWage = definePackKind({
  kind: 'regional-minimum-wage',
  schema: z.strictObject({
    decree: z.string(),
    wages: z.array(z.strictObject({ region: z.int().min(1).max(4), amount: dongSchema })),
  }),
  answer: (content, given: { region: number }) => ({
    amount: content.wages.find(({ region }) => region === given.region)?.amount ?? null,
  }),
});

export const duesPackKinds = [duesRates, duesSplitKind, regionalMinimumWage];
