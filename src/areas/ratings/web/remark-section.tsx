import { useState } from 'react';
import { dayText } from '../../../web/day-text.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import { useAction, useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { askRemark, personKinds, recordRemark, remarks, suggestReview, withdrawRemark } from '../contract.ts';
import { type RemarkAsk, RemarkDialog, type RemarkRow } from './remark-dialog.tsx';
import { Section } from './subject-section.tsx';
import { isBeforeDecision, type SubjectView, versioned } from './subject-view.ts';

const Withdraw = ({ row, view }: { row: RemarkRow; view: SubjectView }) => {
  const t = useT();
  const may = useMay();
  const back = useAction(withdrawRemark, { doneKey: 'ratings.done.withdraw-remark' });
  if (!row.mayWithdraw || !may(withdrawRemark.name)) return null;
  return (
    <>
      <Button
        isBusy={back.isPending}
        aria-label={t('ratings.remark.withdraw-of', { kind: t(`ratings.remark.${row.kind}`), on: dayText(row.saidOn) })}
        onClick={() => back.mutate({ ...versioned(view), remarkId: row.remarkId })}
      >
        {t('ratings.remark.withdraw')}
      </Button>
      {back.error && <RefusalPanel refusal={back.error} takesFocus />}
    </>
  );
};

type LineProps = {
  readonly row: RemarkRow;
  readonly view: SubjectView;
  /** Set on a request that nobody answered yet. */
  readonly onReply: (() => void) | undefined;
  readonly isAnswered: boolean;
};

const Line = ({ row, view, onReply, isAnswered }: LineProps) => {
  const t = useT();
  const isAsked = row.kind.endsWith('-asked');
  const words = (
    <>
      <strong>{t(`ratings.remark.${row.kind}`)}</strong>
      <div className="vm-soft">
        {t(isAsked ? 'ratings.remark.asked' : 'ratings.remark.said', { on: dayText(row.saidOn), by: row.byWords })}
      </div>
      <div>{row.text}</div>
    </>
  );
  return (
    <li>
      <div className="ratings-words">
        {row.isWithdrawn ? <s>{words}</s> : words}
        {row.isWithdrawn && <span className="vm-soft"> {t('ratings.history.taken-back')}</span>}
        {isAsked && !row.isWithdrawn && (
          <Status level={isAnswered ? 'good' : 'attention'}>
            {t(isAnswered ? 'ratings.remark.answered' : 'ratings.remark.unanswered')}
          </Status>
        )}
      </div>
      <div className="vm-row not-printed">
        {onReply && <Button onClick={onReply}>{t('ratings.remark.reply')}</Button>}
        <Withdraw row={row} view={view} />
      </div>
    </li>
  );
};

type ShownProps = {
  readonly rows: readonly RemarkRow[];
  readonly view: SubjectView;
  readonly mayRecord: boolean;
  readonly onAsk: (ask: RemarkAsk) => void;
};

/** Requests and, below each, what answers them; everything else by day. */
const Shown = ({ rows, view, mayRecord, onAsk }: ShownProps) => {
  const t = useT();
  if (rows.length === 0) return <Empty title={t('ratings.remark.none')}>{t('ratings.remark.none-help')}</Empty>;
  const repliesTo = (row: RemarkRow) => rows.filter(({ answersId }) => answersId === row.remarkId);
  const inOrder = rows.filter(({ answersId }) => answersId === null).flatMap((row) => [row, ...repliesTo(row)]);
  return (
    <ul className="ratings-lines">
      {inOrder.map((row) => {
        const isAnswered = repliesTo(row).some(({ isWithdrawn }) => !isWithdrawn);
        const mayReply = mayRecord && row.kind.endsWith('-asked') && !isAnswered && !row.isWithdrawn;
        const kind = row.kind === 'workplace-asked' ? 'workplace' : 'residence';
        return (
          <Line
            key={row.remarkId}
            row={row}
            view={view}
            isAnswered={isAnswered}
            onReply={mayReply ? () => onAsk({ act: 'record-remark', kind, request: row }) : undefined}
          />
        );
      })}
    </ul>
  );
};

/** What is said on the prescribed way: suggestions from above, workplace and residence when they were asked, the own answer. */
export const RemarkSection = ({ view }: { view: SubjectView }) => {
  const t = useT();
  const may = useMay();
  const [ask, setAsk] = useState<RemarkAsk | null>(null);
  const found = useQuestion(remarks, { subjectId: view.subjectId }, { when: may(remarks.name) });
  if (!may(remarks.name)) return null;
  const isOpen = isBeforeDecision(view);
  const isPerson = personKinds.has(view.kind);
  const mayRecord = isOpen && may(recordRemark.name);
  const buttons: readonly (RemarkAsk | false)[] = [
    isPerson && isOpen && may(askRemark.name) && { act: 'ask-remark', kind: 'workplace-asked', request: null },
    isPerson && isOpen && may(askRemark.name) && { act: 'ask-remark', kind: 'residence-asked', request: null },
    mayRecord && { act: 'record-remark', kind: isPerson ? 'residence' : 'answer', request: null },
    isOpen && view.isOpener && may(suggestReview.name) && { act: 'suggest-review', kind: 'suggestion', request: null },
  ];
  return (
    <Section
      id="remarks"
      title={t('ratings.section.remarks')}
      actions={buttons
        .filter((one) => one !== false)
        .map((one) => (
          <Button key={`${one.act} ${one.kind}`} onClick={() => setAsk(one)}>
            {t(one.act === 'ask-remark' ? `ratings.remark.ask.${one.kind}` : `ratings.action.${one.act}`)}
          </Button>
        ))}
    >
      <p className="vm-soft">{t('ratings.remark.about')}</p>
      <Answer query={found}>
        {({ rows }) => <Shown rows={rows} view={view} mayRecord={mayRecord} onAsk={setAsk} />}
      </Answer>
      {ask && <RemarkDialog ask={ask} view={view} onClose={() => setAsk(null)} />}
    </Section>
  );
};
