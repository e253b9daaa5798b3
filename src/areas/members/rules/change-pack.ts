import { z } from 'zod';
import { definePackKind } from '../../../platform/packs/pack.ts';

/** A paper that a change rests on. */
export const changePaper = z.enum(['civil-act', 'decision']);
export type ChangePaper = z.output<typeof changePaper>;

export const changeRulesSchema = z.strictObject({
  needs: z
    .array(z.strictObject({ field: z.string(), papers: z.array(changePaper).min(1), clause: z.string().nullable() }))
    .min(1),
});
export type ChangeRules = z.output<typeof changeRulesSchema>;

/** Papers that a change of this field asks for and that are not there. */
export const papersMissing = (rules: ChangeRules, field: string, papers: ReadonlySet<ChangePaper>): ChangePaper[] =>
  (rules.needs.find((one) => one.field === field)?.papers ?? []).filter((paper) => !papers.has(paper));

/** Which fields of a record change only with papers of their own. */
export const memberChangesKind = definePackKind({
  kind: 'member-changes',
  schema: changeRulesSchema,
  answer: (content, { field, papers }: { field: string; papers: ChangePaper[] }) =>
    papersMissing(content, field, new Set(papers)),
});
