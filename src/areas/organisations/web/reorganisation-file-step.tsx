import { useState } from 'react';
import type { Day } from '../../../platform/calendar/day.ts';
import { todayHere } from '../../../web/as-of.ts';
import { ask } from '../../../web/client.ts';
import { dayText } from '../../../web/day-text.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { base64Of, FileDrop } from '../../../web/kit/file-drop.tsx';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { TemplateButton } from '../../../web/kit/template-button.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { events } from '../contract/event-register.ts';
import { importTemplate, reorganisationSheet } from '../contract/import.ts';
import type { OrganisationId } from '../contract/tree.ts';
import { useOwnOrganisation } from './event-words.ts';
import { useOnce } from './import-ask.ts';
import { ImportFaults } from './import-faults.tsx';
import type { Draft, Sheet } from './reorganisation-draft.ts';

/** Decisions that were prepared before: they need no file. */
const Prepared = () => {
  const t = useT();
  const list = useQuestion(events, { states: ['prepared'], limit: 20 });
  return (
    <Answer query={list} isEmpty={(answer) => answer.rows.length === 0} empty={null}>
      {(answer) => (
        <section className="vm-stack">
          <h3>{t('organisations.reorganise.prepared')}</h3>
          <ul className="reorganisation-prepared">
            {answer.rows.map((row) => (
              <li key={row.id} className="vm-row">
                <PageLink to="/organisations/events/$eventId" params={{ eventId: row.id }} className="vm-button">
                  {t('organisations.reorganise.open-prepared', {
                    kind: t(`organisations.event.${row.kind}`),
                    number: row.decisionNumber,
                    on: dayText(row.effectiveOn),
                  })}
                </PageLink>
                {!row.verified && <Status level="unknown">{t('organisations.events.unverified')}</Status>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </Answer>
  );
};

type Props = { readonly onDraft: (draft: Draft) => void };

const EmptyPlan = () => {
  const t = useT();
  const language = useLanguage();
  return (
    <div className="vm-row">
      <TemplateButton
        label={t('organisations.import.template')}
        read={() => ask(importTemplate, { kind: 'reorganisation', language })}
      />
    </div>
  );
};

/** The spreadsheet of old and new units, and the day on which they change. */
export const ReorganisationFileStep = ({ onDraft }: Props) => {
  const t = useT();
  const own = useOwnOrganisation();
  const [under, setUnder] = useState<string | null>(null);
  const [effectiveOn, setEffectiveOn] = useState<Day>(todayHere());
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const underId = (under ?? own) as OrganisationId | null;
  const { isBusy, refusal, run } = useOnce(async (file: File) => {
    setSheet(null);
    if (!underId) return;
    const contentBase64 = await base64Of(file);
    const read = await ask(reorganisationSheet, { underId, effectiveOn, fileName: file.name, contentBase64 });
    if (read.plan && read.stops === 0)
      onDraft({ plan: read.plan, sheet: read, effectiveOn, endIds: [], places: new Map() });
    else setSheet(read);
  });
  return (
    <div className="vm-stack" aria-busy={isBusy}>
      <p>{t('organisations.reorganise.about')}</p>
      <EmptyPlan />
      <div className="reorganisation-fields">
        <OrganisationField label={t('organisations.reorganise.under')} value={underId} onChange={setUnder} required />
        <DayField
          label={t('organisations.events.effective')}
          value={effectiveOn}
          onChange={(day) => day && setEffectiveOn(day)}
          required
        />
      </div>
      <FileDrop label={t('organisations.reorganise.file')} accept={['.xlsx', '.csv']} maxMegabytes={10} onFile={run} />
      {isBusy && <p role="status">{t('organisations.import.reading')}</p>}
      {refusal && <RefusalPanel refusal={refusal} takesFocus />}
      {sheet && <ImportFaults faults={sheet.faults} stops={sheet.stops} attentions={sheet.attentions} />}
      <Prepared />
    </div>
  );
};
