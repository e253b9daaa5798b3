import { packsOf } from '../sheet-verdict.ts';
import type { Bundle } from './phone-bundle.ts';
import type { KeptDraft } from './phone-draft.ts';

/** Names, tasks given before and criteria by id or code: what a sheet says by their marks only. */
export type SheetWords = Readonly<Record<string, string>>;

/** A cell whose office ended while something written for it was still here: no more of it is kept than reading that takes. */
export type LeftCell = { readonly organisationId: string; readonly name: string; readonly words: SheetWords };

const wordsOf = ({ openings, ahead, dated = [] }: Bundle): readonly (readonly [string, string])[] => {
  const all = [...Object.values(openings), ...ahead.flatMap(({ opening }) => opening ?? []), ...dated];
  return [
    ...all.flatMap(({ roll }) => roll.map(({ memberId, fullName }) => [memberId as string, fullName] as const)),
    ...all.flatMap(({ openTasks }) => openTasks.map(({ taskId, text }) => [taskId as string, text] as const)),
    ...all.flatMap((opening) =>
      (packsOf(opening).score?.content.criteria ?? []).map(({ code, names }) => [code, names.vi] as const),
    ),
  ];
};

/** The words that these sheets need and no others. */
export const wordsFor = (bundle: Bundle, sheets: readonly KeptDraft[]): SheetWords => {
  const written = JSON.stringify(sheets);
  return Object.fromEntries(wordsOf(bundle).filter(([mark]) => written.includes(`"${mark}"`)));
};

type Had = {
  readonly bundles: readonly Bundle[];
  readonly left: readonly LeftCell[];
  /** Drafts, and what records in the queue are mended from. */
  readonly sheets: readonly KeptDraft[];
};

/** Cells in nobody's charge here any more, of which sheets remain; `held`: those in which the office goes on. */
export const leftCells = ({ bundles, left, sheets }: Had, held: ReadonlySet<string>): readonly LeftCell[] => {
  const cells = [...new Set(sheets.map(({ draft }) => draft.organisationId as string))].filter((id) => !held.has(id));
  return cells.map((organisationId) => {
    const bundle = bundles.find((one) => one.organisationId === organisationId);
    const own = sheets.filter(({ draft }) => draft.organisationId === organisationId);
    if (bundle) return { organisationId, name: bundle.name, words: wordsFor(bundle, own) };
    return left.find((one) => one.organisationId === organisationId) ?? { organisationId, name: '', words: {} };
  });
};
