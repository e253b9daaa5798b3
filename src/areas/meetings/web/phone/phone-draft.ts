import type { SheetDraft } from '../sheet-draft.ts';

/** A sheet being filled on this phone, with the version of the meeting that it began from; null: the server does not know it. */
export type KeptDraft = { readonly draft: SheetDraft; readonly version: number | null };
