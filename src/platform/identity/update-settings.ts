import { sql } from 'kysely';
import { action } from '../action/action.ts';
import * as contract from './contract.ts';

export const updateSettings = action(contract.updateSettings, async (input, { tx, actor }) => {
  const { language, ...settings } = input;
  await sql`
    UPDATE platform.account SET settings = ${JSON.stringify(settings)}::jsonb, language = ${language}
    WHERE id = ${actor.accountId}`.execute(tx);
  return input;
});
