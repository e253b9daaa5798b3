import { useNavigate, useSearch } from '@tanstack/react-router';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Select } from '../../../web/kit/inputs.ts';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { ownCadreSheet, ownCadreSheets, type SubjectId } from '../contract.ts';
import { OwnCadreSheet } from './own-cadre-sheet.tsx';
import { periodWords } from './rating-words.tsx';
import './ratings.css';

const Sheet = ({ subjectId }: { subjectId: SubjectId }) => {
  const found = useQuestion(ownCadreSheet, { subjectId });
  return (
    <Answer query={found} lines={8}>
      {(view) => <OwnCadreSheet key={view.subjectId} view={view} />}
    </Answer>
  );
};

const Sheets = () => {
  const t = useT();
  const navigate = useNavigate();
  const { sheet } = useSearch({ strict: false }) as { sheet?: SubjectId };
  const found = useQuestion(ownCadreSheets, {});
  return (
    <Answer
      query={found}
      isEmpty={({ rows }) => rows.length === 0}
      empty={<Empty title={t('ratings.cadre.own-empty')}>{t('ratings.cadre.own-empty-text')}</Empty>}
    >
      {({ rows }) => {
        const shown = rows.find(({ subjectId }) => subjectId === sheet) ?? rows[0]!;
        return (
          <>
            {rows.length > 1 && (
              <Select
                label={t('ratings.cadre.own-choose')}
                allowDeselect={false}
                data={rows.map(({ subjectId, period, officeName }) => ({
                  value: subjectId,
                  label: `${periodWords(period, t)} · ${officeName}`,
                }))}
                value={shown.subjectId}
                onChange={(next) => void navigate({ to: '.', search: { sheet: next } as never, resetScroll: false })}
              />
            )}
            <Sheet subjectId={shown.subjectId} />
          </>
        );
      }}
    </Answer>
  );
};

/** The own sheets of months: filled in until the decision, read and answered once the result was told. */
const OwnCadresPage = () => {
  const t = useT();
  return (
    <div className="vm-page">
      <PageHead title={t('ratings.cadre.own-title')} subtitle={t('ratings.cadre.own-about')} />
      <Sheets />
    </div>
  );
};

export default OwnCadresPage;
