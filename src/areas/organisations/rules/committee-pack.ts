import { z } from 'zod';
import { day } from '../../../platform/calendar/day.ts';
import { definePackKind } from '../../../platform/packs/pack.ts';
import { requiredDocumentSchema } from '../contract/regulations.ts';
import { checkCommittee, checkExtraMembers } from './check-committee.ts';
import { committeeRulesSchema } from './committee-rules-shape.ts';
import { missingDocuments } from './missing-documents.ts';
import { termEndOf } from './term-length.ts';

type CommitteeExample =
  | { ask: 'term'; type: string; startsOn: string }
  | { ask: 'committee'; type: string; officialMembers: number | null; numberSet: number; standingSet?: number }
  | { ask: 'extra'; type: string; numberSet: number; extra: number };

/** Committees and terms: sizes, shares and lengths with their clauses. */
export const committeeRulesKind = definePackKind({
  kind: 'committee-rules',
  schema: committeeRulesSchema,
  answer: (content, given: CommitteeExample, pack) => {
    const typed = { ...pack, content };
    if (given.ask === 'term') {
      const end = termEndOf(typed, given.type, day(given.startsOn));
      return end && { dueOn: end.dueOn, verified: end.verified };
    }
    const findings =
      given.ask === 'committee'
        ? checkCommittee(typed, { standingSet: null, ...given })
        : checkExtraMembers(typed, given);
    return findings.map((finding) => finding.code);
  },
});

const postKindSchema = z.strictObject({
  id: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  name: z.strictObject({ vi: z.string(), en: z.string() }),
  /** One holder at a time in one organisation (or Party group). */
  isSingle: z.boolean(),
  needsTerm: z.boolean(),
  /** `from-above`: the holder belongs to the committee above the organisation that the post concerns. */
  place: z.enum(['organisation', 'group', 'from-above']),
  /** Against which number set by the congress a holder counts. */
  seats: z.array(z.enum(['committee', 'standing'])),
  isDeputy: z.boolean().default(false),
});
export type PostKind = z.output<typeof postKindSchema>;

/** Kinds of post: names and how they count. */
export const postKindsKind = definePackKind({
  kind: 'post-kinds',
  schema: z.strictObject({ kinds: z.array(postKindSchema).min(1) }),
  answer: (content, given: { kind: string }) => {
    const kind = content.kinds.find((one) => one.id === given.kind);
    return kind ? { isSingle: kind.isSingle, needsTerm: kind.needsTerm, place: kind.place } : null;
  },
});

/** Documents that each type of organisation keeps; practice until a person cites a source. */
export const requiredDocumentsKind = definePackKind({
  kind: 'required-documents',
  schema: z.strictObject({ entries: z.array(requiredDocumentSchema) }),
  answer: (content, given: { type: string; have: string[] }) =>
    missingDocuments(content.entries, given.type, given.have).map((entry) => entry.kind),
});
