import { newId } from '../src/platform/action/id.ts';
import { dayOf } from '../src/platform/calendar/day.ts';
import * as contract from '../src/platform/identity/contract.ts';
import { type Account, startHarness } from './harness.ts';
import { person, plantSmallTree } from './visitor.ts';

export const newLogin = () => `moi-${newId()}`;

/** A small tree with two administrators over the whole and two over the eastern commune, so that none of them is the last. */
export const startAdministration = async () => {
  const harness = await startHarness();
  const tree = await plantSmallTree(harness);
  const [chief, eastern] = [
    await person(harness, { role: 'administrator', organisationId: tree.root }),
    await person(harness, { role: 'administrator', organisationId: tree.east }),
  ];
  await person(harness, { role: 'administrator', organisationId: tree.root });
  await person(harness, { role: 'administrator', organisationId: tree.east });
  const today = () => dayOf(harness.clock.now);
  const create = (by: Account, organisationId: string, more = {}) =>
    harness.act(by, contract.createAccount, {
      login: newLogin(),
      displayName: 'Người Mới (hư cấu)',
      organisationId: organisationId as never,
      role: 'reader',
      from: today(),
      until: null,
      ...more,
    });
  return { harness, tree, chief, eastern, today, create, refused: harness.refused };
};
