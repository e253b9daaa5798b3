import type { OutputOf } from '../../../platform/action/contract.ts';
import type { MeetingSheet } from '../contract/reads.ts';
import type { rulesOfMeeting } from '../contract.ts';

/** A recorded meeting with the rules of its day. */
export type MeetingScene = { readonly meeting: MeetingSheet; readonly rules: OutputOf<typeof rulesOfMeeting> };
