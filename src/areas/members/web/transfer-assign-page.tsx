import { useParams } from '@tanstack/react-router';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { todayHere } from '../../../web/as-of.ts';
import { dayText } from '../../../web/day-text.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Radio } from '../../../web/kit/inputs.ts';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { assignCollectively, membersToAssign } from '../contract/transfers-collective.ts';
import { DecisionFields, noDecisionTyped } from './register-decision-fields.tsx';
import { dayPropsOf } from './register-form-props.ts';
import './transfers.css';

type ToAssign = OutputOf<typeof membersToAssign>;
type Picked = { value: string | null; onChange: (id: string | null) => void; error?: string };

const Chosen = ({
  rows,
  chosen,
  onChange,
  error,
}: {
  rows: ToAssign['rows'];
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
  error?: string | undefined;
}) => {
  const t = useT();
  const isAll = chosen.length === rows.length;
  return (
    <fieldset className="members-fieldset">
      <legend>{t('members.transfers.who-moves', { chosen: chosen.length, all: rows.length })}</legend>
      {error && <p className="vm-fault">{error}</p>}
      <div>
        <Button onClick={() => onChange(isAll ? [] : rows.map((row) => row.id))}>
          {t(isAll ? 'members.transfers.choose-none' : 'members.transfers.choose-all')}
        </Button>
      </div>
      {rows.map((row) => (
        <label key={row.id} className="vm-choice">
          <input
            type="checkbox"
            checked={chosen.includes(row.id)}
            onChange={({ currentTarget }) =>
              onChange(currentTarget.checked ? [...chosen, row.id] : chosen.filter((id) => id !== row.id))
            }
          />
          {row.fullName}
          <span className="vm-soft">
            {t(`members.standing.${row.standing}`)} · {t('members.transfers.here-since', { on: row.since })}
          </span>
        </label>
      ))}
    </fieldset>
  );
};

const AssignForm = ({ organisationId, answer }: { organisationId: string; answer: ToAssign }) => {
  const t = useT();
  const state = useContractForm(assignCollectively, {
    initial: {
      toId: null as string | null,
      memberIds: [] as string[],
      on: (answer.endedOn ?? todayHere()) as string | null,
      decision: (answer.decision ?? noDecisionTyped) as typeof noDecisionTyped,
    },
    toInput: (typed) => ({ fromId: organisationId, ...typed }),
    doneKey: 'members.transfers.were-assigned',
    undoInput: ({ transferId }) => ({ transferId }),
    onDone: () => state.form.setFieldValue('memberIds', []),
  });
  const { form } = state;
  const picked = form.getInputProps('toId') as Picked;
  return (
    <ContractForm state={state} submitLabel={t('members.transfers.assign')}>
      {answer.successors.length > 0 && (
        <Radio.Group label={t('members.transfers.successors')} value={picked.value} onChange={picked.onChange}>
          {answer.successors.map(({ id, name }) => (
            <Radio key={id} value={id} label={name} />
          ))}
        </Radio.Group>
      )}
      <OrganisationField
        label={t(answer.successors.length > 0 ? 'members.transfers.another-cell' : 'members.transfers.cell')}
        {...picked}
      />
      <Chosen
        rows={answer.rows}
        chosen={form.getValues().memberIds}
        onChange={(ids) => form.setFieldValue('memberIds', ids)}
        error={(form.getInputProps('memberIds') as { error?: string }).error}
      />
      <DayField label={t('members.transfers.moves-on')} required {...dayPropsOf(form, 'on')} />
      <DecisionFields form={form} />
    </ContractForm>
  );
};

/** Chooses which members of one organisation go on in which other, by one decision. */
const TransferAssignPage = () => {
  const t = useT();
  const may = useMay();
  const { organisationId } = useParams({ strict: false }) as { organisationId: string };
  const asked = useQuestion(membersToAssign, { organisationId: organisationId as never });
  return (
    <div className="vm-page">
      <Answer query={asked} isPage>
        {(answer) => (
          <>
            <PageHead
              title={t('members.transfers.assign-title', { name: answer.organisationName })}
              subtitle={
                answer.endedOn
                  ? t('members.transfers.assign-ended', { on: dayText(answer.endedOn) })
                  : t('members.transfers.assign-lives')
              }
            />
            {answer.rows.length === 0 ? (
              <Empty title={t('members.transfers.nobody-left')} />
            ) : (
              may(assignCollectively.name) && (
                <AssignForm key={answer.rows.length} organisationId={organisationId} answer={answer} />
              )
            )}
          </>
        )}
      </Answer>
    </div>
  );
};

export default TransferAssignPage;
