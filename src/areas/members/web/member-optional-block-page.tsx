import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { dayText } from '../../../web/day-text.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { ConfirmFinal } from '../../../web/kit/confirm-final.tsx';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Facts } from '../../../web/kit/facts.tsx';
import { Select, TextInput } from '../../../web/kit/inputs.ts';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import { useAction, useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { closeOptionalBlock, openOptionalBlock, optionalBlocks, optionalSealedKinds } from '../contract.ts';
import { DecisionFields } from './member-change-fields.tsx';
import './members.css';

type Block = OutputOf<typeof optionalBlocks>['rows'][number];

const purposes = ['reconciling', 'non-local-rule'] as const;

const OpenDialog = ({ onClose }: { onClose: () => void }) => {
  const t = useT();
  const state = useContractForm(openOptionalBlock, {
    initial: {
      organisationId: null as string | null,
      purpose: null as string | null,
      campaign: '',
      plannedUntil: null as string | null,
      decision: { number: '', decidedOn: null as string | null, issuer: '' },
    },
    doneKey: 'members.block.opened',
    onDone: onClose,
  });
  const { form } = state;
  return (
    <Dialog title={t('members.block.open')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('members.block.open')} onCancel={onClose}>
        <p>{t('members.block.open-about')}</p>
        <OrganisationField
          label={t('members.block.organisation')}
          required
          {...(form.getInputProps('organisationId') as { value: string | null; onChange: never })}
        />
        <Select
          label={t('members.block.purpose')}
          data={purposes.map((value) => ({ value, label: t(`members.block.purpose.${value}`) }))}
          required
          {...form.getInputProps('purpose')}
        />
        <TextInput label={t('members.block.campaign')} required {...form.getInputProps('campaign')} />
        <DecisionFields form={form} />
        <DayField label={t('members.block.planned-until')} required {...form.getInputProps('plannedUntil')} />
      </ContractForm>
    </Dialog>
  );
};

const BlockFacts = ({ block }: { block: Block }) => {
  const t = useT();
  const decision = t('members.decision-line', { ...block.decision, decidedOn: dayText(block.decision.decidedOn) });
  return (
    <Facts
      facts={[
        { name: t('members.block.organisation'), value: block.organisationName ?? t('members.unknown') },
        { name: t('members.block.purpose'), value: t(`members.block.purpose.${block.purpose}`) },
        { name: t('members.block.since'), value: dayText(block.since) },
        { name: t('members.decision.title'), value: decision },
      ]}
    />
  );
};

const CloseBlock = ({ block }: { block: Block }) => {
  const t = useT();
  const [isAsking, setAsking] = useState(false);
  const close = useAction(closeOptionalBlock, { doneKey: 'members.block.closed', onDone: () => setAsking(false) });
  return (
    <div className="vm-row not-printed">
      <Button onClick={() => setAsking(true)}>{t('members.block.close')}</Button>
      {isAsking && (
        <ConfirmFinal
          title={t('members.block.close')}
          confirmLabel={t('members.block.close')}
          onConfirm={() => close.mutate({ blockId: block.id, expectedVersion: block.version })}
          onClose={() => setAsking(false)}
          isBusy={close.isPending}
          refusal={close.error}
        >
          <p>{t('members.block.close-about')}</p>
        </ConfirmFinal>
      )}
    </div>
  );
};

const BlockCard = ({ block }: { block: Block }) => {
  const t = useT();
  const may = useMay();
  const { closedOn, erased } = block;
  return (
    <article className="vm-card">
      <h2>{block.campaign}</h2>
      <div>
        {closedOn ? (
          <Status level="unknown">{t('members.block.closed-on', { on: dayText(closedOn), count: erased ?? 0 })}</Status>
        ) : (
          <Status level="attention">{t('members.block.is-open', { until: dayText(block.plannedUntil) })}</Status>
        )}
      </div>
      <BlockFacts block={block} />
      {!closedOn && may('members.close-optional-block') && <CloseBlock block={block} />}
    </article>
  );
};

/** The optional block: off unless a decision opens it for a campaign; its end erases what was entered. */
const OptionalBlockPage = () => {
  const t = useT();
  const may = useMay();
  const [isOpening, setOpening] = useState(false);
  const answer = useQuestion(optionalBlocks, {});
  const open = may('members.open-optional-block') && (
    <Button main onClick={() => setOpening(true)}>
      {t('members.block.open')}
    </Button>
  );
  return (
    <div className="vm-page">
      <PageHead title={t('members.block.title')} subtitle={t('members.block.about')} actions={open} />
      <section className="vm-card">
        <h2>{t('members.block.holds')}</h2>
        <ul className="members-bullets">
          {optionalSealedKinds.map((kind) => (
            <li key={kind}>{t(`members.sealed.${kind}`)}</li>
          ))}
        </ul>
      </section>
      <Answer
        query={answer}
        isEmpty={({ rows }) => rows.length === 0}
        empty={<Empty title={t('members.block.none')}>{t('members.block.none-text')}</Empty>}
      >
        {({ rows }) => (
          <div className="vm-stack">
            {rows.map((block) => (
              <BlockCard key={block.id} block={block} />
            ))}
          </div>
        )}
      </Answer>
      {isOpening && <OpenDialog onClose={() => setOpening(false)} />}
    </div>
  );
};

export default OptionalBlockPage;
