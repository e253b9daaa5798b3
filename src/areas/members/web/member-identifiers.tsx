import { type ReactNode, useState } from 'react';
import type { ActionContract } from '../../../platform/action/contract.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Facts } from '../../../web/kit/facts.tsx';
import { TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { momentText } from '../../../web/moment-text.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import {
  coreSealedKinds,
  optionalSealedKinds,
  revealIdentifier,
  revealOptionalBlock,
  reveals,
  type SealedKind,
} from '../contract.ts';
import { Masked } from './member-masked.tsx';
import type { MemberView } from './member-scene.ts';

const isOptional = (kind: SealedKind): boolean => (optionalSealedKinds as readonly SealedKind[]).includes(kind);

type RevealProps = { readonly memberId: string; readonly kind: SealedKind; readonly onClose: () => void };

const RevealDialog = ({ memberId, kind, onClose }: RevealProps) => {
  const t = useT();
  const [value, setValue] = useState<string | null>(null);
  const state = useContractForm<ActionContract, { reason: string }>(
    isOptional(kind) ? revealOptionalBlock : revealIdentifier,
    {
      initial: { reason: '' },
      toInput: ({ reason }) => ({ memberId, kind, reason }),
      onDone: (output: unknown) => setValue((output as { value: string | null }).value),
    },
  );
  return (
    <Dialog title={t(`members.sealed.${kind}`)} onClose={onClose}>
      {value === null ? (
        <ContractForm state={state} submitLabel={t('members.reveal.show')} onCancel={onClose}>
          <p>{t('members.reveal.about')}</p>
          <TextInput
            label={t('members.reveal.reason')}
            autoComplete="off"
            required
            {...state.form.getInputProps('reason')}
          />
        </ContractForm>
      ) : (
        <div className="vm-stack">
          <output className="members-revealed">{value}</output>
          <p className="vm-soft">{t('members.reveal.logged')}</p>
          <div className="vm-row">
            <Button main onClick={onClose}>
              {t('web.close')}
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  );
};

/** Identifiers by kind: masked, opened one at a time with a reason. */
export const MemberIdentifiers = ({ view }: { view: MemberView }) => {
  const t = useT();
  const may = useMay();
  const [opened, setOpened] = useState<SealedKind | null>(null);
  const shown = [...coreSealedKinds, ...(view.isOptionalBlockOpen ? optionalSealedKinds : [])];
  const mayOpen = (kind: SealedKind): boolean =>
    may(isOptional(kind) ? 'members.reveal-optional-block' : 'members.reveal-identifier');
  const facts = shown.map((kind) => ({
    name: t(`members.sealed.${kind}`),
    value: view.sealedKinds.includes(kind) ? (
      <span className="vm-row members-sealed">
        <Masked />
        {mayOpen(kind) && (
          <Button
            onClick={() => setOpened(kind)}
            aria-label={t('members.reveal.one', { kind: t(`members.sealed.${kind}`) })}
          >
            {t('members.reveal.open')}
          </Button>
        )}
      </span>
    ) : (
      <span className="vm-soft">{t('members.unknown')}</span>
    ),
  }));
  return (
    <section className="vm-card" aria-label={t('members.sealed.title')}>
      <h2>{t('members.sealed.title')}</h2>
      <Facts facts={facts} />
      {opened && <RevealDialog memberId={view.face.id} kind={opened} onClose={() => setOpened(null)} />}
    </section>
  );
};

type RevealRow = {
  readonly kind: SealedKind;
  readonly at: string;
  readonly by: string | null;
  readonly reason: string;
  readonly isOwn: boolean;
};

type RevealPageProps = {
  readonly answer: { readonly count: number; readonly rows: readonly RevealRow[] };
  readonly skip: number;
  /** The page that begins behind so many. */
  readonly older: (skip: number) => ReactNode;
};

/** Openings, latest first; those behind the page are fetched when asked for. */
export const RevealRows = ({ answer: { count, rows }, skip, older }: RevealPageProps) => {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const until = skip + rows.length;
  if (rows.length === 0) return <Empty title={t('members.reveal.none')} />;
  return (
    <>
      <ul className="members-plain">
        {rows.map((row) => (
          <li key={`${row.at} ${row.kind}`}>
            <strong>{t(`members.sealed.${row.kind}`)}</strong>: {row.by ?? t('members.unknown')}, {momentText(row.at)}
            <div className="vm-soft">{row.isOwn ? t('members.reveal.own') : row.reason}</div>
          </li>
        ))}
      </ul>
      {until < count && !isOpen && (
        <Button onClick={() => setOpen(true)}>{t('members.reveal.older', { count: count - until })}</Button>
      )}
      {isOpen && older(until)}
    </>
  );
};

/** Who opened what, when and why. */
export const MemberReveals = ({ memberId, skip = 0 }: { memberId: string; skip?: number }) => {
  const rows = useQuestion(reveals, { memberId: memberId as never, skip });
  const older = (next: number) => <MemberReveals memberId={memberId} skip={next} />;
  return <Answer query={rows}>{(answer) => <RevealRows answer={answer} skip={skip} older={older} />}</Answer>;
};
