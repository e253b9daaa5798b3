import type { SheetDraft } from '../sheet-draft.ts';
import type { SheetDay } from './phone-bundle.ts';
import type { Count } from './phone-counts.ts';

/** A sheet being filled on this phone, with the version of the meeting that it began from; null: the server does not know it. */
export type KeptDraft = {
  readonly draft: SheetDraft;
  readonly version: number | null;
  /** What was counted here of elections in this meeting; sheets begun before the phone counted any have none. */
  readonly counts?: readonly Count[];
  /** The sheet has gone to the server: only what was counted is mended. */
  readonly isSent?: boolean;
};

/** The day whose roll and facts a sheet needs, and its meeting where the server knows it. */
export const sheetDayOf = ({ draft: { heldOn, meetingId }, version }: KeptDraft): SheetDay => ({
  on: heldOn,
  meetingId: version === null ? null : meetingId,
});
