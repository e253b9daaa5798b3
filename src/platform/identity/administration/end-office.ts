import { action } from '../../action/action.ts';
import { periodLiteral } from '../../db/parsers.ts';
import { orRefuse } from '../../outcome/refusal.ts';
import * as contract from '../administration-contract.ts';
import type { AdministrationParts } from './administration-parts.ts';
import { administratorsAmong, refuseLosingLastAdministrator } from './last-administrator.ts';
import { refuseStaleVersion } from './load-account.ts';
import { getOffice, organisationOfOffice } from './load-office.ts';
import { endedPeriod } from './office-period.ts';

export const endOffice = (parts: AdministrationParts) =>
  action(
    contract.endOffice,
    async ({ officeId, from, expectedVersion, why }, { tx, today, note }) => {
      const office = await getOffice(tx, officeId);
      refuseStaleVersion(office, expectedVersion);
      const left = orRefuse(endedPeriod(office.period, from, today));
      const endsOn = [from, today].sort().at(-1)!;
      const ends = { accountId: office.accountId, officeId, from: endsOn };
      await refuseLosingLastAdministrator(tx, ends, administratorsAmong(parts.permissions));

      const version = office.version + 1;
      const period = left === 'never' ? 'empty' : periodLiteral(left.from, left.until);
      const write = tx.updateTable('platform.office').where('id', '=', officeId);
      await write.set({ period, ended_reason: why, version }).execute();

      note({
        subject: `office:${officeId}`,
        before: office.period,
        after: left === 'never' ? { neverHeld: true } : left,
      });
      return { version };
    },
    { over: ({ officeId }, tx) => organisationOfOffice(tx, officeId) },
  );
