import { useState } from 'react';
import { Button } from '../../../web/kit/button.tsx';
import { useT } from '../../../web/messages.ts';
import { EndGroupDialog, EstablishGroupDialog } from './committee-group-dialogs.tsx';
import type { Committee, Group } from './committee-shapes.ts';
import type { OrganisationScene } from './organisation-scene.ts';

/** Party groups inside a cell. */
export const CommitteeGroups = ({ committee, scene }: { committee: Committee; scene: OrganisationScene }) => {
  const t = useT();
  const [isNew, setNew] = useState(false);
  const [ends, setEnds] = useState<Group | null>(null);
  const { record, on, mayHere } = scene;
  const mayEstablish = mayHere('organisations.establish-party-group');
  const isCell = record.facts.type.includes('cell');
  if (committee.groups.length === 0 && !(isCell && mayEstablish)) return null;
  return (
    <section className="vm-card">
      <h2>{t('organisations.group.title', { count: committee.groups.length })}</h2>
      <ul className="organisations-list">
        {committee.groups.map((group) => (
          <li key={group.id}>
            <div>{group.name}</div>
            <div className="vm-row">
              <span className="vm-soft">{t('organisations.since', { on: group.from })}</span>
              {mayHere('organisations.end-party-group') && group.until === null && (
                <Button onClick={() => setEnds(group)}>{t('organisations.group.end')}</Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {mayEstablish && isCell && (
        <div>
          <Button onClick={() => setNew(true)}>{t('organisations.group.establish')}</Button>
        </div>
      )}
      {isNew && <EstablishGroupDialog record={record} on={on} onClose={() => setNew(false)} />}
      {ends && <EndGroupDialog group={ends} onClose={() => setEnds(null)} />}
    </section>
  );
};
