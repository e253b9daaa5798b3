import { DataTable } from '../../../web/kit/data-table.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useMay } from '../../../web/session.ts';
import type { MeetingSheet } from '../contract/reads.ts';
import type { FactValue } from '../rules/score-facts.ts';
import type { ScorePack } from '../rules/score-shape.ts';
import { FactLines } from './fact-lines.tsx';
import type { MeetingScene } from './meeting-scene.ts';
import { pointsText, useNames } from './meeting-words.ts';
import { ScorePair } from './score-pair.tsx';

type Line = NonNullable<MeetingSheet['score']>['lines'][number];

/** In the order of the form, not of the codes. */
export const inOrder = (lines: readonly Line[], pack: ScorePack | null): readonly Line[] => {
  const place = new Map((pack?.content.criteria ?? []).map(({ code }, at) => [code, at]));
  return [...lines].sort((a, b) => (place.get(a.criterion) ?? 99) - (place.get(b.criterion) ?? 99));
};

const factsOf = ({ facts }: MeetingScene['rules'], code: string) =>
  Object.entries(facts.find(({ criterion }) => criterion === code)?.values ?? {}).map(([fact, value]) => ({
    fact,
    value: value as FactValue,
  }));

const useColumns = ({ rules }: MeetingScene): readonly Column<Line>[] => {
  const t = useT();
  const nameOf = useNames();
  const language = useLanguage();
  const pack = rules.packs.score as ScorePack | null;
  const nameOfCriterion = (code: string): string =>
    nameOf(pack?.content.criteria.find((one) => one.code === code)?.names) || code;
  const points = (key: 'proposed' | 'selfPoints' | 'superiorPoints', header: string): Column<Line> => ({
    key,
    header,
    isNumber: true,
    value: (line) => line[key],
    cell: (line) => pointsText(line[key], language),
  });
  return [
    {
      key: 'criterion',
      header: t('meetings.score.criterion'),
      value: ({ criterion }) => nameOfCriterion(criterion),
      onCard: 'title',
    },
    {
      key: 'facts',
      header: t('meetings.score.facts'),
      value: () => null,
      cell: ({ criterion }) => <FactLines facts={factsOf(rules, criterion)} />,
    },
    points('proposed', t('meetings.score.column-proposed')),
    points('selfPoints', t('meetings.score.column-own')),
    { key: 'selfReason', header: t('meetings.score.column-own-reason'), value: ({ selfReason }) => selfReason },
    points('superiorPoints', t('meetings.score.column-superior')),
    {
      key: 'superiorReason',
      header: t('meetings.score.column-superior-reason'),
      value: ({ superiorReason }) => superiorReason,
    },
  ];
};

/** Both columns beside what the facts proposed, with every reason. */
export const MeetingScore = ({ scene }: { scene: MeetingScene }) => {
  const t = useT();
  const may = useMay();
  const columns = useColumns(scene);
  const { meeting, rules } = scene;
  return (
    <section className="vm-card">
      <h2>{t('meetings.sheet.score')}</h2>
      {meeting.score === null ? (
        <p className="vm-soft">
          {t('meetings.score.none')}
          {may('meetings.score-from-above') && ` ${t('meetings.above.later')}`}
        </p>
      ) : (
        <>
          <p>
            <ScorePair face={meeting.face} />
          </p>
          <DataTable
            label={t('meetings.sheet.score')}
            rows={inOrder(meeting.score.lines, rules.packs.score as ScorePack | null)}
            columns={columns}
            rowKey={({ criterion }) => criterion}
            hasSearch={false}
            onExport={null}
          />
        </>
      )}
      <h3>{t('meetings.field.weak-points')}</h3>
      <p className="meetings-words">{meeting.weakPoints ?? t('meetings.unknown')}</p>
    </section>
  );
};
