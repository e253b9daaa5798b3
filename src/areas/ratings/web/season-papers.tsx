import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Select } from '../../../web/kit/inputs.ts';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useT } from '../../../web/messages.ts';
import { useMay } from '../../../web/session.ts';
import { levelsByScale, type RatingScale, ratingPaperKind, type SeasonId } from '../contract.ts';
import { EveryUnit } from './every-unit.tsx';
import { IssueButton } from './issue-button.tsx';
import { IssueNotices } from './issue-notices-dialog.tsx';
import type { OrganisationId } from './own-organisation.ts';
import { PaperPair, PrintedSummary, type PrintOf, usePapers } from './paper-buttons.tsx';
import { useNames } from './rating-words.tsx';
import type { SeasonView } from './season-dialogs.tsx';

/** Every sort of paper by itself, folded away: the set is what an office usually wants. */
const OneByOne = ({ of, season }: { of: PrintOf; season: SeasonView }) => {
  const t = useT();
  const papers = usePapers(of);
  return (
    <details className="ratings-fold">
      <summary>{t('ratings.papers.one-by-one')}</summary>
      <div className="vm-stack">
        {papers.refusal && <RefusalPanel refusal={papers.refusal} takesFocus />}
        <ul className="ratings-papers">
          {ratingPaperKind.options.map((kind) => (
            <li key={kind}>
              <span>{t(`ratings.paper.${kind}`)}</span>
              <div className="vm-row">
                <PaperPair papers={papers} kinds={[kind]} about={t(`ratings.paper.${kind}`)} />
                {(kind === 'tally-minutes' || kind === 'decision-list') && (
                  <IssueButton of={{ ...of, subjectId: null, kind }} about={t(`ratings.paper.${kind}`)} />
                )}
                {kind === 'result-notice' && <IssueNotices season={season} unitId={of.organisationId} />}
              </div>
            </li>
          ))}
          <li>
            <span>{t('ratings.papers.reprint')}</span>
            <PaperPair papers={papers} kinds={['ballot-paper']} content="reprint" about={t('ratings.papers.reprint')} />
          </li>
        </ul>
        <PrintedSummary papers={papers} />
      </div>
    </details>
  );
};

const WholeSet = ({ of, name }: { of: PrintOf; name: string }) => {
  const t = useT();
  const papers = usePapers(of);
  return (
    <div className="vm-stack">
      <p className="vm-soft">{t('ratings.papers.whole-means')}</p>
      <PaperPair papers={papers} kinds={[]} about={t('ratings.papers.whole-of', { organisation: name })} />
      <PrintedSummary papers={papers} />
      <h3>{t('ratings.papers.blank')}</h3>
      <p className="vm-soft">{t('ratings.papers.blank-means')}</p>
      <PaperPair
        papers={papers}
        kinds={[]}
        content="blank"
        about={t('ratings.papers.blank-of', { organisation: name })}
      />
      {papers.refusal && <RefusalPanel refusal={papers.refusal} takesFocus />}
    </div>
  );
};

type PlaceProps = {
  readonly season: SeasonView;
  readonly value: string;
  readonly onChange: (organisationId: string) => void;
};

const Place = ({ season, value, onChange }: PlaceProps) => {
  const t = useT();
  const data = season.byOrganisation.map(({ organisationId, name }) => ({
    value: organisationId as string,
    label: name,
  }));
  if (data.length < 2) return null;
  return (
    <Select
      label={t('ratings.papers.organisation')}
      description={t('ratings.papers.organisation-means')}
      data={data}
      searchable
      allowDeselect={false}
      value={value}
      onChange={(next) => next !== null && onChange(next)}
    />
  );
};

type Props = { readonly season: SeasonView; readonly of: OrganisationId };

const hasScale = ({ levels }: SeasonView, scale: RatingScale): boolean =>
  levels.some((level) => (levelsByScale[scale] as readonly string[]).includes(level));

/** Where papers are printed for: the organisation chosen among those with subjects, else the one in the address or the one in view. */
const usePlace = ({ season, of }: Props) => {
  const { at } = useSearch({ strict: false }) as { at?: unknown };
  const [chosen, setChosen] = useState<string | null>(null);
  const known = (id: unknown): boolean => season.byOrganisation.some(({ organisationId }) => organisationId === id);
  const first = season.byOrganisation[0]?.organisationId as string | undefined;
  const usual = typeof at === 'string' && known(at) ? at : known(of) ? (of as string) : first;
  return { place: chosen ?? usual ?? (of as string), setPlace: setChosen };
};

/** Papers of a season: the whole set of one organisation in one go, each sort by itself, and the way to the summary table. */
export const SeasonPapers = (props: Props) => {
  const t = useT();
  const may = useMay();
  const names = useNames();
  const { season, of } = props;
  const { place, setPlace } = usePlace(props);
  const name = season.byOrganisation.find(({ organisationId }) => organisationId === place)?.name ?? '';
  const asked = { seasonId: season.seasonId as SeasonId, organisationId: place as OrganisationId };
  return (
    <section className="vm-card vm-stack not-printed" aria-label={t('ratings.papers.title')}>
      <h2>{t('ratings.papers.title')}</h2>
      {may('ratings.summary') && (
        <p>
          <PageLink to="/ratings/$seasonId/summary" params={{ seasonId: season.seasonId }} search={{ of }}>
            {t('ratings.summary.title')}
          </PageLink>
        </p>
      )}
      {hasScale(season, 'clean-and-strong') && <p>{t('ratings.papers.none-known', { pack: names(season.pack) })}</p>}
      {may('ratings.print-papers') && season.counts.subjects > 0 && hasScale(season, 'four-levels') && (
        <>
          <Place season={season} value={place} onChange={setPlace} />
          <WholeSet key={`whole ${place}`} of={asked} name={name} />
          <EveryUnit season={season} />
          <OneByOne key={place} of={asked} season={season} />
        </>
      )}
    </section>
  );
};
