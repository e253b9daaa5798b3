import { badgeRounds } from './badge-pack.ts';
import { memberChangesKind } from './change-pack.ts';
import { duesPackKinds } from './dues-pack-kinds.ts';
import { exemptionRules } from './exemption-pack.ts';
import { memberHygiene } from './hygiene-pack.ts';
import { memberLifeCycle } from './life-cycle-pack.ts';
import { partyGroupKind } from './party-group-pack.ts';
import { residenceLinkRules } from './residence-pack.ts';
import { transferRules } from './transfer-pack.ts';
import { vocabularyKind } from './vocabulary-pack.ts';
import { votingBaseKind } from './voting-base-pack.ts';

export const packKinds = [
  ...duesPackKinds,
  memberLifeCycle,
  badgeRounds,
  transferRules,
  exemptionRules,
  residenceLinkRules,
  votingBaseKind,
  vocabularyKind,
  memberChangesKind,
  memberHygiene,
  partyGroupKind,
];
