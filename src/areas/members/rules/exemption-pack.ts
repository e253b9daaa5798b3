import type { z } from 'zod';
import { day } from '../../../platform/calendar/day.ts';
import { definePackKind, type Pack } from '../../../platform/packs/pack.ts';
import { checkExemption } from './check-exemption.ts';
import { exemptionRulesSchema } from './exemption-rules-shape.ts';

export type ExemptionPack = Pack<z.output<typeof exemptionRulesSchema>>;

type Example = {
  ground: string;
  proof: 'medical' | 'cell-confirmation' | 'other' | null;
  since: string;
  until: string | null;
  birthOn?: string;
  birthYear?: number;
};

/** Grounds of exemption: who decides, for how long, with which proof. */
export const exemptionRules = definePackKind({
  kind: 'exemption-rules',
  schema: exemptionRulesSchema,
  answer: (content, given: Example) => {
    const since = day(given.since);
    const verdict = checkExemption(
      { ...given, since, until: given.until === null ? null : day(given.until) },
      {
        state: 'active',
        birthOn: given.birthOn === undefined ? null : day(given.birthOn),
        birthYear: given.birthYear ?? null,
        runningUntil: null,
      },
      content,
    );
    return 'refused' in verdict ? verdict.reasons.map((one) => one.code) : verdict.decidedBy;
  },
});
