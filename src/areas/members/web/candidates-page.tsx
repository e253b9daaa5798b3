import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useState } from 'react';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Icon } from '../../../web/kit/icon.tsx';
import { Checkbox } from '../../../web/kit/inputs.ts';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { PrintButton } from '../../../web/kit/print-button.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { type CandidateCard, candidateState, candidates } from '../contract.ts';
import { acceptDialog } from './candidate-dialogs.ts';
import { CandidateViews, NextDue } from './candidate-views.tsx';
import { LifeCycleDialog } from './life-cycle-dialog.tsx';
import { useOwnCell } from './life-cycle-own-cell.ts';
import './life-cycle.css';

const columnsShown = candidateState.options.filter((state) => state !== 'stopped');

const Card = ({ card }: { card: CandidateCard }) => {
  const t = useT();
  return (
    <li className="members-life-card">
      <PageLink to="/members/candidates/$candidateId" params={{ candidateId: card.id }}>
        {card.fullName}
      </PageLink>
      <span className="vm-soft">{card.organisationName}</span>
      <span className="vm-soft">{t('members.candidate.since', { day: card.stateSince })}</span>
      <NextDue card={card} />
      {card.isFictional && <span className="vm-soft">{t('members.fictional')}</span>}
    </li>
  );
};

const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Arrow keys go from card to card: up and down within a step, left and right to the next step that has one. */
const goByArrows = (event: KeyboardEvent<HTMLElement>): void => {
  const move = moves[event.key];
  if (!move || !(event.target instanceof HTMLAnchorElement)) return;
  const steps = [...event.currentTarget.querySelectorAll('section')].map((step) => [...step.querySelectorAll('a')]);
  const at = steps.findIndex((links) => links.includes(event.target as HTMLAnchorElement));
  const row = steps[at]!.indexOf(event.target);
  let column = at + move[0];
  while (move[0] !== 0 && steps[column]?.length === 0) column += move[0];
  const links = steps[column];
  const next = links?.[Math.min(row + move[1], links.length - 1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
};

const Board = ({ cards }: { cards: readonly CandidateCard[] }) => {
  const t = useT();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows only add to the links, which work without them
    <div className="members-board" onKeyDown={goByArrows}>
      {columnsShown.map((state) => {
        const here = cards.filter((card) => card.state === state);
        return (
          <section key={state} aria-label={t(`members.candidate-state.${state}`)}>
            <h2>
              <span>{t(`members.candidate-state.${state}`)}</span>
              <span className="vm-soft">{here.length}</span>
            </h2>
            <ul>
              {here.map((card) => (
                <Card key={card.id} card={card} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
};

const WIDE = '(min-width: 62rem)';

type Switches = {
  readonly isBoard: boolean;
  readonly onBoard: (isBoard: boolean) => void;
  readonly onAccept: () => void;
};

const AcceptButton = ({ onAccept }: Pick<Switches, 'onAccept'>) => {
  const t = useT();
  const may = useMay();
  if (!may('members.accept-sympathiser')) return null;
  return (
    <Button main onClick={onAccept}>
      {t('members.candidate.accept')}
    </Button>
  );
};

const Head = ({ isBoard, onBoard, onAccept }: Switches) => {
  const t = useT();
  return (
    <PageHead
      title={t('members.candidate.title')}
      subtitle={t('members.candidate.subtitle')}
      actions={
        <>
          <AcceptButton onAccept={onAccept} />
          <Button onClick={() => onBoard(!isBoard)}>
            <Icon name={isBoard ? 'view' : 'columns'} />
            {t(isBoard ? 'members.candidate.as-list' : 'members.candidate.as-board')}
          </Button>
          <PrintButton />
        </>
      }
    />
  );
};

const Cards = ({ isBoard, isStoppedShown, onAccept }: Omit<Switches, 'onBoard'> & { isStoppedShown: boolean }) => {
  const t = useT();
  const asked = useQuestion(candidates, { isStoppedShown }, { keepLast: true });
  const empty = (
    <Empty title={t('members.candidate.empty')} action={<AcceptButton onAccept={onAccept} />}>
      {t('members.candidate.empty-text')}
    </Empty>
  );
  return (
    <Answer query={asked} lines={8} isEmpty={(answer) => answer.items.length === 0} empty={empty}>
      {(answer) => (
        <>
          {answer.isCut && <p role="note">{t('members.life.cut', { count: answer.items.length })}</p>}
          <CandidateViews
            cards={answer.items}
            isBoard={isBoard}
            isStoppedShown={isStoppedShown}
            board={<Board cards={answer.items} />}
          />
        </>
      )}
    </Answer>
  );
};

/** Candidates by the step they stand at, as a board or as a list; on a phone as a list. */
const CandidatesPage = () => {
  const t = useT();
  const navigate = useNavigate();
  const place = useOwnCell();
  const [isBoard, setBoard] = useState(() => window.matchMedia(WIDE).matches);
  const [isStoppedShown, setStoppedShown] = useState(false);
  const [isAccepting, setAccepting] = useState(false);
  const open = (candidateId: string): void =>
    void navigate({ to: '/members/candidates/$candidateId', params: { candidateId } } as never);
  const onAccept = (): void => setAccepting(true);
  return (
    <div className="vm-page">
      <Head isBoard={isBoard} onBoard={setBoard} onAccept={onAccept} />
      {!isBoard && (
        <Checkbox
          label={t('members.candidate.show-stopped')}
          checked={isStoppedShown}
          onChange={(change) => setStoppedShown(change.currentTarget.checked)}
        />
      )}
      <Cards isBoard={isBoard} isStoppedShown={isStoppedShown && !isBoard} onAccept={onAccept} />
      {isAccepting && <LifeCycleDialog spec={acceptDialog(t, place, open)} onClose={() => setAccepting(false)} />}
    </div>
  );
};

export default CandidatesPage;
