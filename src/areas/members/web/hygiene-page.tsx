import { useNavigate, useSearch } from '@tanstack/react-router';
import { dayText } from '../../../web/day-text.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { useT } from '../../../web/messages.ts';
import { momentText } from '../../../web/moment-text.ts';
import { useQuestion } from '../../../web/queries.ts';
import { hygieneCounts } from '../contract/hygiene.ts';
import './hygiene.css';
import { HygieneCard } from './hygiene-card.tsx';

/** What there is to look after in the records of an organisation and everything below it. */
const HygienePage = () => {
  const t = useT();
  const navigate = useNavigate();
  const { cell } = useSearch({ strict: false }) as { cell?: string };
  const counts = useQuestion(hygieneCounts, { underId: (cell ?? null) as never }, { keepLast: true });
  const choose = (organisationId: string | null): void => {
    const search = (old: object) => ({ ...old, cell: organisationId ?? undefined });
    void navigate({ to: '.', search, replace: true } as never);
  };
  return (
    <div className="vm-page">
      <PageHead title={t('members.hygiene.title')} subtitle={t('members.hygiene.about')} />
      <div className="vm-tools vm-tools-fields not-printed">
        <OrganisationField label={t('members.hygiene.under')} value={cell ?? null} onChange={choose} />
      </div>
      <Answer query={counts} lines={8}>
        {({ kinds, supplementYear, checkedOn, countedAt }) => (
          <>
            <p className="vm-soft">
              {countedAt === null
                ? t('members.hygiene.checked', { on: dayText(checkedOn) })
                : t('members.hygiene.counted-at', { at: momentText(countedAt) })}
            </p>
            <div className="vm-stack vm-halves">
              {kinds.map((counted) => (
                <HygieneCard key={counted.kind} counted={counted} cell={cell} year={supplementYear} />
              ))}
            </div>
          </>
        )}
      </Answer>
    </div>
  );
};

export default HygienePage;
