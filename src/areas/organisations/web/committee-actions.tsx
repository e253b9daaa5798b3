import { useState } from 'react';
import { Button } from '../../../web/kit/button.tsx';
import { useT } from '../../../web/messages.ts';
import { AssignFollowerDialog, FillPostDialog } from './committee-post-dialogs.tsx';
import { TermDialog } from './committee-term-form.tsx';
import type { OrganisationScene } from './organisation-scene.ts';

/** What may be done with a committee: who takes a post, a new term, who follows it from above. */
export const CommitteeActions = ({ scene: { record, on, mayHere } }: { scene: OrganisationScene }) => {
  const t = useT();
  const [open, setOpen] = useState<'fill' | 'term' | 'follower' | null>(null);
  const close = () => setOpen(null);
  if (record.state === 'annulled') return null;
  return (
    <>
      {mayHere('organisations.fill-post') && (
        <Button main onClick={() => setOpen('fill')}>
          {t('organisations.post.fill')}
        </Button>
      )}
      {mayHere('organisations.open-term') && (
        <Button onClick={() => setOpen('term')}>{t('organisations.term.open')}</Button>
      )}
      {mayHere('organisations.assign-follower') && (
        <Button onClick={() => setOpen('follower')}>{t('organisations.post.assign-follower')}</Button>
      )}
      {open === 'fill' && <FillPostDialog record={record} on={on} onClose={close} />}
      {open === 'term' && <TermDialog record={record} term={null} onClose={close} />}
      {open === 'follower' && <AssignFollowerDialog record={record} on={on} onClose={close} />}
    </>
  );
};
