import { useState } from 'react';
import { dayText } from '../../../web/day-text.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { useT } from '../../../web/messages.ts';
import { useAction, useQuestion } from '../../../web/queries.ts';
import { FindingList, OrganisationFrame, type OrganisationScene } from '../../organisations/web/public.tsx';
import { partyGroups, withdrawArrangement } from '../contract/party-groups.ts';
import { GroupForm } from './group-form.tsx';
import { GroupTable } from './group-table.tsx';
import type { GroupedCell } from './group-words.ts';
import './members.css';

type Seen = { readonly cell: GroupedCell; readonly scene: OrganisationScene };

const CommitteeLink = ({ scene }: { scene: OrganisationScene }) => {
  const t = useT();
  if (!scene.mayHere('organisations.terms')) return null;
  return (
    <PageLink
      to="/organisations/$organisationId/committee"
      params={{ organisationId: scene.record.id }}
      className="vm-button"
    >
      {t('members.groups.to-committee')}
    </PageLink>
  );
};

/** By which arrangement the cell goes on the day, and the way to take back one that was entered by mistake. */
const ArrangementLine = ({ cell: { arrangement }, scene }: Seen) => {
  const t = useT();
  const withdraw = useAction(withdrawArrangement, {
    doneKey: 'members.groups.was-withdrawn',
    undoInput: (taken) => taken,
  });
  if (arrangement === null) return <p className="vm-soft">{t('members.groups.never')}</p>;
  const { id, since, until, paper, version } = arrangement;
  const days = { since: dayText(since), until: until ? dayText(until) : '' };
  return (
    <>
      <p className="vm-soft">
        {t(until ? 'members.groups.in-force-until' : 'members.groups.in-force', days)}
        {paper && ` ${t('members.groups.by-paper', { paper })}`}
      </p>
      {scene.mayHere(withdrawArrangement.name) && (
        <div>
          <Button
            isBusy={withdraw.isPending}
            onClick={() => withdraw.mutate({ arrangementId: id, expectedVersion: version })}
          >
            {t('members.groups.withdraw')}
          </Button>
        </div>
      )}
      {withdraw.error && (
        <p className="vm-fault" role="alert">
          {withdraw.error.reasons.map((one) => t(`refusal.${one.code}`, one.params)).join(' ')}
        </p>
      )}
    </>
  );
};

const Groups = ({ cell, scene }: Seen) => {
  const t = useT();
  const unplaced = cell.rows.filter(({ group }) => group === null).length;
  return (
    <section className="vm-card" aria-label={t('members.groups.title')}>
      <h2>{t('members.groups.title')}</h2>
      <ul className="members-plain">
        {cell.groups.map(({ id, name, members, heads }) => (
          <li key={id}>
            {t('members.groups.count', { group: name, count: members })}
            {heads.length > 0 && (
              <span className="vm-soft"> · {t('members.groups.headed-by', { names: heads.join(', ') })}</span>
            )}
          </li>
        ))}
        {unplaced > 0 && <li>{t('members.groups.count-none', { count: unplaced })}</li>}
      </ul>
      <ArrangementLine cell={cell} scene={scene} />
      <div>
        <CommitteeLink scene={scene} />
      </div>
    </section>
  );
};

const Arranged = ({ cell, scene }: Seen) => {
  const t = useT();
  const [arranges, setArranges] = useState(false);
  const mayArrange = scene.mayHere('members.arrange-party-groups') && cell.rows.length > 0;
  return (
    <div className="vm-stack">
      <FindingList findings={cell.findings} />
      {cell.groups.length === 0 ? (
        <Empty title={t('members.groups.empty')} action={<CommitteeLink scene={scene} />}>
          {t('members.groups.empty-text')}
        </Empty>
      ) : (
        <>
          {!arranges && <Groups cell={cell} scene={scene} />}
          {mayArrange && !arranges && (
            <div>
              <Button main onClick={() => setArranges(true)}>
                {t('members.groups.arrange')}
              </Button>
            </div>
          )}
          {arranges ? (
            <GroupForm scene={scene} first={cell} onClose={() => setArranges(false)} />
          ) : (
            <GroupTable cell={cell} scene={scene} />
          )}
        </>
      )}
    </div>
  );
};

const Body = ({ scene }: { scene: OrganisationScene }) => {
  const answer = useQuestion(partyGroups, { organisationId: scene.record.id, on: scene.on });
  return <Answer query={answer}>{(cell) => <Arranged cell={cell} scene={scene} />}</Answer>;
};

/** Party groups of a cell on the day in view: who is in which, who is in none, and the arranging itself. */
const GroupPage = () => <OrganisationFrame>{(scene) => <Body scene={scene} />}</OrganisationFrame>;

export default GroupPage;
