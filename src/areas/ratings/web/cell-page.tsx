import { useParams } from '@tanstack/react-router';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { dayText } from '../../../web/day-text.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { PrintButton } from '../../../web/kit/print-button.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { cellSeason, type SeasonId } from '../contract.ts';
import { CellStepCard } from './cell-step.tsx';
import { nextStep, standingSteps } from './cell-steps.ts';
import { type OrganisationId, useOrganisationInView } from './own-organisation.ts';
import { PackName, periodWords, SeasonStanding, useNames, Verified } from './rating-words.tsx';
import './ratings.css';

type Cell = OutputOf<typeof cellSeason>;

const DueDays = ({ cell: { calendar } }: { cell: Cell }) => {
  const names = useNames();
  if (calendar.length === 0) return null;
  return (
    <ul className="ratings-due">
      {calendar.map((line) => (
        <li key={line.code}>
          <strong>{dayText(line.dueOn)}</strong> {names(line.names)} <Verified isVerified={line.isVerified} />
        </li>
      ))}
    </ul>
  );
};

const SetAside = ({ cell: { rows } }: { cell: Cell }) => {
  const t = useT();
  const aside = rows.filter(({ state }) => state === 'not-rated');
  if (aside.length === 0) return null;
  return (
    <section className="vm-card vm-stack" aria-labelledby="cell-aside">
      <h2 id="cell-aside">{t('ratings.cell.aside')}</h2>
      <ul className="ratings-cell-lines">
        {aside.map((row) => (
          <li key={row.subjectId}>
            <PageLink to="/ratings/subjects/$subjectId" params={{ subjectId: row.subjectId }}>
              {row.title}
            </PageLink>
            {row.notRatedWords && <span className="ratings-clause">{row.notRatedWords}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
};

const Shown = ({ cell }: { cell: Cell }) => {
  const t = useT();
  const steps = standingSteps(cell.rows);
  const next = nextStep(steps);
  return (
    <>
      <PageHead
        title={t('ratings.cell.title-of', { period: periodWords(cell.period, t) })}
        subtitle={
          <>
            {cell.organisationName} · {t('ratings.cell.opened-by', { opener: cell.openerName })}{' '}
            <PageLink to="/ratings/$seasonId" params={{ seasonId: cell.seasonId }} search={{ of: cell.organisationId }}>
              {t('ratings.cell.to-season')}
            </PageLink>
          </>
        }
        actions={<PrintButton />}
      />
      <p>
        <SeasonStanding state={cell.state} /> <PackName pack={cell.pack} />
      </p>
      <DueDays cell={cell} />
      <p className="vm-soft">{t('ratings.cell.about')}</p>
      <div className="vm-stack">
        {steps.map((step, at) => (
          <CellStepCard
            key={step.key}
            number={at + 1}
            step={step}
            isNext={step.key === next}
            isOpen={cell.state === 'open'}
          />
        ))}
        <SetAside cell={cell} />
      </div>
    </>
  );
};

/** A season as one cell works through it, step by step from top to bottom. */
const CellPage = () => {
  const t = useT();
  const { seasonId } = useParams({ strict: false }) as { seasonId: SeasonId };
  const of = useOrganisationInView();
  const found = useQuestion(cellSeason, { seasonId, organisationId: of as OrganisationId }, { when: of !== null });
  return (
    <div className="vm-page">
      {of === null ? (
        <Empty title={t('ratings.open.no-organisation')} />
      ) : (
        <Answer query={found} lines={8} isPage>
          {(cell) =>
            cell.rows.length === 0 ? (
              <>
                <PageHead title={t('ratings.cell.title-of', { period: periodWords(cell.period, t) })} />
                <Empty title={t('ratings.cell.nobody')}>{t('ratings.cell.nobody-text')}</Empty>
              </>
            ) : (
              <Shown key={cell.organisationId} cell={cell} />
            )
          }
        </Answer>
      )}
    </div>
  );
};

export default CellPage;
