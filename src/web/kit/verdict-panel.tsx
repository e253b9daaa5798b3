import { useT } from '../messages.ts';
import { Icon } from './icon.tsx';

export type VerdictLine = {
  readonly state: 'met' | 'missing' | 'unknown';
  readonly text: string;
  /** Article and document, or "practice". */
  readonly clause?: string | undefined;
  /** Heading under which it stands with its like. */
  readonly group?: string | undefined;
  /** Only says more of what other lines count, or what follows from it: shown, and not counted as open. */
  readonly isNote?: boolean | undefined;
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

/** How many lines ask for something; a note asks for nothing of its own. */
export const openLinesOf = (lines: readonly VerdictLine[]): number =>
  lines.filter(({ state, isNote }) => state !== 'met' && isNote !== true).length;

/** Live what the rules say of what was typed so far; the server says the same in the same words. */
export const VerdictPanel = ({ lines, onField }: Props) => {
  const t = useT();
  const open = openLinesOf(lines);
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
