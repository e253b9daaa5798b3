import { z } from 'zod';
import { defineQuestion } from '../action/contract.ts';

const sealNumber = z.int().positive();
const hexDigest = z.string().regex(/^[0-9a-f]{64}$/, { error: 'platform.not-a-seal-digest' });

export const faultKinds = [
  'entry-changed',
  'entry-removed',
  'detail-changed',
  'seal-changed',
  'seal-removed',
  'tail-cut-off',
] as const;

/** One thing that does not fit: where in the chain, which entry if one can be named. */
const fault = z.object({
  kind: z.enum(faultKinds),
  sealNumber: z.int().nullable(),
  entryId: z.string().nullable(),
});

const exportedSeal = z.object({ number: sealNumber, digest: hexDigest });

export const auditVerify = defineQuestion({
  name: 'platform.audit-verify',
  summary:
    'Checks every audit entry, its values and the chain of seals; with an exported seal also that no end was cut off',
  input: z.object({ exportedSeal: exportedSeal.optional() }),
  output: z.object({
    intact: z.boolean(),
    seals: z.int(),
    entries: z.int(),
    detailsChecked: z.int(),
    detailsRemovedByRetention: z.int(),
    notYetSealed: z.int(),
    faultCount: z.int(),
    faults: z.array(fault),
    lastSeal: exportedSeal.nullable(),
  }),
  over: 'whole',
});

export const exportSeal = defineQuestion({
  name: 'platform.export-seal',
  summary:
    'The last seal of the audit, to be kept outside this system: it later proves that nothing after it was cut off',
  input: z.object({}),
  output: z.object({
    number: z.int(),
    digest: hexDigest,
    sealedAt: z.string(),
    entryCount: z.int(),
  }),
  over: 'whole',
});
