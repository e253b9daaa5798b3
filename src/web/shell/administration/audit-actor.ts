import type { OutputOf } from '../../../platform/action/contract.ts';
import type { auditEntries } from '../../../platform/identity/contract.ts';
import type { Translate } from '../../messages.ts';

type Entry = Pick<OutputOf<typeof auditEntries>['entries'][number], 'actor' | 'accountName'>;

/** Who did it: a person by name, the program itself, or somebody at the door under a login that nobody has. */
export const actorText = ({ actor, accountName }: Entry, t: Translate): string => {
  if (actor === 'system') return t('web.audit.system');
  if (actor === 'nobody') return t('web.audit.nobody');
  return accountName ?? t('web.audit.outside');
};
