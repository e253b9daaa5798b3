import { Button } from '../../../web/kit/button.tsx';
import { Checkbox } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import type { BadgeDueRow } from '../contract/badges.ts';

type Props = {
  readonly rows: readonly BadgeDueRow[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
};

/** One member may be in the list twice: late for a level and due for the next. */
export const keyOfBadgeRow = (row: BadgeDueRow): string => `${row.memberId}-${row.level}`;

/** Who a step is done for; each may be left out or taken in. */
export const BadgeChecklist = ({ rows, chosen, onChange }: Props) => {
  const t = useT();
  return (
    <fieldset className="members-fieldset">
      <legend>{t('members.badges.chosen', { count: chosen.length, of: rows.length })}</legend>
      <div className="vm-row">
        <Button onClick={() => onChange(rows.map(keyOfBadgeRow))}>{t('members.badges.choose-all')}</Button>
        <Button onClick={() => onChange([])}>{t('members.badges.choose-none')}</Button>
      </div>
      <Checkbox.Group value={[...chosen]} onChange={onChange} aria-label={t('members.badges.people')}>
        <div className="members-checklist">
          {rows.map((row) => (
            <Checkbox
              key={keyOfBadgeRow(row)}
              value={keyOfBadgeRow(row)}
              label={[
                t('members.badges.one', { name: row.fullName, level: row.level }),
                row.organisationName,
                row.suspendedFor &&
                  t('members.badges.suspended-for', { reason: t(`members.suspension-reason.${row.suspendedFor}`) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            />
          ))}
        </div>
      </Checkbox.Group>
    </fieldset>
  );
};
