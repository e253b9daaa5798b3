import { type ChangeEvent, useEffect, useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { todayHere } from '../../../web/as-of.ts';
import { Button } from '../../../web/kit/button.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Checkbox } from '../../../web/kit/inputs.ts';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { ensureMessages, translate, useLanguage, useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import { ApiRefusal } from '../../../web/refusal.ts';
import { SignerFields, signerOf } from '../../documents/web/public.tsx';
import { issueMeetingPaper, type MeetingId, type MeetingPaperKind, type papersOfMeeting } from '../contract.ts';

type Papers = OutputOf<typeof papersOfMeeting>;
export type Fitting = Papers['fitting'][number];

/** Papers that can be issued now. */
export const issuable = ({ fitting }: Papers): readonly Fitting[] =>
  fitting.filter(({ issuedId, blockedBy }) => issuedId === null && blockedBy.length === 0);

// A resolution where there is one, and no notice of what is over: who wants the other one chooses it.
const isUsual = ({ kind }: Fitting, all: readonly Fitting[]): boolean => {
  if (kind === 'notice') return all.length === 1;
  return kind !== 'conclusion' || !all.some((one) => one.kind === 'resolution');
};

type Typed = {
  readonly kinds: readonly MeetingPaperKind[];
  readonly issuedOn: string | null;
  readonly post: string;
  readonly name: string;
  readonly withoutTerm: boolean;
};

/** What the dialog begins with: the usual papers, the usual day, the secretary. */
export const startOf = (papers: Papers, only: MeetingPaperKind | null): Typed => {
  const [first] = papers.signers;
  const offered = issuable(papers);
  return {
    kinds: only === null ? offered.filter((one) => isUsual(one, offered)).map(({ kind }) => kind) : [only],
    issuedOn: only === 'notice' ? todayHere() : papers.dayOfPapers,
    post: first?.post ?? '',
    name: first?.name ?? '',
    withoutTerm: false,
  };
};

/** One after the other, so that each has its own number and can be withdrawn by itself; the first refusal stops the rest. */
export const useIssuing = (meetingId: MeetingId, papers: Papers) => {
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null);
  const [isBusy, setBusy] = useState(false);
  const action = useAction(issueMeetingPaper, {
    doneKey: 'meetings.papers.issued',
    undoInput: ({ paperId }) => ({
      paperId,
      expectedVersion: 1,
      reason: translate('web.undo-reason'),
      withdrawnOn: todayHere(),
    }),
  });
  const issue = async (typed: Typed): Promise<boolean> => {
    setBusy(true);
    setRefusal(null);
    const { issuedOn, withoutTerm } = typed;
    const same = {
      meetingId,
      expectedVersion: papers.version,
      issuedOn: issuedOn!,
      signer: signerOf(typed, papers.signers),
    };
    try {
      for (const kind of typed.kinds) await action.mutateAsync({ ...same, kind, withoutTerm });
      return true;
    } catch (error) {
      if (!(error instanceof ApiRefusal)) throw error;
      setRefusal(error);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { refusal, isBusy, issue };
};

const KindBoxes = ({
  papers,
  kinds,
  onKinds,
}: {
  papers: Papers;
  kinds: Typed['kinds'];
  onKinds: (kinds: Typed['kinds']) => void;
}) => {
  const t = useT();
  const language = useLanguage();
  return (
    <fieldset className="vm-stack">
      <legend>{t('meetings.papers.which')}</legend>
      {issuable(papers).map(({ kind, names }) => (
        <Checkbox
          key={kind}
          label={names[language]}
          checked={kinds.includes(kind)}
          onChange={({ currentTarget: { checked } }) =>
            onKinds(checked ? [...kinds, kind] : kinds.filter((one) => one !== kind))
          }
        />
      ))}
    </fieldset>
  );
};

type Typing = ChangeEvent<HTMLInputElement>;

type FieldsProps = {
  readonly papers: Papers;
  readonly typed: Typed;
  readonly change: (more: Partial<Typed>) => void;
};

const SigningFields = ({ papers, typed, change }: FieldsProps) => {
  const t = useT();
  return (
    <>
      <DayField
        label={t('meetings.papers.issued-on')}
        value={typed.issuedOn}
        onChange={(issuedOn) => change({ issuedOn })}
        error={typed.issuedOn === null ? t('refusal.platform.required') : undefined}
        required
      />
      <SignerFields
        post={{ value: typed.post, onChange: (event: Typing) => change({ post: event.currentTarget.value }) }}
        name={{ value: typed.name, onChange: (event: Typing) => change({ name: event.currentTarget.value }) }}
      />
      {!papers.hasTerm && (
        <Checkbox
          label={t('meetings.papers.without-term')}
          description={t('meetings.papers.without-term-help')}
          checked={typed.withoutTerm}
          onChange={({ currentTarget: { checked } }) => change({ withoutTerm: checked })}
        />
      )}
    </>
  );
};

type Props = {
  readonly meetingId: MeetingId;
  readonly papers: Papers;
  /** Null: all that can be issued are offered. */
  readonly only: MeetingPaperKind | null;
  readonly onClose: () => void;
  readonly onIssued: (kinds: readonly MeetingPaperKind[]) => void;
};

/** Issues papers with one day and one signer; the number comes from the register. */
export const IssuePapersDialog = ({ meetingId, papers, only, onClose, onIssued }: Props) => {
  const t = useT();
  const [typed, setTyped] = useState(() => startOf(papers, only));
  const { refusal, isBusy, issue } = useIssuing(meetingId, papers);
  useEffect(() => {
    void ensureMessages('platform', 'documents');
  }, []);
  const change = (more: Partial<Typed>): void => setTyped((old) => ({ ...old, ...more }));
  const send = async (): Promise<void> => {
    const isReady = typed.kinds.length > 0 && typed.issuedOn !== null && !isBusy;
    if (isReady && (await issue(typed))) onIssued(typed.kinds);
  };
  return (
    <Dialog title={t('meetings.papers.issue-title')} onClose={onClose}>
      <form
        noValidate
        className="vm-stack"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p className="vm-soft">{t('meetings.papers.issue-text')}</p>
        {only === null && <KindBoxes papers={papers} kinds={typed.kinds} onKinds={(kinds) => change({ kinds })} />}
        <SigningFields papers={papers} typed={typed} change={change} />
        {refusal && <RefusalPanel refusal={refusal} takesFocus />}
        <div className="vm-row">
          <Button main type="submit" isBusy={isBusy}>
            {t(only === null ? 'meetings.papers.issue-and-print' : 'meetings.papers.issue')}
          </Button>
          <Button onClick={onClose}>{t('web.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
};
