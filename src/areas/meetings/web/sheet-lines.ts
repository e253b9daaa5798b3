import type { VerdictLine } from '../../../web/kit/verdict-panel.tsx';
import type { Translate } from '../../../web/messages.ts';
import { ApiRefusal, type WireReason } from '../../../web/refusal.ts';
import type { Finding } from '../../organisations/contract.ts';
import { lineOfFinding } from '../../organisations/web/public.tsx';
import { isReached } from '../rules/share-reached.ts';
import type { SheetDraft } from './sheet-draft.ts';
import type { SheetVerdict } from './sheet-verdict.ts';

/** The field on screen for a path as rules, contract and server name it. */
export const fieldOf = (path: string): string =>
  path
    .replace(/^score\.(\d+)\./, 'score.lines.$1.')
    .replace(/^tasks\.(\d+)\.owners$/, 'tasks.$1.ownerId')
    .replace(/^onlineGround$/, 'online.ground')
    .replace(/^onlineApart$/, 'online.apart')
    .replace(/^attendance\.(\d+)\.(memberId|status)$/, 'attendance.$1')
    .replace(/\.speakerId$/, '.speaker');

const metLines = (draft: SheetDraft, verdict: SheetVerdict, t: Translate): VerdictLine[] => {
  const { turnout, minutes, required, known } = verdict;
  const rule = known.pack?.content.attendance;
  const attended = turnout?.attended ?? null;
  const isOnTarget = rule && attended && rule.value.kinds.includes(draft.kind) && isReached(rule.value.share, attended);
  return [
    ...(attended
      ? [
          {
            state: 'met' as const,
            text: t('meetings.verdict.called', { present: attended.numerator, base: attended.denominator }),
          },
        ]
      : []),
    ...(isOnTarget ? [{ state: 'met' as const, text: t('meetings.verdict.attendance'), clause: rule.clause }] : []),
    ...(required && minutes !== null && minutes >= required.minutes
      ? [
          {
            state: 'met' as const,
            text: t('meetings.verdict.duration', { minutes, needed: required.minutes }),
            clause: required.rule.clause,
          },
        ]
      : []),
  ];
};

const voteLines = (verdict: SheetVerdict, t: Translate): VerdictLine[] =>
  [...verdict.votes.values()].flatMap(({ path, verdict: judged }): VerdictLine[] =>
    judged && 'isEnough' in judged
      ? [
          {
            state: judged.isEnough ? 'met' : 'missing',
            text: t(judged.sentence.code, judged.sentence.params),
            field: `${path}.forVotes`,
          },
        ]
      : [],
  );

const wishLines = (draft: SheetDraft, { score, unanswered }: SheetVerdict, t: Translate): VerdictLine[] => [
  ...(draft.clerkId === null
    ? [{ state: 'missing' as const, text: t('meetings.verdict.no-clerk'), field: 'clerkId' }]
    : []),
  ...(unanswered > 0
    ? [
        {
          state: 'missing' as const,
          text: t('meetings.verdict.tasks-unanswered', { count: unanswered }),
          field: 'taskReports',
        },
      ]
    : []),
  ...(!draft.conclusion?.trim()
    ? [{ state: 'missing' as const, text: t('meetings.verdict.no-conclusion'), field: 'conclusion' }]
    : []),
  ...(score && !score.isStarted
    ? [{ state: 'unknown' as const, text: t('meetings.verdict.not-scored'), field: 'score' }]
    : []),
];

/** A clause that names its document already is not followed by that name again. */
const withOneName = (finding: Finding): Finding =>
  finding.clause && finding.source && finding.clause.includes(finding.source)
    ? { ...finding, clause: null, source: finding.clause }
    : finding;

/** Everything that blocks, then what is advised, then what is met. */
export const verdictLines = (draft: SheetDraft, verdict: SheetVerdict, t: Translate): VerdictLine[] => {
  const blocking = verdict.reasons.map((one): VerdictLine => {
    const text = t(`refusal.${one.code}`, one.params);
    return { state: 'missing', text, ...(one.field ? { field: fieldOf(one.field) } : {}) };
  });
  const all = [
    ...blocking,
    ...voteLines(verdict, t),
    ...wishLines(draft, verdict, t),
    ...verdict.findings.map((finding) => lineOfFinding(withOneName(finding), t)),
    ...metLines(draft, verdict, t),
  ];
  const seen = new Set<string>();
  return all.filter(({ text, field }) => {
    const key = `${text} ${field ?? ''}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
};

type Found = { readonly code: string; readonly params: WireReason['params']; readonly field?: string };

/** Reasons found on this machine, as the refusal that the server would send. */
export const refusalHere = (reasons: readonly Found[], t: Translate): ApiRefusal =>
  new ApiRefusal(
    'refused',
    reasons.map(({ code, params, field }) => {
      const text = t(`refusal.${code}`, params);
      return { code, params, vi: text, en: text, ...(field ? { field: fieldOf(field) } : {}) };
    }),
  );
