import * as committees from '../src/areas/organisations/contract.ts';
import type { PaperData, PaperFields } from '../src/platform/paper/official/paper-form.ts';
import type { Account, Harness } from './harness.ts';

/** A term of the committee of an organisation from 1 July 2025, so that numbers of papers run within it. */
export const openTermOf = async (harness: Harness, account: Account, organisationId: string): Promise<string> => {
  const { termId } = await harness.act(account, committees.openTerm, {
    organisationId: organisationId as never,
    ordinal: 3,
    startsOn: '2025-07-01' as never,
    dueOn: '2030-07-01' as never,
    basis: 'elected',
  } as never);
  return termId;
};

/** Something in every place of a form: for tests that care about the paper and not about its words. */
export const anyData = (fields: PaperFields, more: PaperData = {}): PaperData => ({
  ...Object.fromEntries(
    Object.entries(fields).map(([name, { kind = 'text', of = {} }]) => [
      name,
      kind === 'flag' ? false : kind === 'list' ? [anyData(of)] : `Nội dung ${name}`,
    ]),
  ),
  ...more,
});
