import { todayHere } from '../../../web/as-of.ts';
import { Select } from '../../../web/kit/inputs.ts';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { outgoingTransfers, procedures, roll } from '../../members/contract.ts';

type Props = {
  readonly about: 'procedure' | 'member' | 'transfer';
  /** Name of the form: it tells which procedures it is about. */
  readonly kind: string;
  readonly organisationId: string;
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
};

const procedureKindOf = (form: string): 'admission' | 'recognition' | 'removal' | 'resignation' =>
  (['admission', 'recognition', 'resignation'] as const).find((kind) => form.includes(kind)) ?? 'removal';

type Choices = {
  readonly choices: { value: string; label: string }[];
  readonly error: Parameters<typeof RefusalPanel>[0]['refusal'] | null;
};

const useProcedures = ({ about, kind }: Props): Choices => {
  const asked = useQuestion(
    procedures,
    { kind: procedureKindOf(kind), isClosedShown: true },
    { when: about === 'procedure' },
  );
  const items = asked.data?.items ?? [];
  return {
    choices: items.map(({ id, subject, organisationName }) => ({
      value: id,
      label: `${subject} · ${organisationName}`,
    })),
    error: asked.error,
  };
};

const useMembers = ({ about, organisationId }: Props): Choices => {
  const asked = useQuestion(
    roll,
    { organisationId: organisationId as never, on: todayHere() },
    { when: about === 'member' },
  );
  const probationary = (asked.data?.rows ?? []).filter(({ isOfficial, hasRecord }) => !isOfficial && hasRecord);
  return {
    choices: probationary.map(({ memberId, fullName }) => ({ value: memberId, label: fullName })),
    error: asked.error,
  };
};

const useTransfers = ({ about, organisationId }: Props): Choices => {
  const asked = useQuestion(
    outgoingTransfers,
    { underId: organisationId as never, show: 'all', limit: 200 },
    { when: about === 'transfer' },
  );
  const rows = (asked.data?.rows ?? []).filter(({ fullName }) => fullName !== null);
  return {
    choices: rows.map(({ id, fullName, slipNumber, toName }) => ({
      value: id,
      label: [fullName, slipNumber, toName].filter(Boolean).join(' · '),
    })),
    error: asked.error,
  };
};

/** Whom a paper is about: a procedure that runs, a probationary member of the cell, or a slip that was issued. */
export const SubjectField = (props: Props) => {
  const t = useT();
  const found = { procedure: useProcedures(props), member: useMembers(props), transfer: useTransfers(props) }[
    props.about
  ];
  return (
    <>
      <Select
        label={t(`documents.subject.${props.about}`)}
        data={found.choices}
        value={props.value}
        onChange={props.onChange}
        nothingFoundMessage={t('documents.subject.none')}
        searchable
        required
      />
      {found.error && <RefusalPanel refusal={found.error} />}
    </>
  );
};
