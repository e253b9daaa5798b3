import { meetingAgendaKind } from './agenda-pack.ts';
import { replyClocksKind } from './charter-packs.ts';
import { byElectionRulesKind, congressRulesKind } from './congress-rules-pack.ts';
import { meetingRulesKind } from './meeting-rules-pack.ts';
import { onlineMeetingKind } from './online-meeting-pack.ts';
import { meetingScoreKind } from './score-pack.ts';
import { voteRulesKind } from './vote-rules-pack.ts';

export const packKinds = [
  meetingRulesKind,
  onlineMeetingKind,
  replyClocksKind,
  congressRulesKind,
  byElectionRulesKind,
  voteRulesKind,
  meetingScoreKind,
  meetingAgendaKind,
];
