import { useNavigate } from '@tanstack/react-router';
import { Button } from '../../../web/kit/button.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import type { MeetingSheet } from '../contract/reads.ts';
import { draftCasePaper } from '../contract.ts';

type Vote = MeetingSheet['items'][number]['votes'][number];
type Case = NonNullable<Vote['case']>;

/** Where a case of that kind is looked at. */
const pageOf = ({ kind, id }: Case) => {
  if (kind === 'exemption') return { to: '/members/exemptions', search: { show: 'all' }, needs: 'members.exemptions' };
  if (kind === 'badge') return { to: '/members/badges', needs: 'members.badges-due' };
  return { to: '/members/procedures/$procedureId', params: { procedureId: id }, needs: 'members.procedure' };
};

/** The way to a case, for those who may look at it. */
export const CaseLink = ({ of }: { readonly of: Case }) => {
  const t = useT();
  const may = useMay();
  const { needs, ...page } = pageOf(of);
  if (!may(needs)) return null;
  return <PageLink {...page}>{t('meetings.case.open')}</PageLink>;
};

/** The case that a vote carried on: the way to it, and its resolution begun with this tally. */
export const CaseOfVote = ({ meeting, vote }: { meeting: MeetingSheet; vote: Vote }) => {
  const t = useT();
  const may = useMay();
  const navigate = useNavigate();
  const draft = useAction(draftCasePaper, {
    doneKey: 'meetings.case.paper-written',
    undoInput: ({ paperId }) => ({ paperId: paperId as never }),
    onDone: ({ paperId }) => void navigate({ to: '/documents/$paperId/edit', params: { paperId } } as never),
  });
  if (!vote.case) return null;
  const isRecorded = meeting.state === 'closed' || meeting.state === 'reported';
  return (
    <div className="vm-stack not-printed">
      <p>
        {t(`meetings.case.kind.${vote.case.kind}`)} <CaseLink of={vote.case} />
      </p>
      {isRecorded && may(draftCasePaper.name) && (
        <div className="vm-row">
          <Button
            isBusy={draft.isPending}
            onClick={() => draft.mutate({ meetingId: meeting.face.id, voteId: vote.id as never })}
          >
            {t('meetings.case.write-paper')}
          </Button>
        </div>
      )}
      {draft.error && <RefusalPanel refusal={draft.error} takesFocus />}
    </div>
  );
};
