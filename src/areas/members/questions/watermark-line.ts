import { sql } from 'kysely';
import type { Actor } from '../../../platform/action/action.ts';
import { dayOf } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { formatDay } from '../../../platform/i18n/format-message.ts';
import { type Language, sentence } from '../papers/register-words.ts';

type Asked = { readonly actor: Actor; readonly now: Date; readonly language: Language; readonly scope: string };

const momentText = (now: Date): string => {
  const time = new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(11, 16);
  return `${formatDay(dayOf(now))} ${time}`;
};

/** The line on everything that leaves the house: who took it out (and for whom), when, how far it reaches. */
export const watermarkLine = async (tx: Tx, { actor, now, language, scope }: Asked): Promise<string> => {
  const ids = [actor.accountId, ...(actor.helperAccountId ? [actor.helperAccountId] : [])];
  const { rows } = await sql<{ id: string; name: string }>`
    SELECT id, display_name AS name FROM platform.account WHERE id = ANY (${ids}::uuid[])`.execute(tx);
  const nameOf = (id: string): string => rows.find((row) => row.id === id)?.name ?? id.slice(0, 8);
  const who = actor.helperAccountId
    ? sentence(language, 'members.watermark.helper', {
        helper: nameOf(actor.helperAccountId),
        holder: nameOf(actor.accountId),
      })
    : nameOf(actor.accountId);
  return sentence(language, 'members.watermark.line', { who, at: momentText(now), scope });
};
