import { useState } from 'react';
import { dayText } from '../../../web/day-text.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { nameShortcoming, recordRemedy, shortcomings, takeBackRemedy, withdrawShortcoming } from '../contract.ts';
import { ActButton } from './act-button.tsx';
import { periodWords } from './rating-words.tsx';
import { NameShortcomingDialog, RemedyDialog, type ShortcomingRow } from './shortcoming-dialogs.tsx';
import { Section } from './subject-section.tsx';
import type { SubjectView } from './subject-view.ts';
import { WhyDialog } from './why-dialog.tsx';

type Ask =
  | { readonly kind: 'name' }
  | { readonly kind: 'remedy'; readonly row: ShortcomingRow }
  | { readonly kind: 'withdraw'; readonly row: ShortcomingRow };

/** A shortcoming is changed under the subject at which it was named. */
const onRow = ({ subjectId, version, shortcomingId }: ShortcomingRow) => ({
  subjectId,
  expectedVersion: version,
  shortcomingId,
});

const Standing = ({ row: { isRemedied, isLate } }: { row: ShortcomingRow }) => {
  const t = useT();
  const word = isRemedied ? (isLate ? 'remedied-late' : 'remedied') : isLate ? 'overdue' : 'open';
  return (
    <Status level={isRemedied ? 'good' : isLate ? 'serious' : 'attention'}>
      {t(`ratings.shortcoming.standing.${word}`)}
    </Status>
  );
};

const TakeBack = ({ row }: { row: ShortcomingRow }) => {
  const t = useT();
  const { shortcomingId, remediedOn, proof } = row;
  return (
    <ActButton
      contract={takeBackRemedy}
      input={onRow(row)}
      label={t('ratings.shortcoming.take-back')}
      name={t('ratings.shortcoming.take-back-of', { text: row.text })}
      doneKey="ratings.done.take-back-remedy"
      undoInput={({ subjectId, version }) => ({
        subjectId,
        expectedVersion: version,
        ...{ shortcomingId, remediedOn, proof },
      })}
    />
  );
};

const Acts = ({ row, onAsk }: { row: ShortcomingRow; onAsk: (ask: Ask) => void }) => {
  const t = useT();
  const may = useMay();
  if (row.remediedOn !== null) return may(takeBackRemedy.name) ? <TakeBack row={row} /> : null;
  return (
    <>
      {may(recordRemedy.name) && (
        <Button
          aria-label={t('ratings.shortcoming.remedy-of', { text: row.text })}
          onClick={() => onAsk({ kind: 'remedy', row })}
        >
          {t('ratings.shortcoming.remedy')}
        </Button>
      )}
      {may(withdrawShortcoming.name) && !row.isRemedied && (
        <Button
          aria-label={t('ratings.shortcoming.withdraw-of', { text: row.text })}
          onClick={() => onAsk({ kind: 'withdraw', row })}
        >
          {t('ratings.shortcoming.withdraw')}
        </Button>
      )}
    </>
  );
};

const Line = ({ row, onAsk }: { row: ShortcomingRow; onAsk: (ask: Ask) => void }) => {
  const t = useT();
  const { text, namedOn, namedBy, dueOn, ownerName, taskId, remediedOn, proof, isEarlier, period } = row;
  return (
    <li>
      <div className="ratings-words">
        <strong>{text}</strong> <Standing row={row} />
        <div className="vm-soft">
          {[
            isEarlier && t('ratings.shortcoming.of-period', { period: periodWords(period, t) }),
            t('ratings.shortcoming.named', { on: dayText(namedOn) }),
            namedBy && t('ratings.shortcoming.by', { by: namedBy }),
            t('ratings.shortcoming.due', { on: dayText(dueOn) }),
            ownerName && t('ratings.shortcoming.owner', { name: ownerName }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </div>
        {remediedOn && (
          <div>{t('ratings.shortcoming.remedied-on', { on: dayText(remediedOn), proof: proof ?? '' })}</div>
        )}
        {taskId && (
          <PageLink to="/tasks/$taskId" params={{ taskId }} aria-label={t('ratings.shortcoming.task-of', { text })}>
            {t('ratings.shortcoming.task')}
          </PageLink>
        )}
      </div>
      <div className="vm-row not-printed">
        <Acts row={row} onAsk={onAsk} />
      </div>
    </li>
  );
};

type ShownProps = { readonly rows: readonly ShortcomingRow[]; readonly onAsk: (ask: Ask) => void };

/** What earlier reviews named comes first: it is what this review begins with. */
const Shown = ({ rows, onAsk }: ShownProps) => {
  const t = useT();
  if (rows.length === 0)
    return <Empty title={t('ratings.shortcoming.none')}>{t('ratings.shortcoming.none-help')}</Empty>;
  const list = (some: readonly ShortcomingRow[]) => (
    <ul className="ratings-lines">
      {some.map((row) => (
        <Line key={row.shortcomingId} row={row} onAsk={onAsk} />
      ))}
    </ul>
  );
  const earlier = rows.filter(({ isEarlier }) => isEarlier);
  const own = rows.filter(({ isEarlier }) => !isEarlier);
  return (
    <>
      {earlier.length > 0 && (
        <div>
          <h3>{t('ratings.shortcoming.earlier')}</h3>
          {list(earlier)}
        </div>
      )}
      {own.length > 0 && (
        <div>
          <h3>{t('ratings.shortcoming.own')}</h3>
          {list(own)}
        </div>
      )}
    </>
  );
};

const Dialogs = ({ ask, view, onClose }: { ask: Ask; view: SubjectView; onClose: () => void }) => {
  const t = useT();
  if (ask.kind === 'name') return <NameShortcomingDialog view={view} onClose={onClose} />;
  if (ask.kind === 'remedy') return <RemedyDialog row={ask.row} onClose={onClose} />;
  return (
    <WhyDialog
      contract={withdrawShortcoming}
      about={t('ratings.shortcoming.withdraw-about')}
      doneKey="ratings.done.withdraw-shortcoming"
      toInput={(why) => ({ ...onRow(ask.row), why })}
      onClose={onClose}
    />
  );
};

/** Shortcomings with owner, day and proof: those of earlier reviews stand at the head of this one. */
export const ShortcomingSection = ({ view }: { view: SubjectView }) => {
  const t = useT();
  const may = useMay();
  const [ask, setAsk] = useState<Ask | null>(null);
  const found = useQuestion(shortcomings, { subjectId: view.subjectId }, { when: may(shortcomings.name) });
  if (!may(shortcomings.name)) return null;
  return (
    <Section
      id="shortcomings"
      title={t('ratings.section.shortcomings')}
      actions={
        view.state !== 'withdrawn' &&
        may(nameShortcoming.name) && (
          <Button onClick={() => setAsk({ kind: 'name' })}>{t('ratings.action.name-shortcoming')}</Button>
        )
      }
    >
      <Answer query={found}>{({ rows }) => <Shown rows={rows} onAsk={setAsk} />}</Answer>
      {ask && <Dialogs ask={ask} view={view} onClose={() => setAsk(null)} />}
    </Section>
  );
};
