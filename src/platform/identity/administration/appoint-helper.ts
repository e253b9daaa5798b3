import { action } from '../../action/action.ts';
import { orRefuse, reason, refuse } from '../../outcome/refusal.ts';
import * as contract from '../administration-contract.ts';
import type { AdministrationParts } from './administration-parts.ts';
import { insertOffice } from './insert-office.ts';
import { getAccount } from './load-account.ts';
import { getOffice, organisationOfOffice } from './load-office.ts';
import { faultsOfHelperPeriod, faultsOfPeriod } from './office-period.ts';

export const appointHelper = (parts: AdministrationParts) =>
  action(
    contract.appointHelper,
    async (input, { tx, actor, note }) => {
      const helped = await getOffice(tx, input.officeId);
      const account = await getAccount(tx, input.accountId);
      const faults = [...faultsOfPeriod(input), ...faultsOfHelperPeriod(input, helped.period)];
      if (helped.helperForOfficeId !== null) faults.push(reason('platform.helper-of-helper', {}, 'officeId'));
      if (helped.accountId === input.accountId) faults.push(reason('platform.helper-is-holder', {}, 'accountId'));
      if (account.disabledAt !== null) faults.push(reason('platform.account-already-disabled', {}, 'accountId'));
      if (faults.length > 0) orRefuse(refuse(...faults));

      const { role, organisationId } = helped;
      const office = { ...input, role, organisationId, helperForOfficeId: helped.id, grantedBy: actor.accountId };
      const officeId = await insertOffice(tx, parts, office);

      note({ subject: `office:${officeId}`, after: { ...input, role, organisationId } });
      return { officeId };
    },
    { over: ({ officeId }, tx) => organisationOfOffice(tx, officeId) },
  );
