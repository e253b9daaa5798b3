import { expect, test } from 'vitest';
import { startHarness } from '../../../tests/harness.ts';
import * as contract from './contract.ts';

const { account, act, ask, refused, owner } = await startHarness();

const look = {
  list: 'members.members',
  chosen: { state: ['exempt', 'active'], born: ['yes'] },
  columns: ['name', 'cell'],
  sort: { key: 'name', descending: false },
};

test('a view is kept for its account alone', async () => {
  const [mine, other] = [await account(), await account()];
  const { viewId } = await act(mine, contract.saveView, { ...look, name: 'Miễn sinh hoạt' });
  const { views } = await ask(mine, contract.savedViews, { list: look.list });
  const { list: _, ...shown } = look;
  expect(views).toEqual([{ id: viewId, name: 'Miễn sinh hoạt', isDefault: false, ...shown }]);
  expect((await ask(other, contract.savedViews, { list: look.list })).views).toEqual([]);
  expect((await ask(mine, contract.savedViews, { list: 'members.hygiene' })).views).toEqual([]);
  const change = { viewId, name: 'Khác', ...shown, isDefault: true };
  expect(await refused(other, contract.changeView, change)).toEqual(['platform.not-found']);
  expect(await refused(other, contract.deleteView, { viewId })).toEqual(['platform.not-found']);
});

test('a list opens with one view, the last one said', async () => {
  const me = await account();
  const first = await act(me, contract.saveView, { ...look, name: 'Một', isDefault: true });
  const second = await act(me, contract.saveView, { ...look, name: 'Hai' });
  const { list: _, ...shown } = look;
  await act(me, contract.changeView, { viewId: second.viewId, name: 'Hai (mới)', ...shown, isDefault: true });
  const { views } = await ask(me, contract.savedViews, { list: look.list });
  expect(views.map(({ name, isDefault }) => [name, isDefault])).toEqual([
    ['Hai (mới)', true],
    ['Một', false],
  ]);
  await act(me, contract.deleteView, first);
  expect((await ask(me, contract.savedViews, { list: look.list })).views).toHaveLength(1);
});

test('two views of one list have two names; free text is no filter', async () => {
  const me = await account();
  await act(me, contract.saveView, { ...look, name: 'Một' });
  expect(await refused(me, contract.saveView, { ...look, name: 'Một' })).toEqual(['platform.view-name-taken']);
  await act(me, contract.saveView, { ...look, list: 'members.hygiene', name: 'Một' });
  expect(await refused(me, contract.saveView, { ...look, name: 'Hai', chosen: { name: ['Nguyễn Văn A'] } })).toEqual([
    'platform.malformed',
  ]);
});

test('a list keeps fifty views', async () => {
  const me = await account();
  for (let at = 0; at < 50; at += 1) await act(me, contract.saveView, { ...look, name: `Dạng ${at}` });
  expect(await refused(me, contract.saveView, { ...look, name: 'Dạng 50' })).toEqual(['platform.too-many-views']);
});

test('the name stays out of the audit', async () => {
  const me = await account();
  await act(me, contract.saveView, { ...look, name: 'Tên riêng tư' });
  const { rows } = await owner.query(
    `SELECT d::text AS text FROM platform.audit_detail d JOIN platform.audit_entry e ON e.id = d.entry_id WHERE e.account_id = $1`,
    [me.id],
  );
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toContain('riêng tư');
});
