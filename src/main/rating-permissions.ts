import type { ContractName } from '../platform/action/contract.ts';
import { memberWorkers, organisers, type RoleName, recorders, registerReaders } from './roles.ts';

/** Who decides for the committee that opened a season. */
const deciders: readonly RoleName[] = [...recorders, 'committee-head'];

/** Roles × actions of ratings; part of the one table in permissions.ts. */
export const ratingPermissions: Readonly<Record<ContractName, readonly RoleName[]>> = {
  'ratings.season-proposal': organisers,
  'ratings.open-season': organisers,
  'ratings.withdraw-season': organisers,
  'ratings.change-calendar': organisers,
  'ratings.close-season': deciders,
  'ratings.reopen-season': deciders,
  'ratings.add-subject': organisers,
  'ratings.withdraw-subject': organisers,
  'ratings.correct-subject': memberWorkers,
  'ratings.record-review': memberWorkers,
  'ratings.withdraw-review': memberWorkers,
  'ratings.rate-self': memberWorkers,
  'ratings.propose-level': memberWorkers,
  'ratings.record-ballot': memberWorkers,
  'ratings.decide-level': deciders,
  'ratings.take-back-decision': deciders,
  'ratings.set-not-rated': memberWorkers,
  'ratings.rate-after-all': memberWorkers,
  'ratings.take-back-step': memberWorkers,
  'ratings.notify-subjects': deciders,
  'ratings.archive-ratings': deciders,
  'ratings.reopen-rating': deciders,
  'ratings.seasons': registerReaders,
  'ratings.season': registerReaders,
  'ratings.subjects': registerReaders,
  'ratings.subject': registerReaders,
  'ratings.packs': registerReaders,
  'ratings.pack-changes': registerReaders,
};
