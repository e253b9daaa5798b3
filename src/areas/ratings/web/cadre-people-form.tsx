import { useNavigate } from '@tanstack/react-router';
import type { InputOf, OutputOf } from '../../../platform/action/contract.ts';
import { Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { ContractForm, type ContractFormState, useContractForm } from '../../../web/kit/contract-form.tsx';
import { Checkbox, Select, Textarea, TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { addCadres, type CadreKind, type cadreProposal, openCadreMonth } from '../contract.ts';
import { type CadreFramesView, FrameDoubts } from './cadre-words.tsx';
import { markedTitle, PackName } from './rating-words.tsx';

type Proposal = OutputOf<typeof cadreProposal>;
type Asked = InputOf<typeof cadreProposal>;
type Line = { isTaken: boolean; postWords: string; frame: string; isHead: boolean };
type Typed = { lines: Line[]; packReason: string } & Record<string, unknown>;
type Form = ContractFormState<Typed>['form'];
type Option = { readonly value: string; readonly kind: CadreKind; readonly frameId: string | null };

/** Criteria to choose from: those of the frame alone for each kind, then the office's own by their names. */
const optionsOf = ({ rows }: CadreFramesView, packId: string | undefined): Option[] => [
  { value: 'officer', kind: 'officer', frameId: null },
  { value: 'leader', kind: 'leader', frameId: null },
  ...rows
    .filter((row) => row.packId === packId)
    .map(({ frameId, kind }): Option => ({ value: frameId, kind, frameId })),
];

const lastFrame = (last: Proposal['people'][number]['last'], { rows }: CadreFramesView): string => {
  if (last === null) return 'officer';
  const same = rows.find(({ name, kind }) => name === last.postGroup && kind === last.kind);
  return same?.frameId ?? last.kind;
};

const firstTyped = ({ people }: Proposal, frames: CadreFramesView): Typed => ({
  lines: people.map(({ last, isInMonth }) => ({
    isTaken: last !== null && !isInMonth,
    postWords: last?.postWords ?? '',
    frame: lastFrame(last, frames),
    isHead: last?.isHead ?? false,
  })),
  packReason: '',
});

type Props = { readonly asked: Asked; readonly proposal: Proposal; readonly frames: CadreFramesView };

/** Faults come back by the place in what was sent; the form has everybody, taken or not. */
const takenOf = ({ proposal }: Props, { lines }: Typed) =>
  proposal.people.flatMap((person, at) =>
    lines[at]!.isTaken && !person.isInMonth ? [{ person, line: lines[at]!, at }] : [],
  );

const useOpenForm = (props: Props) => {
  const { asked, proposal, frames } = props;
  const navigate = useNavigate();
  const options = optionsOf(frames, proposal.pack?.id);
  const contract = (proposal.alreadyOpen ? addCadres : openCadreMonth) as typeof openCadreMonth;
  return useContractForm(contract, {
    initial: firstTyped(proposal, frames),
    toInput: (typed) => {
      const cadres = takenOf(props, typed).map(({ person, line }) => {
        const { kind, frameId } = options.find(({ value }) => value === line.frame)!;
        return { memberId: person.memberId, kind, frameId, postWords: line.postWords.trim(), isHead: line.isHead };
      });
      const { officeId, countedOn } = asked;
      return proposal.alreadyOpen
        ? { seasonId: proposal.alreadyOpen, officeId, countedOn, cadres }
        : { ...asked, packId: proposal.pack?.id ?? '', packReason: typed.packReason.trim() || null, cadres };
    },
    doneKey: 'ratings.cadre.open-done',
    onDone: ({ seasonId }) =>
      void navigate({
        to: '/ratings/cadres/$monthId',
        params: { monthId: seasonId },
        search: { of: asked.organisationId },
      } as never),
  });
};

type PersonProps = {
  readonly form: Form;
  readonly at: number;
  /** Place among those who are taken: faults come back by it. */
  readonly place: number;
  readonly props: Props;
};

const TakenFields = ({ form, at, place, props }: PersonProps) => {
  const t = useT();
  const { proposal, frames } = props;
  const { name } = proposal.people[at]!;
  const words = ({ value, frameId }: Option): string =>
    frameId === null
      ? t(`ratings.cadre.frame.${value}`)
      : (frames.rows.find((row) => row.frameId === frameId)?.name ?? '');
  return (
    <div className="ratings-fields">
      <TextInput
        label={t('ratings.cadre.post')}
        aria-label={t('ratings.cadre.post-of', { name })}
        required
        {...form.getInputProps(`lines.${at}.postWords`)}
        error={form.errors[`cadres.${place}.postWords`]}
      />
      <Select
        label={t('ratings.cadre.criteria')}
        aria-label={t('ratings.cadre.criteria-of', { name })}
        allowDeselect={false}
        data={optionsOf(frames, proposal.pack?.id).map((one) => ({ value: one.value, label: words(one) }))}
        {...form.getInputProps(`lines.${at}.frame`)}
        error={form.errors[`cadres.${place}.frameId`]}
      />
      <Checkbox
        label={t('ratings.cadre.is-head')}
        aria-label={t('ratings.cadre.is-head-of', { name })}
        {...form.getInputProps(`lines.${at}.isHead`, { type: 'checkbox' })}
      />
    </div>
  );
};

const PersonFields = (person: PersonProps) => {
  const t = useT();
  const { form, at, place, props } = person;
  const { name, isFictional, isInMonth } = props.proposal.people[at]!;
  return (
    <fieldset className="ratings-fieldset">
      <legend>{markedTitle(name, isFictional, t)}</legend>
      {isInMonth ? (
        <p className="vm-soft">{t('ratings.cadre.in-month-already')}</p>
      ) : (
        <Checkbox
          label={t('ratings.cadre.take')}
          aria-label={t('ratings.cadre.take-of', { name })}
          {...form.getInputProps(`lines.${at}.isTaken`, { type: 'checkbox' })}
          error={form.errors[`cadres.${place}.memberId`]}
        />
      )}
      {form.values.lines[at]!.isTaken && !isInMonth && <TakenFields {...person} />}
    </fieldset>
  );
};

const FrameOfMonth = ({ form, proposal }: { form: Form; proposal: Proposal }) => {
  const t = useT();
  if (proposal.alreadyOpen) return <p role="status">{t('ratings.cadre.adds-to-open')}</p>;
  return (
    <>
      {proposal.pack ? (
        <p>
          <PackName pack={proposal.pack} />
        </p>
      ) : (
        <p role="alert">{t('ratings.cadre.no-frame')}</p>
      )}
      <FrameDoubts isValidityUnknown={proposal.flags.includes('validity-unknown')} />
      {proposal.flags.length > 0 && (
        <Textarea
          label={t('ratings.cadre.pack-reason')}
          description={t('ratings.cadre.pack-reason-help')}
          required
          autosize
          minRows={2}
          {...form.getInputProps('packReason')}
        />
      )}
    </>
  );
};

/** The roll of an office: who is evaluated this month. Posts and criteria of the last month stand there already. */
export const CadrePeopleForm = (props: Props) => {
  const { proposal } = props;
  const t = useT();
  const state = useOpenForm(props);
  const { form } = state;
  const places = new Map(takenOf(props, form.values).map(({ at }, place) => [at, place]));
  const takeAll = (): void =>
    form.setFieldValue('lines', form.values.lines.map((line) => ({ ...line, isTaken: true })) as never);
  if (proposal.people.length === 0)
    return <Empty title={t('ratings.cadre.nobody')}>{t('ratings.cadre.members-only')}</Empty>;
  return (
    <section className="vm-card vm-stack" aria-label={t('ratings.cadre.people')}>
      <h2>{t('ratings.cadre.people')}</h2>
      <p>{t('ratings.cadre.members-only')}</p>
      <ContractForm state={state} submitLabel={t(proposal.alreadyOpen ? 'ratings.cadre.add' : 'ratings.cadre.open')}>
        <FrameOfMonth form={form} proposal={proposal} />
        <p role="status">
          {t('ratings.cadre.taken', { taken: places.size, total: proposal.people.length })}{' '}
          {proposal.total > proposal.people.length && t('ratings.cadre.cut', { total: proposal.total })}
        </p>
        <div className="vm-row">
          <Button onClick={takeAll}>{t('ratings.cadre.take-all')}</Button>
        </div>
        {proposal.people.map(({ memberId }, at) => (
          <PersonFields key={memberId} form={form} at={at} place={places.get(at) ?? -1} props={props} />
        ))}
      </ContractForm>
    </section>
  );
};
