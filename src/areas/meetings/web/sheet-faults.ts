import { useMemo } from 'react';
import { reasonsOf } from '../../../platform/action/malformed.ts';
import { useLanguage, useT } from '../../../web/messages.ts';
import { ApiRefusal, sentenceOf, type WireReason } from '../../../web/refusal.ts';
import { recordMeeting } from '../contract.ts';
import { inputOf, type SheetDraft } from './sheet-draft.ts';
import { withFieldName } from './sheet-field-names.ts';
import { fieldOf, refusalHere } from './sheet-lines.ts';
import type { SheetVerdict } from './sheet-verdict.ts';

export const scoreSentOf = ({ score }: SheetVerdict) =>
  score?.isStarted ? { packId: score.pack.id, points: score.points } : null;

const valueAt = (input: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((value, part) => (value as Record<string, unknown> | null | undefined)?.[part], input);

/** What the contract itself finds wrong, in the words the server would use; a field with a reason of the rules keeps that one. */
const malformedIn = (input: unknown, verdict: SheetVerdict) => {
  const read = recordMeeting.input.safeParse(input);
  if (read.success) return [];
  const named = new Set(verdict.reasons.map(({ field }) => field && fieldOf(field)));
  return reasonsOf(read.error)
    .filter(({ field = '' }) => !named.has(fieldOf(field)))
    .map(({ code, params, field = '' }) => {
      const value = valueAt(input, field);
      return {
        code: value === null || value === undefined || value === '' ? 'platform.required' : code,
        params,
        field,
      };
    });
};

/** What stands against the sheet: the rules, then what the contract finds wrong. */
export const allReasons = (draft: SheetDraft, verdict: SheetVerdict) => [
  ...verdict.reasons,
  ...malformedIn(inputOf(draft, { extent: 'complete', version: null, score: scoreSentOf(verdict) }), verdict),
];

/** A press that was refused: here, before anything was sent, or by the server. */
export type RefusedSheet = {
  readonly by: 'this-machine' | 'server';
  readonly draft: SheetDraft;
  readonly refusal: ApiRefusal;
};

/** Reasons of a refusal that still hold: found here, those found still; by the server, those whose field was not touched since. */
export const stillHolding = (
  { by, draft: then, refusal }: RefusedSheet,
  draft: SheetDraft,
  live: readonly Pick<WireReason, 'code' | 'field'>[],
): readonly WireReason[] => {
  const key = ({ code, field = '' }: Pick<WireReason, 'code' | 'field'>): string => `${code} ${field}`;
  const standing = new Set(live.map(key));
  return refusal.reasons.filter((one) =>
    by === 'this-machine'
      ? standing.has(key(one))
      : !one.field || JSON.stringify(valueAt(then, one.field)) === JSON.stringify(valueAt(draft, one.field)),
  );
};

type Recording = { readonly isAttempted: boolean; readonly refused: RefusedSheet | null };

/** Sentences by field, each gone when its field is filled in, and the refusal beside the button until none of it holds. */
export const useFaults = (draft: SheetDraft, verdict: SheetVerdict, { isAttempted, refused }: Recording) => {
  const t = useT();
  const language = useLanguage();
  const faults = new Map<string, string>();
  const live = isAttempted ? refusalHere(allReasons(draft, verdict), t).reasons : [];
  const held = refused ? stillHolding(refused, draft, live) : [];
  for (const one of [...live, ...(refused?.by === 'server' && live.length === 0 ? held : [])]) {
    const field = one.field && fieldOf(one.field);
    const sentence = sentenceOf(one, language);
    if (field) faults.set(field, faults.has(field) ? `${faults.get(field)} ${sentence}` : sentence);
  }
  // The same refusal as long as it stands: the panel takes the focus with a new one, and nobody who types may lose it.
  const named = useMemo(
    () =>
      refused &&
      new ApiRefusal(
        refused.refusal.kind,
        refused.refusal.reasons.map((one) => withFieldName(one, t)),
        refused.refusal.incident,
      ),
    [refused, t],
  );
  const isOver = refused !== null && refused.refusal.reasons.length > 0 && held.length === 0;
  return { faultAt: (path: string): string | undefined => faults.get(path), refusal: isOver ? null : named };
};
