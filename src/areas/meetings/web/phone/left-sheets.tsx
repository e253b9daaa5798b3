/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { dayText } from '../../../../web/day-text.ts';
import { AskFirst } from './ask-first.tsx';
import type { SentCount } from './phone-counts.ts';
import type { KeptDraft } from './phone-draft.ts';
import { wordsFor } from './phone-left.ts';
import { isSheet, type QueuedRecord } from './phone-queue.ts';
import { dropDraft } from './phone-sheets.ts';
import { phoneState, usePhone } from './phone-state.ts';
import { t } from './phone-words.ts';
import { SheetReading } from './sheet-reading.tsx';

const ofCell = (kept: KeptDraft) => {
  const isIts = ({ organisationId }: { readonly organisationId: string }): boolean =>
    organisationId === kept.draft.organisationId;
  const { bundles, left } = phoneState();
  return { bundle: bundles.find(isIts), gone: left.find(isIts) };
};

/** The office in the cell of a sheet ended. */
export const isLeft = (kept: KeptDraft): boolean => ofCell(kept).gone !== undefined;

/** The sheet of a phone that knows several cells says which one it is about. */
export const CellName = ({ kept }: { kept: KeptDraft }) => {
  const { bundles, left } = usePhone();
  const { bundle, gone } = ofCell(kept);
  const name = (bundle ?? gone)?.name;
  return name && bundles.length + left.length > 1 ? <p class="soft">{name}</p> : null;
};

type ReadProps = { readonly kept: KeptDraft; readonly record?: QueuedRecord };

/** Opens what was written to be read. */
export const ReadThrough = ({ kept, record }: ReadProps) => {
  const [isOpen, setOpen] = useState(false);
  const { bundle, gone } = ofCell(kept);
  const electionId = record && !isSheet(record) ? (record.input as SentCount).electionId : undefined;
  return (
    <>
      <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t('meetings.phone.read')}
      </button>
      {isOpen && (
        <SheetReading
          kept={kept}
          words={gone?.words ?? (bundle ? wordsFor(bundle, [kept]) : {})}
          electionId={electionId}
        />
      )}
    </>
  );
};

/** Sheets begun for a cell in which the office ended before they were recorded: they are read and let go, never lost unseen. */
export const LeftSheets = () => {
  const drafts = usePhone().drafts.filter(isLeft);
  if (drafts.length === 0) return null;
  return (
    <section class="needs-attention left">
      <h2>{t('meetings.phone.attention')}</h2>
      <p>{t('meetings.phone.office-gone')}</p>
      <ul class="plain">
        {drafts.map((kept) => (
          <li key={kept.draft.meetingId}>
            <h3>
              {t(`meetings.kind.${kept.draft.kind}`)}, {dayText(kept.draft.heldOn)}
            </h3>
            <CellName kept={kept} />
            <ReadThrough kept={kept} />
            <AskFirst
              label={t('meetings.phone.let-go')}
              sure={t('meetings.phone.drop-sure')}
              yes={t('meetings.phone.drop-yes')}
              onYes={() => dropDraft(kept.draft.meetingId)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
};
