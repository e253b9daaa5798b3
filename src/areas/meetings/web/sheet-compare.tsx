import { Button } from '../../../web/kit/button.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { useT } from '../../../web/messages.ts';
import type { SheetDraft } from './sheet-draft.ts';

type Part = { readonly name: string; readonly of: (draft: SheetDraft) => unknown };

const parts: readonly Part[] = [
  {
    name: 'head',
    of: ({ kind, heldOn, startedAt, endedAt, place, mode, chairId, clerkId }) => [
      ...[kind, heldOn, startedAt, endedAt],
      ...[place, mode, chairId, clerkId],
    ],
  },
  {
    name: 'roll',
    of: ({ attendance }) => attendance.map(({ memberId, status, reason }) => [memberId, status, reason]).sort(),
  },
  { name: 'guests', of: ({ guests }) => guests },
  { name: 'agenda', of: ({ items }) => items },
  { name: 'reports', of: ({ taskReports }) => taskReports },
  { name: 'remarks', of: ({ remarks }) => remarks },
  { name: 'tasks', of: ({ tasks }) => tasks },
  { name: 'closing', of: ({ conclusion, duesNote }) => [conclusion, duesNote] },
  { name: 'score', of: ({ score, weakPoints }) => [score, weakPoints] },
];

/** How much a part holds, so that one sees which of the two has more. */
const sizeOf = (value: unknown): number => (Array.isArray(value) ? value.length : JSON.stringify(value).length);

/** The parts in which two sheets of one meeting differ. */
export const differingParts = (mine: SheetDraft, theirs: SheetDraft) =>
  parts
    .map(({ name, of }) => ({ name, mine: of(mine), theirs: of(theirs) }))
    .filter((one) => JSON.stringify(one.mine) !== JSON.stringify(one.theirs))
    .map((one) => ({ name: one.name, mine: sizeOf(one.mine), theirs: sizeOf(one.theirs) }));

type Props = {
  readonly mine: SheetDraft;
  readonly theirs: SheetDraft;
  readonly onMine: () => void;
  readonly onTheirs: () => void;
  readonly onClose: () => void;
};

/** Somebody else, or another device, saved this sheet meanwhile: what differs, and which one goes on. */
export const SheetCompare = ({ mine, theirs, onMine, onTheirs, onClose }: Props) => {
  const t = useT();
  const differing = differingParts(mine, theirs);
  const listed = ['agenda', 'guests', 'reports', 'remarks', 'tasks'];
  return (
    <Dialog title={t('meetings.compare.title')} onClose={onClose}>
      <div className="vm-stack">
        <p>{t('meetings.compare.text')}</p>
        {differing.length === 0 ? (
          <p>{t('meetings.compare.same')}</p>
        ) : (
          <ul>
            {differing.map(({ name, mine: here, theirs: there }) => (
              <li key={name}>
                {t(`meetings.sheet.${name}`)}
                {listed.includes(name) && ` (${t('meetings.compare.lines', { here, there })})`}
              </li>
            ))}
          </ul>
        )}
        <div className="vm-row">
          <Button main onClick={onTheirs}>
            {t('meetings.compare.theirs')}
          </Button>
          <Button onClick={onMine}>{t('meetings.compare.mine')}</Button>
        </div>
      </div>
    </Dialog>
  );
};
