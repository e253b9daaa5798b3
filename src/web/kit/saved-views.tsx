import { type FormEvent, useId, useState } from 'react';
import { changeView, deleteView, saveView } from '../../platform/saved-views/contract.ts';
import { useT } from '../messages.ts';
import { useAction } from '../queries.ts';
import type { BigLook, SavedView } from './big-list-look.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { RefusalPanel } from './refusal-panel.tsx';

type Props = { readonly list: string; readonly look: BigLook; readonly onClose: () => void };

const contentOf = ({ chosen, columns, sort }: SavedView) => ({ chosen, columns, sort });

/** What the list shows now, as a view keeps it. Mutable copies, because the contract's input is. */
const shownNow = ({ query, columns }: BigLook) => ({
  chosen: Object.fromEntries(Object.entries(query.chosen).map(([key, values]) => [key, [...values]])),
  columns: [...columns],
  sort: { ...query.sort },
});

const useViewActions = (list: string) => {
  const change = useAction(changeView, { doneKey: 'web.saved' });
  const remove = useAction(deleteView, {
    doneKey: 'web.list.view-deleted',
    undoInput: (_, { viewId }) => {
      const gone = kept.get(viewId);
      return gone ? { list, name: gone.name, ...contentOf(gone), isDefault: gone.isDefault } : undefined;
    },
  });
  const [kept] = useState(() => new Map<string, SavedView>());
  return {
    change,
    remove: (view: SavedView): void => {
      kept.set(view.id, view);
      remove.mutate({ viewId: view.id });
    },
    refusal: change.error ?? remove.error,
  };
};

type RowProps = {
  readonly view: SavedView;
  readonly look: BigLook;
  readonly actions: ReturnType<typeof useViewActions>;
  readonly onClose: () => void;
};

type NameProps = {
  readonly id: string;
  readonly label: string;
  readonly name: string;
  readonly onName: (name: string) => void;
};

const NameField = ({ id, label, name, onName }: NameProps) => (
  <div className="vm-field vm-grow">
    <label htmlFor={id}>{label}</label>
    <input
      id={id}
      className="vm-input"
      required
      maxLength={80}
      value={name}
      onChange={({ currentTarget }) => onName(currentTarget.value)}
    />
  </div>
);

const Rename = ({ view, actions, onDone }: Pick<RowProps, 'view' | 'actions'> & { onDone: () => void }) => {
  const t = useT();
  const id = useId();
  const [name, setName] = useState(view.name);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    actions.change.mutate({ ...inputOf(view), name }, { onSuccess: onDone });
  };
  return (
    <form className="vm-row" onSubmit={submit}>
      <NameField id={id} label={t('web.list.view-name')} name={name} onName={setName} />
      <Button type="submit" isBusy={actions.change.isPending}>
        {t('web.save')}
      </Button>
      <Button onClick={onDone}>{t('web.cancel')}</Button>
    </form>
  );
};

const inputOf = (view: SavedView) => ({
  viewId: view.id,
  name: view.name,
  ...contentOf(view),
  isDefault: view.isDefault,
});

const ViewButtons = ({ view, look, actions, onRename }: Omit<RowProps, 'onClose'> & { onRename: () => void }) => {
  const t = useT();
  const name = { view: view.name };
  const change = (more: object): void => actions.change.mutate({ ...inputOf(view), ...more });
  return (
    <div className="vm-row">
      {look.view?.id === view.id && look.isChanged && (
        <Button onClick={() => change(shownNow(look))}>{t('web.list.view-update')}</Button>
      )}
      <Button aria-label={t('web.list.view-rename-of', name)} onClick={onRename}>
        {t('web.list.view-rename')}
      </Button>
      <Button
        aria-label={t(view.isDefault ? 'web.list.view-not-default-of' : 'web.list.view-default-of', name)}
        onClick={() => change({ isDefault: !view.isDefault })}
      >
        {t(view.isDefault ? 'web.list.view-not-default' : 'web.list.view-default')}
      </Button>
      <Button aria-label={t('web.list.view-delete-of', name)} onClick={() => actions.remove(view)}>
        {t('web.list.view-delete')}
      </Button>
    </div>
  );
};

const ViewRow = ({ view, look, actions, onClose }: RowProps) => {
  const t = useT();
  const [isRenaming, setRenaming] = useState(false);
  const apply = (): void => {
    look.apply(view);
    onClose();
  };
  if (isRenaming)
    return (
      <li>
        <Rename view={view} actions={actions} onDone={() => setRenaming(false)} />
      </li>
    );
  return (
    <li>
      <button type="button" className="vm-link vm-grow" aria-current={look.view?.id === view.id} onClick={apply}>
        {view.name}
      </button>
      {view.isDefault && <span className="vm-badge">{t('web.list.view-is-default')}</span>}
      <ViewButtons view={view} look={look} actions={actions} onRename={() => setRenaming(true)} />
    </li>
  );
};

const SaveForm = ({ list, look, onClose }: Props) => {
  const t = useT();
  const id = useId();
  const [name, setName] = useState('');
  const save = useAction(saveView, { doneKey: 'web.saved', undoInput: ({ viewId }) => ({ viewId }) });
  const onSuccess = ({ viewId }: { viewId: SavedView['id'] }): void => {
    look.apply({ id: viewId, name, ...shownNow(look), isDefault: false });
    onClose();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate({ list, name, ...shownNow(look) }, { onSuccess });
  };
  return (
    <form className="vm-stack" onSubmit={submit}>
      <NameField id={id} label={t('web.list.view-save-as')} name={name} onName={setName} />
      <p className="vm-soft">{t('web.list.view-save-help')}</p>
      {save.error && <RefusalPanel refusal={save.error} />}
      <div className="vm-row">
        <Button main type="submit" isBusy={save.isPending}>
          {t('web.list.view-save')}
        </Button>
      </div>
    </form>
  );
};

/** The saved views of a list: open, rename, update, make the default, delete, and keep what is shown now. */
export const SavedViews = ({ list, look, onClose }: Props) => {
  const t = useT();
  const actions = useViewActions(list);
  const showAll = (): void => {
    look.clear();
    onClose();
  };
  return (
    <Dialog title={t('web.list.views')} onClose={onClose}>
      <div className="vm-stack">
        <ul className="vm-big-views">
          <li>
            <button type="button" className="vm-link vm-grow" onClick={showAll}>
              {t('web.list.view-all')}
            </button>
          </li>
          {look.views.map((view) => (
            <ViewRow key={view.id} view={view} look={look} actions={actions} onClose={onClose} />
          ))}
        </ul>
        {actions.refusal && <RefusalPanel refusal={actions.refusal} />}
        <SaveForm list={list} look={look} onClose={onClose} />
      </div>
    </Dialog>
  );
};
