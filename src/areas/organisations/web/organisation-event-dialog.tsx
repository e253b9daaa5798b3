import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { ActionContract, OutputOf } from '../../../platform/action/contract.ts';
import { act, ask, newRequestId } from '../../../web/client.ts';
import { Button } from '../../../web/kit/button.tsx';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { currentLanguage, useLanguage, useT } from '../../../web/messages.ts';
import { readAnew } from '../../../web/read-anew.ts';
import { ApiRefusal, sentenceOf } from '../../../web/refusal.ts';
import { showToast } from '../../../web/toasts.ts';
import { type EventId, type establish, event, reverseEvent } from '../contract.ts';
import type { Fields } from './form-fields.ts';
import { decisionOf, EventDecisionFields, typedDecision } from './organisation-event-fields.tsx';

type Outcome = OutputOf<typeof establish>;
type Values = Record<string, unknown>;

const isOutcome = (output: unknown): output is Outcome => (output as Partial<Outcome> | null)?.eventId !== undefined;

/** Taking an event back needs its version of now, because applying it went on counting. */
const useReversal = () => {
  const t = useT();
  const client = useQueryClient();
  return (eventId: EventId) => async (): Promise<void> => {
    try {
      const { version } = await ask(event, { eventId });
      const input = { eventId, expectedVersion: version, why: t('organisations.event-undo-why') };
      await act(reverseEvent, input, { requestId: newRequestId() });
      showToast({ level: 'good', text: t('web.undone') });
    } catch (error) {
      const reasons = error instanceof ApiRefusal ? error.reasons : [];
      const text = reasons.map((reason) => sentenceOf(reason, currentLanguage())).join(' ');
      showToast({ level: 'serious', text: text || t('web.undo-failed') });
    }
    await readAnew(client);
  };
};

/** What was decided has happened (or is prepared): what to look at and what must follow. */
const After = ({ outcome, onClose }: { outcome: Outcome; onClose: () => void }) => {
  const t = useT();
  const language = useLanguage();
  return (
    <div className="vm-stack" role="status">
      <p>{t(`organisations.outcome.${outcome.state}`)}</p>
      {outcome.warnings.length > 0 && (
        <>
          <h3>{t('organisations.outcome.warnings')}</h3>
          <ul className="organisations-list">
            {outcome.warnings.map((warning) => (
              <li key={`${warning.code} ${JSON.stringify(warning.params)}`}>
                {warning[language] ?? t(`refusal.${warning.code}`, warning.params)}
              </li>
            ))}
          </ul>
        </>
      )}
      {outcome.dutyCount > 0 && <p>{t('organisations.outcome.duties', { count: outcome.dutyCount })}</p>}
      <div className="vm-row">
        <Button main onClick={onClose}>
          {t('web.close')}
        </Button>
        <PageLink to="/organisations/events/$eventId" params={{ eventId: outcome.eventId }} className="vm-button">
          {t('organisations.outcome.open')}
        </PageLink>
      </div>
    </div>
  );
};

type Props<V extends Values> = {
  readonly title: string;
  readonly contract: ActionContract;
  readonly initial: V;
  /** Input without decision and mode, which every event has. */
  readonly toInput: (values: V) => object;
  readonly children: (form: Fields & { readonly getValues: () => V; readonly setFieldValue: never }) => ReactNode;
  readonly onClose: () => void;
};

/** One structural event: what it is about, the decision, then what follows from it. */
export const OrganisationEventDialog = <V extends Values>(props: Props<V>) => {
  const { title, contract, initial, toInput, children, onClose } = props;
  const t = useT();
  const reversal = useReversal();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const state = useContractForm(contract, {
    initial: { ...initial, decision: typedDecision, mode: 'apply' },
    toInput: ({ decision, mode, ...values }) => ({
      ...toInput(values as unknown as V),
      decision: decisionOf(decision as typeof typedDecision),
      mode,
    }),
    onDone: (output) => {
      if (!isOutcome(output)) return;
      const undo = output.state === 'applied' ? { undo: reversal(output.eventId) } : {};
      showToast({ level: 'good', text: t(`organisations.outcome.${output.state}`), ...undo });
      setOutcome(output);
    },
  });
  return (
    <Dialog title={title} onClose={onClose}>
      {outcome ? (
        <After outcome={outcome} onClose={onClose} />
      ) : (
        <ContractForm state={state} submitLabel={title} onCancel={onClose}>
          {children(state.form as never)}
          <EventDecisionFields form={state.form} />
        </ContractForm>
      )}
    </Dialog>
  );
};
