import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useT } from '../../../web/messages.ts';
import { useMay } from '../../../web/session.ts';
import { papersOfSubject } from '../rules/papers-of-subject.ts';
import { PaperPair, usePapers } from './paper-buttons.tsx';
import type { SubjectView } from './subject-view.ts';

/** Papers of one subject: its review, and the notice once there is a result. */
export const SubjectPapers = ({ view }: { view: SubjectView }) => {
  const t = useT();
  const may = useMay();
  const { seasonId, organisationId, subjectId } = view;
  const papers = usePapers({ seasonId, organisationId, subjectId });
  const kinds = papersOfSubject(view);
  if (kinds.length === 0 || view.scale !== 'four-levels' || !may('ratings.print-papers')) return null;
  return (
    <section className="vm-card vm-stack not-printed" aria-label={t('ratings.papers.title')}>
      <h2>{t('ratings.papers.title')}</h2>
      {papers.refusal && <RefusalPanel refusal={papers.refusal} takesFocus />}
      <ul className="ratings-papers">
        {kinds.map((kind) => (
          <li key={kind}>
            <span>{t(`ratings.paper.${kind}`)}</span>
            <PaperPair papers={papers} kinds={[kind]} about={t(`ratings.paper.${kind}`)} />
          </li>
        ))}
      </ul>
    </section>
  );
};
