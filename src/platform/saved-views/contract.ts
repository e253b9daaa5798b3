import { z } from 'zod';
import { defineAction, defineQuestion } from '../action/contract.ts';
import { idOf } from '../action/id.ts';
import { plainText } from '../identity/shapes.ts';

const viewId = idOf('SavedViewId');
const code = z.string().regex(/^[a-zA-Z0-9-]{1,64}$/);
const listName = z.string().regex(/^[a-z][a-z0-9.-]{1,80}$/);

/** What a list shows: codes and ids of its filters, its columns in order, its order. */
const look = {
  chosen: z.record(code, z.array(code).min(1).max(100)).refine((chosen) => Object.keys(chosen).length <= 50),
  columns: z.array(code).min(1).max(100),
  sort: z.object({ key: code, descending: z.boolean() }),
};
const name = plainText(80).min(1);
const done = z.object({});

export const savedViews = defineQuestion({
  name: 'platform.saved-views',
  summary: 'The own saved views of one list',
  input: z.object({ list: listName }),
  output: z.object({ views: z.array(z.object({ id: viewId, name: z.string(), ...look, isDefault: z.boolean() })) }),
  over: 'self',
});

export const saveView = defineAction({
  name: 'platform.save-view',
  summary: 'Keep filters, columns and order of a list under a name; only the own account sees it',
  input: z.object({ list: listName, name, ...look, isDefault: z.boolean().default(false) }),
  output: z.object({ viewId }),
  over: 'self',
  undo: 'platform.delete-view',
  secrets: ['name'],
});

export const changeView = defineAction({
  name: 'platform.change-view',
  summary: 'Rename a saved view, change what it shows, or make it the one a list opens with',
  input: z.object({ viewId, name, ...look, isDefault: z.boolean() }),
  output: done,
  over: 'self',
  undo: 'platform.change-view',
  secrets: ['name'],
});

export const deleteView = defineAction({
  name: 'platform.delete-view',
  summary: 'Delete a saved view',
  input: z.object({ viewId }),
  output: done,
  over: 'self',
  undo: 'platform.save-view',
});
