import { z } from 'zod';
import { definePackKind } from '../../packs/pack.ts';
import { documentTypes, issuingBodies } from './paper-form.ts';

const millimetres = z.number().min(5).max(60);
const points = z.number().min(0).max(40);

const layoutSchema = z.strictObject({
  margins: z.strictObject({ top: millimetres, bottom: millimetres, left: millimetres, right: millimetres }),
  fontSize: points,
  /** Of tables, where the full size would break every word. */
  tableFontSize: points,
  firstLine: z.number().min(0).max(30),
  /** Exact distance of lines, in points. */
  lineSpacing: points,
  spaceAfter: points,
  symbols: z.record(z.enum(documentTypes), z.string().min(1)),
  /** What follows the stroke of a number, by body and type of organisation; a type that is not here has none that we know. */
  suffixes: z.array(
    z.strictObject({
      bodies: z.array(z.enum(issuingBodies)),
      organisationTypes: z.array(z.string()),
      suffix: z.string().min(1),
    }),
  ),
  /** What stands over the post of a signer who speaks for a body. */
  onBehalf: z.record(z.enum(issuingBodies), z.string().min(1)),
  numberedPer: z.enum(['committee-term', 'year']),
  /** Marks of other offices that a Party paper does not carry. */
  marksNotUsed: z.array(z.string()),
});

export type PaperLayout = z.output<typeof layoutSchema>;
type Asked = {
  body: (typeof issuingBodies)[number];
  organisationType: string;
  documentType: (typeof documentTypes)[number];
};

/** What follows the number: `NQ/CB`. Null where no suffix is known for such an organisation. */
export const symbolOf = (layout: PaperLayout, { body, organisationType, documentType }: Asked): string | null => {
  const found = layout.suffixes.find(
    ({ bodies, organisationTypes }) => bodies.includes(body) && organisationTypes.includes(organisationType),
  );
  return found ? `${layout.symbols[documentType]}/${found.suffix}` : null;
};

/** Form of official papers, dated: sizes, symbols, how numbers run, what stands over a signature. */
export const paperLayouts = definePackKind({
  kind: 'paper-layout',
  schema: layoutSchema,
  answer: (content, given: Asked) => ({ symbol: symbolOf(content, given), onBehalf: content.onBehalf[given.body] }),
});
