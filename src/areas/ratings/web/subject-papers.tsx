import { dayText } from '../../../web/day-text.ts';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useT } from '../../../web/messages.ts';
import { useMay } from '../../../web/session.ts';
import type { RatingPaperKind } from '../contract.ts';
import { papersOfSubject } from '../rules/papers-of-subject.ts';
import { IssueButton } from './issue-button.tsx';
import { PaperPair, usePapers } from './paper-buttons.tsx';
import { useNames } from './rating-words.tsx';
import type { SubjectView } from './subject-view.ts';

/** Of the scale of 2014 no form stands in the texts that were read: that is said, and none is made up. */
const NoForms = ({ view }: { view: SubjectView }) => {
  const t = useT();
  const names = useNames();
  return (
    <section className="vm-card vm-stack not-printed" aria-label={t('ratings.papers.title')}>
      <h2>{t('ratings.papers.title')}</h2>
      <p>{t('ratings.papers.none-known', { pack: names(view.pack) })}</p>
    </section>
  );
};

/** The notice in the register with number and day; another is offered only to who opened the season, and while none stands. */
const Notice = ({ view: { notice, seasonId, openerId, subjectId, isOpener } }: { view: SubjectView }) => {
  const t = useT();
  const may = useMay();
  const kind = 'result-notice';
  const said =
    notice &&
    t(`ratings.papers.notice-${notice.state}`, {
      number: notice.number ?? '–',
      day: notice.issuedOn === null ? '–' : dayText(notice.issuedOn),
    });
  return (
    <>
      {notice &&
        (may('documents.paper') ? (
          <PageLink to="/documents/$paperId" params={{ paperId: notice.paperId }}>
            {said}
          </PageLink>
        ) : (
          <span>{said}</span>
        ))}
      {isOpener && notice?.state !== 'issued' && (
        <IssueButton of={{ seasonId, organisationId: openerId, subjectId, kind }} about={t(`ratings.paper.${kind}`)} />
      )}
    </>
  );
};

/** Papers of one subject: its review, and the notice once there is a result. */
export const SubjectPapers = ({ view }: { view: SubjectView }) => {
  const t = useT();
  const may = useMay();
  const { seasonId, organisationId, subjectId } = view;
  const papers = usePapers({ seasonId, organisationId, subjectId });
  const kinds = papersOfSubject(view);
  // Nobody has rated the subject for itself yet: its review is a form to be filled in by hand, and is called so.
  const isBlank = (kind: RatingPaperKind): boolean => kind !== 'result-notice' && view.selfLevel === null;
  if (kinds.length === 0 || view.scale === 'hanoi-monthly' || !may('ratings.print-papers')) return null;
  if (view.scale === 'clean-and-strong') return <NoForms view={view} />;
  return (
    <section className="vm-card vm-stack not-printed" aria-label={t('ratings.papers.title')}>
      <h2>{t('ratings.papers.title')}</h2>
      {papers.refusal && <RefusalPanel refusal={papers.refusal} takesFocus />}
      <ul className="ratings-papers">
        {kinds.map((kind) => (
          <li key={kind}>
            <span>
              {t(`ratings.paper.${kind}`)}
              {isBlank(kind) && <span className="ratings-clause">{t('ratings.papers.blank-one')}</span>}
            </span>
            <PaperPair
              papers={papers}
              kinds={[kind]}
              content={isBlank(kind) ? 'blank' : 'recorded'}
              about={t(`ratings.paper.${kind}`)}
            />
            {kind === 'result-notice' && <Notice view={view} />}
          </li>
        ))}
      </ul>
    </section>
  );
};
