import { newId } from '../../../platform/action/id.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { type Reason, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { RollLineView } from '../../members/contract.ts';
import type { Finding } from '../../organisations/contract.ts';
import type { SheetInput } from '../contract/sheet.ts';
import { electionsOf } from '../questions/election-rows.ts';
import { electionFactsIn } from '../questions/election-world.ts';
import { agendaPackOn } from '../questions/score-record.ts';
import { isOfWholeCell } from '../rules/check-cases.ts';
import { againstRoll } from '../rules/election-against-roll.ts';
import { beforeClosing, closingCodesOf, electionItemOf, electionsWithoutItem } from '../rules/election-items.ts';
import { unknownFinding } from '../rules/ruled-value.ts';

type Known = {
  /** False: the meeting stands in no calendar yet, and nobody can have been elected in it. */
  readonly isKnown: boolean;
  readonly isComplete: boolean;
  readonly roll: readonly RollLineView[];
};

const asFinding = ({ code, params = {} }: Reason): Finding => ({ ...unknownFinding(code, params), level: 'warning' });

/**
 * Holds what the concluded elections of a meeting counted against the roll call being written. Recording is refused where they contradict
 * each other; while the meeting goes on it is only said, because a roll call is mended line by line. Elections left open are named.
 */
export const judgeElections = async (
  tx: Tx,
  { meetingId, kind, heldOn: on, attendance }: SheetInput,
  { isKnown, isComplete, roll }: Known,
): Promise<Finding[]> => {
  if (!isKnown || !isOfWholeCell(kind)) return [];
  const elections = await electionsOf(tx, meetingId);
  if (elections.length === 0) return [];
  const { ballot } = electionFactsIn({ on, kind, state: 'open', roll, attendance });
  const concluded = elections.filter(({ state }) => state === 'concluded');
  const against = concluded.flatMap((election) => againstRoll(election, ballot));
  const reasons = against.length === 0 ? [] : [reason('meetings.election-against-roll'), ...against];
  if (isComplete && reasons.length > 0)
    throw new Refused(refuse(...reasons.map((one) => ({ ...one, field: 'attendance' }))));
  const open = elections.length - concluded.length;
  return [
    ...reasons.map(asFinding),
    ...(isComplete && open > 0 ? [asFinding(reason('meetings.elections-left-open', { count: open }))] : []),
  ];
};

/**
 * The sheet with every election of its meeting as an item: one opened for a planned meeting is on nobody's list where the sheet comes from
 * a device that took the agenda along before.
 */
export const withElectionItems = async (
  tx: Tx,
  input: SheetInput,
  { isKnown, isComplete }: Omit<Known, 'roll'>,
): Promise<SheetInput> => {
  const { meetingId, kind, heldOn, items } = input;
  if (!isKnown || !isComplete || !isOfWholeCell(kind)) return input;
  const left = electionsWithoutItem(items, await electionsOf(tx, meetingId));
  if (left.length === 0) return input;
  const more = left.map((election): SheetInput['items'][number] => ({
    ...{ id: newId() as never, presenterId: null, content: null, conclusion: null, opinions: [], votes: [] },
    ...electionItemOf(election, kind),
  }));
  return { ...input, items: beforeClosing(items, more, closingCodesOf(agendaPackOn(heldOn)?.content ?? null, kind)) };
};
