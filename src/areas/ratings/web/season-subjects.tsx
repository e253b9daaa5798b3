import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { InputOf } from '../../../platform/action/contract.ts';
import { ask } from '../../../web/client.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { Checkbox } from '../../../web/kit/inputs.ts';
import { PageLink } from '../../../web/kit/page-link.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { type Translate, useT } from '../../../web/messages.ts';
import { questionKey } from '../../../web/queries.ts';
import type { ApiRefusal } from '../../../web/refusal.ts';
import { type SubjectLine, subjects } from '../contract.ts';
import { BulkSteps } from './bulk-steps.tsx';
import { FictionalMark, levelWords, SubjectStanding } from './rating-words.tsx';
import type { SeasonView } from './season-dialogs.tsx';
import { isEachOnce, kindsIn, SubjectFilters, type SubjectSearch } from './subject-filters.tsx';

const PAGE = 50;

/** Subjects in name order, page after page. Filters stand in the address as codes and ids. */
const useSubjects = (season: SeasonView, of: string, chosen: SubjectSearch, text: string) => {
  const asked = {
    seasonId: season.seasonId,
    organisationId: chosen.at ?? of,
    kinds: kindsIn(chosen),
    isEachOnce: isEachOnce(chosen),
    states: chosen.state ? [chosen.state] : [],
    levels: chosen.level ? [chosen.level] : [],
    stage: chosen.stage ?? null,
    lacks: chosen.lacks ?? null,
    quotaGroup: chosen.group ?? null,
    text: text.trim(),
    limit: PAGE,
  } as InputOf<typeof subjects>;
  const pages = useInfiniteQuery<
    Awaited<ReturnType<typeof ask<typeof subjects>>>,
    ApiRefusal,
    { pages: Awaited<ReturnType<typeof ask<typeof subjects>>>[] },
    readonly unknown[],
    string | null
  >({
    queryKey: [...questionKey(subjects, asked), 'pages'],
    queryFn: ({ pageParam, signal }) => ask(subjects, { ...asked, after: pageParam }, { signal }),
    initialPageParam: null,
    getNextPageParam: ({ next }) => next,
  });
  return { pages, rows: pages.data?.pages.flatMap((page) => page.rows) ?? [] };
};

type Ticked = ReadonlySet<string>;

const tickColumn = (
  ticked: Ticked,
  onTick: (id: string, isOn: boolean) => void,
  t: Translate,
): Column<SubjectLine> => ({
  key: 'tick',
  header: t('ratings.list.tick'),
  value: () => null,
  cell: (row) => (
    <Checkbox
      className="ratings-tick"
      label={t('ratings.list.tick')}
      aria-label={t('ratings.list.tick-of', { title: row.title })}
      checked={ticked.has(row.subjectId)}
      onChange={({ currentTarget: { checked } }) => onTick(row.subjectId, checked)}
    />
  ),
  isAction: true,
});

const titleColumn = (t: Translate): Column<SubjectLine> => ({
  key: 'title',
  header: t('ratings.column.title'),
  value: ({ title }) => title,
  cell: (row) => (
    <span>
      <PageLink to="/ratings/subjects/$subjectId" params={{ subjectId: row.subjectId }}>
        {row.title}
      </PageLink>
      <FictionalMark {...row} />
      {row.postWords && <span className="vm-soft">{` · ${row.postWords}`}</span>}
    </span>
  ),
  onCard: 'title',
});

const useColumns = (ticked: Ticked, onTick: (id: string, isOn: boolean) => void): Column<SubjectLine>[] => {
  const t = useT();
  const level = (key: 'selfLevel' | 'proposedLevel' | 'ballotLevel' | 'decidedLevel'): Column<SubjectLine> => ({
    key,
    header: t(`ratings.column.${key}`),
    value: (row) => (row[key] === null ? null : levelWords(row[key], t)),
    cell: (row) => levelWords(row[key], t),
    isUnordered: true,
  });
  return [
    tickColumn(ticked, onTick, t),
    titleColumn(t),
    { key: 'kind', header: t('ratings.season.kind'), value: ({ kind }) => t(`ratings.subject.${kind}`) },
    {
      key: 'organisation',
      header: t('ratings.season.organisation'),
      value: ({ organisationName }) => organisationName,
    },
    {
      key: 'state',
      header: t('ratings.season.state'),
      value: ({ state }) => t(`ratings.state.${state}`),
      cell: (row) => <SubjectStanding {...row} />,
    },
    level('selfLevel'),
    level('proposedLevel'),
    level('ballotLevel'),
    level('decidedLevel'),
  ];
};

type Props = { readonly season: SeasonView; readonly of: string };

const useTicks = () => {
  const [ticked, setTicked] = useState<Ticked>(new Set());
  const tick = (ids: readonly string[], isOn: boolean): void =>
    setTicked((now) => new Set(isOn ? [...now, ...ids] : [...now].filter((id) => !ids.includes(id))));
  return { ticked, tick, clear: () => setTicked(new Set()) };
};

type List = ReturnType<typeof useSubjects> & ReturnType<typeof useTicks>;

const Listed = ({ season, list }: { season: SeasonView; list: List }) => {
  const t = useT();
  const { pages, rows, ticked, tick, clear } = list;
  const columns = useColumns(ticked, (id, isOn) => tick([id], isOn));
  return (
    <>
      <p role="status">
        {t('ratings.list.shown', { shown: rows.length, total: pages.data?.pages[0]?.total ?? rows.length })}
      </p>
      <BulkSteps
        season={season}
        rows={rows.filter(({ subjectId }) => ticked.has(subjectId))}
        onAll={() =>
          tick(
            rows.map(({ subjectId }) => subjectId),
            true,
          )
        }
        onClear={clear}
      />
      <DataTable
        label={t('ratings.list.title')}
        rows={rows}
        columns={columns}
        rowKey={({ subjectId }) => subjectId}
        hasSearch={false}
        {...(pages.data?.pages.length === 1 ? { phone: { few: 5 } } : {})}
      />
      {pages.hasNextPage && (
        <div className="not-printed">
          <Button isBusy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t('ratings.list.more')}
          </Button>
        </div>
      )}
    </>
  );
};

/** Everybody in the season: by kind, organisation, state and level; several at once through a step. */
export const SeasonSubjects = ({ season, of }: Props) => {
  const t = useT();
  const navigate = useNavigate();
  const chosen = useSearch({ strict: false }) as SubjectSearch;
  const [text, setText] = useState('');
  const list = { ...useSubjects(season, of, chosen, text), ...useTicks() };
  const choose = (next: SubjectSearch): void => {
    list.clear();
    void navigate({ to: '.', search: ((old: object) => ({ ...old, ...next })) as never, resetScroll: false });
  };
  return (
    <section id="subjects" className="vm-card vm-stack" aria-label={t('ratings.list.title')}>
      <h2>{t('ratings.list.title')}</h2>
      <SubjectFilters season={season} chosen={chosen} onChoose={choose} text={text} onText={setText} />
      <Answer
        query={list.pages as never}
        isEmpty={() => list.rows.length === 0}
        empty={<Empty title={t('ratings.list.empty')}>{t('ratings.list.empty-text')}</Empty>}
      >
        {() => <Listed season={season} list={list} />}
      </Answer>
    </section>
  );
};
