import { useId, useState } from 'react';
import { useT } from '../messages.ts';
import { BigListColumns } from './big-list-columns.tsx';
import { BigListChips, BigListFilterFields } from './big-list-filters.tsx';
import type { BigLook } from './big-list-look.ts';
import type { BigListProps } from './big-list-props.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { SavedViews } from './saved-views.tsx';

type Props<Row> = { readonly list: BigListProps<Row>; readonly look: BigLook };

const SearchBox = <Row,>({ list, look }: Props<Row>) => {
  const t = useT();
  const help = useId();
  if (list.hasSearch === false) return null;
  return (
    <div className="vm-grow vm-search-box">
      <input
        type="search"
        className="vm-input"
        aria-label={t('web.table.search', { label: list.label })}
        aria-describedby={list.searchHelp ? help : undefined}
        placeholder={list.searchHint ?? t('web.table.search-placeholder')}
        value={look.typed}
        maxLength={100}
        onChange={({ currentTarget }) => look.setTyped(currentTarget.value)}
      />
      {list.searchHelp && (
        <p id={help} className="vm-soft">
          {list.searchHelp}
        </p>
      )}
    </div>
  );
};

const ExportButton = <Row,>({ list, look }: Props<Row>) => {
  const t = useT();
  const { onExport, isExporting = false, moreExport } = list;
  return (
    <>
      {onExport && (
        <Button isBusy={isExporting} onClick={() => onExport(look.query, look.columns)}>
          <Icon name="export" />
          {t('web.table.export')}
        </Button>
      )}
      {moreExport && (
        <Button onClick={() => moreExport.start(look.query, look.columns)}>
          <Icon name="export" />
          {moreExport.label}
        </Button>
      )}
    </>
  );
};

const ViewsButton = ({ look, onOpen }: { look: BigLook; onOpen: () => void }) => {
  const t = useT();
  const name = look.view
    ? look.isChanged
      ? t('web.list.view-changed', { view: look.view.name })
      : look.view.name
    : null;
  return (
    <Button aria-haspopup="dialog" onClick={onOpen}>
      <Icon name="view" />
      {name ? t('web.list.view-shown', { view: name }) : <span className="vm-tool-word">{t('web.list.views')}</span>}
    </Button>
  );
};

/** Above a big list: search, filters, saved views, columns, export; and what narrows it now. */
export const BigListTools = <Row,>({ list, look }: Props<Row>) => {
  const t = useT();
  const id = useId();
  const { filters = [] } = list;
  const fields = filters.filter((filter) => filter.kind !== 'chip');
  const chosen = fields.filter(({ key }) => look.query.chosen[key]).length;
  const [isOpen, setOpen] = useState(false);
  const [dialog, setDialog] = useState<'columns' | 'views' | null>(null);
  const close = (): void => setDialog(null);
  return (
    <>
      <div className="vm-tools not-printed">
        <SearchBox list={list} look={look} />
        {fields.length > 0 && (
          <Button aria-expanded={isOpen} aria-controls={isOpen ? id : undefined} onClick={() => setOpen(!isOpen)}>
            <Icon name={isOpen ? 'up' : 'down'} size={1.125} />
            {chosen > 0 ? t('web.list.filters-chosen', { count: chosen }) : t('web.list.filters')}
          </Button>
        )}
        <ViewsButton look={look} onOpen={() => setDialog('views')} />
        <Button aria-haspopup="dialog" onClick={() => setDialog('columns')}>
          <Icon name="columns" />
          <span className="vm-tool-word">{t('web.list.columns')}</span>
        </Button>
        <ExportButton list={list} look={look} />
      </div>
      {isOpen && <BigListFilterFields id={id} filters={fields} look={look} />}
      <BigListChips filters={filters} look={look} />
      {dialog === 'columns' && (
        <BigListColumns all={list.columns} shown={look.columns} onChange={look.setColumns} onClose={close} />
      )}
      {dialog === 'views' && <SavedViews list={list.name} look={look} onClose={close} />}
    </>
  );
};
