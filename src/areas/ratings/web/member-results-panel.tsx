import { Answer } from '../../../web/kit/answer-states.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import type { RecordPanelProps } from '../../../web/slots.tsx';
import { type HistoryRow, ownResults, resultsOfMember } from '../contract.ts';
import { ResultHistory } from './result-history.tsx';

const Rows = ({ rows }: { rows: readonly HistoryRow[] }) => {
  const t = useT();
  return rows.length === 0 ? (
    <p className="vm-soft">{t('ratings.results.none')}</p>
  ) : (
    <ResultHistory rows={rows} label={t('ratings.results.of-person')} />
  );
};

const OfMember = ({ recordId }: { recordId: string }) => {
  const found = useQuestion(resultsOfMember, { memberId: recordId as never });
  return <Answer query={found}>{({ rows }) => <Rows rows={rows} />}</Answer>;
};

const Own = () => {
  const t = useT();
  const found = useQuestion(ownResults, {});
  return (
    <>
      <p>
        <PageLink to="/ratings/own" className="vm-button">
          {t('ratings.own.title')}
        </PageLink>
      </p>
      <Answer query={found}>{({ rows }) => <Rows rows={rows} />}</Answer>
    </>
  );
};

/** Results on the page of a member; on the own page with the way to the own review. */
const MemberResultsPanel = ({ recordId, over }: RecordPanelProps) =>
  over === 'self' ? <Own /> : <OfMember recordId={recordId} />;

export default MemberResultsPanel;
