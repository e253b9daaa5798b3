import { z } from 'zod';
import { definePackKind } from '../../../platform/packs/pack.ts';

const word = { code: z.string().regex(/^[a-z][a-z0-9-]{1,59}$/), vi: z.string().min(1), en: z.string().min(1) };

export const vocabularySchema = z.strictObject({
  schoolings: z.array(z.strictObject(word)).min(1),
  politicalTheories: z.array(z.strictObject(word)).min(1),
  papers: z
    .array(
      z.strictObject({
        ...word,
        stage: z.enum(['admission', 'after-decision', 'recognition', 'later']),
        isYearly: z.boolean(),
      }),
    )
    .min(1),
});
export type Vocabulary = z.output<typeof vocabularySchema>;

/** Words for the codes in a record: schooling, political theory, and the papers that a dossier may hold. */
export const vocabularyKind = definePackKind({
  kind: 'member-vocabulary',
  schema: vocabularySchema,
  answer: (content, { list, code }: { list: keyof Vocabulary; code: string }) => {
    const found = content[list].find((one) => one.code === code);
    return found ? { vi: found.vi, en: found.en } : null;
  },
});
