import { z } from 'zod';
import { question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { findPackInForce } from '../../../platform/packs/pack.ts';
import * as contract from '../contract/regulations.ts';
import { requiredDocumentsKind } from '../rules/committee-pack.ts';

export type RequiredList = z.output<typeof contract.requiredDocuments.output>;

/** The list of required documents on a day: the installation's own where it has one, else the one of the rule pack. */
export const requiredDocumentsOn = async (tx: Tx, on: Day): Promise<RequiredList> => {
  const own = await tx
    .selectFrom('organisations.required_document_list')
    .select('entries')
    .where('from_on', '<=', on)
    .orderBy('from_on', 'desc')
    .orderBy('entered_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (own) {
    const entries = z.array(contract.requiredDocumentSchema).parse(own.entries);
    return {
      entries,
      origin: 'installation',
      packId: null,
      isPractice: entries.every((entry) => entry.citation === null),
    };
  }
  const pack = findPackInForce(shippedPacks(), requiredDocumentsKind, on);
  if (!pack) return { entries: [], origin: 'none', packId: null, isPractice: true };
  return { entries: pack.content.entries, origin: 'pack', packId: pack.id, isPractice: true };
};

export const requiredDocuments = question(contract.requiredDocuments, ({ on }, { tx }) => requiredDocumentsOn(tx, on));
