import { useState } from 'react';
import { ContractForm, type ContractFormState, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import type { OrganisationScene } from '../../organisations/web/public.tsx';
import { arrangePartyGroups, partyGroups } from '../contract/party-groups.ts';
import { rollMarks } from '../rules/roll-marks.ts';
import { type Chosen, chosenFor, type GroupedCell, placesFrom } from './group-words.ts';

type Values = { paper: string; chosen: Chosen };
type Form = ContractFormState<Values>['form'];

/** How many stand in each group on the form, and how many in none. */
const Counts = ({ cell, chosen }: { cell: GroupedCell; chosen: Chosen }) => {
  const t = useT();
  const places = placesFrom(cell, chosen);
  const people = new Set(cell.rows.map(({ memberId }) => memberId)).size;
  return (
    <ul className="members-plain" aria-live="polite">
      {cell.groups.map(({ id, name }) => (
        <li key={id}>
          {t('members.groups.count', { group: name, count: places.filter(({ groupId }) => groupId === id).length })}
        </li>
      ))}
      <li>{t('members.groups.count-none', { count: people - places.length })}</li>
    </ul>
  );
};

type LineProps = {
  readonly row: GroupedCell['rows'][number];
  readonly cell: GroupedCell;
  readonly form: Form;
  /** Place in what is sent, where a fault of the server points to; -1 for members in no group. */
  readonly at: number;
};

/** A member may stand on the roll twice: officially, and for a time. */
const idOf = ({ memberId, isGuest }: LineProps['row']): string => `group-of-${memberId}${isGuest ? '-guest' : ''}`;

const GroupChoice = ({ row, cell, form, at, fault }: LineProps & { readonly fault: unknown }) => {
  const t = useT();
  const { chosen } = form.values;
  const id = idOf(row);
  const value = chosenFor(row, chosen);
  return (
    <select
      id={id}
      className="vm-input"
      data-path={at === -1 ? undefined : `places.${at}.groupId`}
      aria-describedby={fault ? `${id}-fault` : undefined}
      aria-invalid={Boolean(fault)}
      value={cell.groups.some((group) => group.id === value) ? value : ''}
      onChange={(event) => form.setFieldValue('chosen', { ...chosen, [row.memberId]: event.currentTarget.value })}
    >
      <option value="">{t('members.groups.none')}</option>
      {cell.groups.map((group) => (
        <option key={group.id} value={group.id}>
          {group.name}
        </option>
      ))}
    </select>
  );
};

const MemberLine = (props: LineProps) => {
  const t = useT();
  const { row, form, at } = props;
  const errors = form.errors as Readonly<Record<string, unknown>>;
  const fault = errors[`places.${at}.groupId`] ?? errors[`places.${at}.memberId`];
  const marks = rollMarks(row).map((key) => t(key));
  return (
    <li className="members-group-line">
      <label htmlFor={idOf(row)}>
        {row.fullName}
        {marks.length > 0 && <span className="vm-soft"> ({marks.join(', ')})</span>}
      </label>
      <GroupChoice {...props} fault={fault} />
      {fault ? (
        <p className="vm-fault" id={`${idOf(row)}-fault`}>
          {String(fault)}
        </p>
      ) : null}
    </li>
  );
};

const useArrangeForm = (scene: OrganisationScene, first: GroupedCell, onClose: () => void) => {
  const [from, setFrom] = useState<string | null>(scene.on);
  const asked = { organisationId: scene.record.id, on: (from ?? scene.on) as typeof scene.on };
  const answer = useQuestion(partyGroups, asked, { keepLast: true });
  const cell = answer.data ?? first;
  const state = useContractForm(arrangePartyGroups, {
    initial: { paper: '', chosen: {} } as Values,
    toInput: ({ paper, chosen }): unknown => ({
      organisationId: scene.record.id,
      from,
      paper: paper.trim() || null,
      places: placesFrom(cell, chosen),
      expectedVersion: cell.arrangement?.since === from ? cell.arrangement.version : null,
    }),
    doneKey: 'members.groups.was-arranged',
    // What another arrangement of the same day was replaced by is not taken away: it would leave the day without either.
    undoInput: ({ arrangementId, version }) => (version === 1 ? { arrangementId, expectedVersion: 1 } : undefined),
    onDone: onClose,
  });
  return { from, setFrom, cell, state };
};

type Props = { readonly scene: OrganisationScene; readonly first: GroupedCell; readonly onClose: () => void };

/** The whole cell arranged at once: one choice for each member, by keyboard alone. */
export const GroupForm = ({ scene, first, onClose }: Props) => {
  const t = useT();
  const { from, setFrom, cell, state } = useArrangeForm(scene, first, onClose);
  const { form } = state;
  const places = placesFrom(cell, form.values.chosen);
  return (
    <section className="vm-card" aria-label={t('members.groups.arrange')}>
      <h2>{t('members.groups.arrange')}</h2>
      <ContractForm state={state} submitLabel={t('members.groups.save')} onCancel={onClose}>
        <DayField
          label={t('members.groups.from')}
          description={t('members.groups.from-help')}
          required
          value={from}
          onChange={setFrom}
          error={form.errors.from as string | undefined}
          data-path="from"
        />
        <TextInput
          label={t('members.groups.paper')}
          description={t('members.groups.paper-help')}
          {...form.getInputProps('paper')}
        />
        <Counts cell={cell} chosen={form.values.chosen} />
        <ol className="members-group-lines" aria-label={t('members.groups.list')}>
          {cell.rows.map((row) => (
            <MemberLine
              key={`${row.memberId} ${row.isGuest}`}
              row={row}
              cell={cell}
              form={form}
              at={places.findIndex(({ memberId }) => memberId === row.memberId)}
            />
          ))}
        </ol>
      </ContractForm>
    </section>
  );
};
