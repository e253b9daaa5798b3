import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { yearOf } from '../../../platform/calendar/months.ts';
import { todayHere } from '../../../web/as-of.ts';
import { dayText } from '../../../web/day-text.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Facts } from '../../../web/kit/facts.tsx';
import { Select } from '../../../web/kit/inputs.ts';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import {
  awardBadges,
  type BadgeDueRow,
  badgeRoundsOfYear,
  badgesDue,
  fileBadges,
  proposeBadges,
  proposeSpecialBadge,
} from '../contract/badges.ts';
import { BadgeSpecialDialog } from './badge-special-dialog.tsx';
import { AwardDialog, FileDialog, ProposeDialog } from './badge-step-dialogs.tsx';
import { BadgeTable } from './badge-table.tsx';
import { RegisterDownloads } from './register-downloads.tsx';
import { useOwnPlace } from './register-own-place.ts';
import './registers.css';

type Year = OutputOf<typeof badgeRoundsOfYear>;
type Round = Year['rounds'][number];
type Step = 'propose' | 'file' | 'award' | 'special';

const FileDay = ({ round }: { round: Round }) => {
  const t = useT();
  if (round.fileBy === null) return <Status level="unknown">{t('members.badges.file-day-unknown')}</Status>;
  const isOver = round.fileBy < todayHere();
  return (
    <span className="vm-row">
      <Status level={isOver ? 'serious' : 'attention'}>{dayText(round.fileBy)}</Status>
      {!round.isFileDayVerified && <span className="vm-soft">{t('members.badges.holidays-unverified')}</span>}
    </span>
  );
};

type RoundProps = { readonly round: Round; readonly year: Year; readonly unknown: number; readonly byCard: number };

const RoundFacts = ({ round, year, unknown, byCard }: RoundProps) => {
  const t = useT();
  const language = useLanguage();
  const { source } = year;
  return (
    <section className="vm-card" aria-label={t('members.badges.about')}>
      <Facts
        facts={[
          {
            name: t('members.badges.window'),
            value: t('members.badges.window-text', { from: round.from, to: round.to }),
          },
          { name: t('members.badges.file-by'), value: <FileDay round={round} /> },
          {
            name: t('members.badges.unknown-age'),
            value:
              unknown === 0 ? t('members.badges.nobody') : t('members.badges.unknown-age-text', { count: unknown }),
          },
          { name: t('members.badges.discipline'), value: t('members.badges.discipline-text') },
          ...(byCard > 0
            ? [{ name: t('members.badges.by-card'), value: t('members.badges.by-card-text', { count: byCard }) }]
            : []),
          {
            name: t('members.badges.source'),
            value: (
              <span className="vm-row">
                {source.number} · {source.windows[language]}
                {!source.verified && <Status level="unknown">{t('members.badges.unverified')}</Status>}
              </span>
            ),
          },
        ]}
      />
    </section>
  );
};

const stepButtons = [
  { step: 'propose', contract: proposeBadges, states: ['due', 'late'], counted: ['due'] },
  { step: 'file', contract: fileBadges, states: ['proposed'], counted: ['proposed'] },
  { step: 'award', contract: awardBadges, states: ['filed'], counted: ['filed'] },
] as const;

type StepsProps = {
  readonly rows: readonly BadgeDueRow[];
  readonly round: Round;
  readonly year: Year;
  readonly underId: string;
};

const Steps = ({ rows, round, year, underId }: StepsProps) => {
  const t = useT();
  const may = useMay();
  const [open, setOpen] = useState<Step | null>(null);
  const rowsOf = (states: readonly string[]) => rows.filter((row) => states.includes(row.state));
  const props = { roundOn: round.awardOn, onClose: () => setOpen(null) };
  const isOver = round.awardOn < todayHere();
  const first = stepButtons.find(({ counted }) => rowsOf(counted).length > 0)?.step;
  return (
    <>
      <div className="vm-row not-printed">
        {stepButtons
          .filter(({ contract, step }) => may(contract.name) && !(step === 'propose' && isOver))
          .map(({ step, states, counted }) => (
            <Button
              key={step}
              main={step === first}
              disabled={rowsOf(states).length === 0}
              onClick={() => setOpen(step)}
            >
              {t(`members.badges.${step}-count`, { count: rowsOf(counted).length })}
            </Button>
          ))}
        {may(proposeSpecialBadge.name) && !isOver && (
          <Button onClick={() => setOpen('special')}>{t('members.badges.special')}</Button>
        )}
      </div>
      {open === 'propose' && <ProposeDialog rows={rowsOf(['due', 'late'])} {...props} />}
      {open === 'file' && <FileDialog rows={rowsOf(['proposed'])} {...props} />}
      {open === 'award' && <AwardDialog rows={rowsOf(['filed'])} {...props} />}
      {open === 'special' && <BadgeSpecialDialog underId={underId} levels={year.levels} {...props} />}
    </>
  );
};

type ChoiceProps = {
  readonly rounds: readonly Round[];
  readonly roundOn: Day;
  readonly onRound: (on: Day) => void;
  readonly underId: string | null;
  readonly onUnder: (id: string | null) => void;
};

const Choice = ({ rounds, roundOn, onRound, underId, onUnder }: ChoiceProps) => {
  const t = useT();
  const language = useLanguage();
  return (
    <div className="vm-tools vm-tools-fields members-choice not-printed">
      <OrganisationField label={t('members.registers.under')} value={underId} onChange={onUnder} required />
      <Select
        label={t('members.badges.round')}
        data={rounds.map((round) => ({
          value: round.awardOn,
          label: `${round.names[language]} · ${yearOf(round.awardOn)}`,
        }))}
        value={roundOn}
        onChange={(value) => value && onRound(value as Day)}
        allowDeselect={false}
      />
    </div>
  );
};

const RoundList = ({ round, year, underId }: { round: Round; year: Year; underId: string }) => {
  const t = useT();
  const due = useQuestion(badgesDue, { roundOn: round.awardOn, underId: underId as never }, { keepLast: true });
  return (
    <Answer query={due}>
      {(answer) => (
        <>
          <RoundFacts round={round} year={year} unknown={answer.unknownPartyAge} byCard={answer.partyAgeByCard} />
          <Steps rows={answer.items} round={round} year={year} underId={underId} />
          {answer.total === 0 ? (
            <Empty title={t('members.badges.none')}>{t('members.badges.none-text')}</Empty>
          ) : (
            <>
              <BadgeTable answer={answer} roundOn={round.awardOn} />
              <RegisterDownloads
                register="badge-round"
                underId={underId}
                period={{ kind: 'round', on: round.awardOn }}
                hasCover={false}
              />
            </>
          )}
        </>
      )}
    </Answer>
  );
};

const Rounds = ({ years }: { years: readonly Year[] }) => {
  const t = useT();
  const own = useOwnPlace();
  const [underId, setUnder] = useState<string | null>(own);
  const [roundOn, setRound] = useState<Day>(years[0]!.coming);
  const rounds = years.flatMap((year) => year.rounds);
  const round = rounds.find((one) => one.awardOn === roundOn);
  return (
    <>
      <Choice rounds={rounds} roundOn={roundOn} onRound={setRound} underId={underId} onUnder={setUnder} />
      {underId && round ? (
        <RoundList round={round} year={years[0]!} underId={underId} />
      ) : (
        <Empty title={t('members.registers.choose-organisation')} />
      )}
    </>
  );
};

/** Badges for years in the Party: who is due in a round, and how far each is on the way to the award. */
const BadgesPage = () => {
  const t = useT();
  const thisYear = yearOf(todayHere());
  const current = useQuestion(badgeRoundsOfYear, { year: thisYear });
  const next = useQuestion(badgeRoundsOfYear, { year: thisYear + 1 });
  return (
    <div className="vm-page">
      <PageHead title={t('members.badges.title')} subtitle={t('members.badges.subtitle')} />
      <Answer query={current}>
        {(first) => <Answer query={next}>{(second) => <Rounds years={[first, second]} />}</Answer>}
      </Answer>
    </div>
  );
};

export default BadgesPage;
