import type { CronJob } from '../../../platform/action/area.ts';
import { settleExemptStates } from '../actions/stored-exemption.ts';

/** Exemptions begin and end with the date alone: members become exempt, or active again, just after midnight. */
export const settleExemptions: CronJob = {
  name: 'members.settle-exemptions',
  cron: '4 0 * * *',
  atStart: true,
  run: async ({ tx, today, note }) => {
    const changed = await settleExemptStates(tx, null, today);
    if (changed.length > 0) note({ subject: 'members.exemption', after: { members: changed.length } });
  },
};
