import type { ReactNode } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { todayHere } from '../../../web/as-of.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { Facts } from '../../../web/kit/facts.tsx';
import { Figure } from '../../../web/kit/figure.tsx';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useWords } from '../../organisations/web/public.tsx';
import { type Fraction, similarCells } from '../contract.ts';
import { MonthSwitch } from './oversight-month.tsx';
import { monthText, useOfficeAndMonth } from './oversight-place.ts';
import { type OrganisationId, useCellAndYear, useSeesOtherCells } from './own-cell.ts';
import './meetings.css';

type Similar = OutputOf<typeof similarCells>;
type Place = { readonly organisationId: OrganisationId; readonly month: Day };

const rowsOf = ({ organisationId, month }: Place) => ({
  to: '/meetings/similar/rows',
  search: { of: organisationId, month },
});

/** Which cells are compared, and by what they were chosen. */
const Group = ({ answer, place }: { answer: Similar; place: Place }) => {
  const { type, sector, members, band, peers, figures } = answer;
  const t = useT();
  const { typeWord, sectorWord } = useWords(todayHere());
  const rows = rowsOf(place);
  const size =
    band.below === null
      ? t('meetings.similar.size-open', { from: band.from })
      : t('meetings.similar.size', { from: band.from, below: band.below });
  return (
    <section className="vm-card vm-stack">
      <h2>{t('meetings.similar.how')}</h2>
      <Facts
        facts={[
          { name: t('meetings.similar.how-type'), value: typeWord(type) },
          {
            name: t('meetings.similar.how-sector'),
            value: sector ? sectorWord(sector) : t('meetings.similar.no-sector'),
          },
          { name: t('meetings.similar.how-size'), value: size },
          { name: t('meetings.similar.how-own'), value: members },
          {
            name: t('meetings.similar.peers'),
            value: (
              <Figure
                numerator={peers}
                definition={t('meetings.similar.subtitle')}
                {...(figures === null ? {} : rows)}
              />
            ),
          },
        ]}
      />
      <p className="vm-soft">{t('meetings.similar.note')}</p>
    </section>
  );
};

type Line = { readonly key: string; readonly name: string; readonly own: ReactNode; readonly group: ReactNode };

const useLines = ({ own, figures }: Similar, { organisationId, month }: Place): Line[] => {
  const t = useT();
  const unknown = t('meetings.oversight.unknown');
  const means = (word: string) => t(`meetings.similar.${word}-means`, { month: monthText(month) });
  const share = (of: Fraction | null, word: string, to: object) =>
    of === null || of.denominator === 0 ? unknown : <Figure {...of} definition={means(word)} {...to} />;
  const here = { to: '/meetings/report', search: { of: organisationId, month } };
  const rows = rowsOf({ organisationId, month });
  if (figures === null) return [];
  return [
    {
      key: 'met',
      name: t('meetings.similar.met'),
      own: (
        <PageLink to={here.to} search={here.search}>
          {t(own.hasMet ? 'meetings.similar.yes' : 'meetings.similar.not')}
        </PageLink>
      ),
      group: share(figures.met, 'met', rows),
    },
    {
      key: 'attendance',
      name: t('meetings.similar.attendance'),
      own: share(own.attendance, 'attendance', here),
      group: share(figures.attendance, 'attendance', rows),
    },
    {
      key: 'minutes',
      name: t('meetings.similar.minutes'),
      own: own.minutes ?? unknown,
      group: figures.minutes ?? unknown,
    },
  ];
};

const Figures = ({ answer, place }: { answer: Similar; place: Place }) => {
  const t = useT();
  const lines = useLines(answer, place);
  if (answer.figures === null) return <p>{t('meetings.similar.too-few', { peers: answer.peers })}</p>;
  return (
    <section className="vm-card vm-stack">
      <h2>{t('meetings.similar.figures')}</h2>
      <DataTable
        label={t('meetings.similar.figures')}
        rows={lines}
        columns={[
          { key: 'name', header: t('meetings.similar.measure'), value: (line: Line) => line.name },
          { key: 'own', header: t('meetings.similar.own'), value: () => null, cell: (line: Line) => line.own },
          { key: 'group', header: t('meetings.similar.group'), value: () => null, cell: (line: Line) => line.group },
        ]}
        rowKey={(line) => line.key}
        onExport={null}
      />
    </section>
  );
};

const Similar = (place: Place) => {
  const similar = useQuestion(similarCells, place);
  return (
    <Answer query={similar} lines={8}>
      {(answer) => (
        <>
          <Group answer={answer} place={place} />
          <Figures answer={answer} place={place} />
        </>
      )}
    </Answer>
  );
};

/** One cell beside those of its type, sector and size in reach: figures of the group and its rows, in the order of the tree. */
const OversightSimilarPage = () => {
  const t = useT();
  const place = useOfficeAndMonth();
  const { organisationId } = useCellAndYear();
  const { month } = place;
  const seesOthers = useSeesOtherCells();
  return (
    <div className="vm-page">
      <PageHead
        title={t('meetings.similar.title-of', { month: monthText(month) })}
        subtitle={t('meetings.similar.subtitle')}
      />
      {!seesOthers && <p className="vm-soft">{t('meetings.similar.own-only')}</p>}
      <OrganisationField
        label={t('meetings.calendar.cell')}
        value={organisationId}
        onChange={(of) => place.go({ of })}
      />
      <MonthSwitch place={place} />
      {organisationId === null ? (
        <Empty title={t('meetings.similar.choose')}>{t('meetings.similar.choose-text')}</Empty>
      ) : (
        <Similar organisationId={organisationId} month={month} />
      )}
    </div>
  );
};

export default OversightSimilarPage;
