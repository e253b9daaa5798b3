import { meetingRulesKind } from './meeting-rules-pack.ts';
import { onlineMeetingKind } from './online-meeting-pack.ts';

export const packKinds = [meetingRulesKind, onlineMeetingKind];
