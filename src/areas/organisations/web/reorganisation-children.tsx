import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { Select } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { children, type OrganisationId } from '../contract/tree.ts';
import { type Draft, dividedUnits, type Preview } from './reorganisation-draft.ts';

type Props = { readonly draft: Draft; readonly preview: Preview; readonly onDraft: (draft: Draft) => void };
type Option = { readonly value: string; readonly label: string };

type Row = OutputOf<typeof children>['rows'][number];

const placed = (draft: Draft, ids: readonly OrganisationId[], key: string | null): Draft => {
  const places = new Map(draft.places);
  for (const id of ids) {
    if (key) places.set(id, key);
    else places.delete(id);
  }
  return { ...draft, places };
};

type PlacesProps = {
  readonly rows: readonly Row[];
  readonly options: readonly Option[];
  readonly draft: Draft;
  readonly onPut: (ids: readonly OrganisationId[], key: string | null) => void;
};

/** Where each organisation below goes; those without a place can be put together. */
const Places = ({ rows, options, draft, onPut }: PlacesProps) => {
  const t = useT();
  const open = rows.filter(({ id }) => !draft.places.has(id)).map(({ id }) => id);
  return (
    <div className="vm-stack">
      {open.length > 0 && (
        <Select
          label={t('organisations.reorganise.put-rest', { count: open.length })}
          value={null}
          data={options}
          onChange={(key) => onPut(open, key)}
        />
      )}
      <div className="reorganisation-children">
        {rows.map(({ id, name }) => (
          <Select
            key={id}
            label={name}
            value={draft.places.get(id) ?? null}
            data={options}
            clearable
            clearButtonProps={{ 'aria-label': t('organisations.reorganise.unplace', { name }) }}
            onChange={(key) => onPut([id], key)}
          />
        ))}
      </div>
    </div>
  );
};

const Children = ({
  of,
  draft,
  options,
  onDraft,
}: { of: OrganisationId; options: readonly Option[] } & Omit<Props, 'preview'>) => (
  <Answer query={useQuestion(children, { organisationId: of, on: draft.effectiveOn })}>
    {({ rows }) => (
      <Places rows={rows} options={options} draft={draft} onPut={(ids, key) => onDraft(placed(draft, ids, key))} />
    )}
  </Answer>
);

const DividedUnit = ({
  unit,
  keys,
  ...props
}: { unit: Preview['before'][number]; keys: readonly string[] } & Props) => {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const names = new Map(props.preview.after.map(({ key, name }) => [key, name]));
  const options = keys.map((value) => ({ value, label: names.get(value) ?? value }));
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="vm-link">
        {t('organisations.reorganise.divided-unit', {
          name: unit.name,
          children: unit.childCount,
          places: keys.length,
        })}
      </summary>
      {isOpen && <Children of={unit.id} draft={props.draft} options={options} onDraft={props.onDraft} />}
    </details>
  );
};

/** Divided units that have something below them: each organisation below goes to one place, whole. */
export const DividedUnits = (props: Props) => {
  const t = useT();
  const divided = dividedUnits(props.draft.plan);
  const units = props.preview.before.filter(({ id, childCount }) => childCount > 0 && divided.has(id));
  if (units.length === 0) return null;
  return (
    <section className="vm-stack">
      <h3>{t('organisations.reorganise.divided', { count: units.length })}</h3>
      <p>{t('organisations.reorganise.divided-text')}</p>
      {units.map((unit) => (
        <DividedUnit key={unit.id} unit={unit} keys={divided.get(unit.id)!} {...props} />
      ))}
    </section>
  );
};
