import { useT } from '../messages.ts';
import { Icon } from './icon.tsx';

export type VerdictLine = {
  readonly state: 'met' | 'missing' | 'unknown';
  readonly text: string;
  /** Article and document, or "practice". */
  readonly clause?: string | undefined;
  /** Heading under which it stands with its like. */
  readonly group?: string | undefined;
  /** Input path the line is about. */
  readonly field?: string | undefined;
};

type Props = { readonly lines: readonly VerdictLine[]; readonly onField?: (path: string) => void };

const Line = ({ line, onField }: { readonly line: VerdictLine; readonly onField: Props['onField'] }) => {
  const t = useT();
  return (
    <li data-state={line.state}>
      <Icon name={line.state} />
      <div>
        <span className="seen-by-readers-only">{t(`web.verdict.${line.state}`)}: </span>
        {line.field && onField && line.state !== 'met' ? (
          <button type="button" className="vm-link" onClick={() => onField(line.field!)}>
            {line.text}
          </button>
        ) : (
          line.text
        )}
        {line.clause && <div className="vm-soft">{line.clause}</div>}
      </div>
    </li>
  );
};

/** Live what the rules say of what was typed so far; the server says the same in the same words. */
export const VerdictPanel = ({ lines, onField }: Props) => {
  const t = useT();
  const open = lines.filter((line) => line.state !== 'met').length;
  return (
    <section className="vm-verdict" aria-label={t('web.verdict.title')}>
      <h2>{t('web.verdict.title')}</h2>
      <p role="status" className="vm-soft">
        {open === 0 ? t('web.verdict.all-met') : t('web.verdict.open', { count: open })}
      </p>
      {[...Map.groupBy(lines, ({ group }) => group ?? '')].map(([group, of]) => (
        <div key={group}>
          {group !== '' && <h3>{group}</h3>}
          <ul>
            {of.map((line) => (
              <Line key={`${line.text} ${line.field ?? ''}`} line={line} onField={onField} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
};
