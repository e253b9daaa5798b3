import { useState } from 'react';
import { reasonsOf } from '../../../platform/action/malformed.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { dayText } from '../../../web/day-text.ts';
import { Button } from '../../../web/kit/button.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Checkbox, Radio, TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { type Decision, decision } from '../contract/events.ts';

export type Mode = 'apply' | 'prepare';
export type Decided = { readonly decision: Decision; readonly mode: Mode };
type Typed = {
  number: string;
  decidedOn: Day | null;
  issuer: string;
  verified: boolean;
  sourceNote: string;
  mode: Mode;
};

type Props = {
  readonly effectiveOn: Day;
  readonly last: Decided | null;
  readonly onBack: () => void;
  readonly onDecided: (decided: Decided) => void;
};

const typedOf = (last: Decided | null): Typed => ({
  number: last?.decision.number ?? '',
  decidedOn: last?.decision.decidedOn ?? null,
  issuer: last?.decision.issuer ?? '',
  verified: last?.decision.verified ?? true,
  sourceNote: last?.decision.sourceNote ?? '',
  mode: last?.mode ?? 'apply',
});

const useDecision = ({ effectiveOn, last, onDecided }: Omit<Props, 'onBack'>) => {
  const t = useT();
  const [typed, setTyped] = useState(() => typedOf(last));
  const [faults, setFaults] = useState<Record<string, string>>({});
  const take = (): void => {
    const { mode, sourceNote, ...rest } = typed;
    const read = decision.safeParse({ ...rest, effectiveOn, sourceNote: sourceNote.trim() || null });
    if (read.success) {
      onDecided({ decision: read.data, mode });
      return;
    }
    const found = reasonsOf(read.error).map(({ field = '', code, params }) => {
      const isBlank = !(typed as Record<string, unknown>)[field];
      return [field, t(`refusal.${isBlank ? 'organisations.text-missing' : code}`, params)] as const;
    });
    setFaults(Object.fromEntries(found.reverse()));
  };
  const put = (part: Partial<Typed>): void => setTyped((old) => ({ ...old, ...part }));
  return { typed, put, faults, take };
};

type FieldsProps = {
  readonly typed: Typed;
  readonly faults: Readonly<Record<string, string>>;
  readonly onPut: (part: Partial<Typed>) => void;
};

const DecisionFields = ({ typed, faults, onPut }: FieldsProps) => {
  const t = useT();
  return (
    <div className="reorganisation-fields">
      <TextInput
        label={t('organisations.events.decision')}
        required
        value={typed.number}
        error={faults.number}
        onChange={(event) => onPut({ number: event.currentTarget.value })}
      />
      <TextInput
        label={t('organisations.events.issuer')}
        required
        value={typed.issuer}
        error={faults.issuer}
        onChange={(event) => onPut({ issuer: event.currentTarget.value })}
      />
      <DayField
        label={t('organisations.events.decided')}
        required
        value={typed.decidedOn}
        error={faults.decidedOn}
        onChange={(decidedOn) => onPut({ decidedOn })}
      />
      <TextInput
        label={t('organisations.events.source-note')}
        value={typed.sourceNote}
        error={faults.sourceNote}
        onChange={(event) => onPut({ sourceNote: event.currentTarget.value })}
      />
    </div>
  );
};

/** The one decision that all of it stands on. */
export const ReorganisationDecisionStep = ({ onBack, ...props }: Props) => {
  const t = useT();
  const { typed, put, faults, take } = useDecision(props);
  return (
    <div className="vm-stack">
      <p>{t('organisations.events.from-day', { on: dayText(props.effectiveOn) })}</p>
      <DecisionFields typed={typed} faults={faults} onPut={put} />
      <Checkbox
        label={t('organisations.reorganise.verified')}
        checked={typed.verified}
        onChange={(event) => put({ verified: event.currentTarget.checked })}
      />
      <Radio.Group
        label={t('organisations.reorganise.mode')}
        value={typed.mode}
        onChange={(mode) => put({ mode: mode as Mode })}
      >
        <Radio value="apply" label={t('organisations.reorganise.mode-apply')} />
        <Radio value="prepare" label={t('organisations.reorganise.mode-prepare')} />
      </Radio.Group>
      <div className="vm-row">
        <Button onClick={onBack}>{t('web.back')}</Button>
        <Button main onClick={take}>
          {t('organisations.reorganise.dry-run')}
        </Button>
      </div>
    </div>
  );
};
