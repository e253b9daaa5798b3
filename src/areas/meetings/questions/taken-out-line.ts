import { sql } from 'kysely';
import type { Actor } from '../../../platform/action/action.ts';
import { dayOf } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { formatDay, type Language, sentence } from '../papers/paper-words.ts';

type Asked = { readonly actor: Actor; readonly now: Date; readonly language: Language; readonly scope: string };

/** The line on every list and paper that leaves the house: who took it out, when, how far it reaches. A helper stands beside the holder. */
export const takenOutLine = async (tx: Tx, { actor, now, language, scope }: Asked): Promise<string> => {
  const ids = [actor.helperAccountId, actor.accountId].filter((id) => id !== null);
  const { rows } = await sql<{ id: string; name: string }>`
    SELECT id, display_name AS name FROM platform.account WHERE id = ANY (${ids}::uuid[])`.execute(tx);
  const names = ids.map((id) => rows.find((row) => row.id === id)?.name ?? id.slice(0, 8));
  const time = new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(11, 16);
  return sentence(language, 'meetings.taken-out', {
    who: names.join(' / '),
    at: `${formatDay(dayOf(now))} ${time}`,
    scope,
  });
};
