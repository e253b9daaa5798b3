import { useT } from '../messages.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Icon } from './icon.tsx';

type Props = {
  readonly all: readonly { readonly key: string; readonly header: string }[];
  readonly shown: readonly string[];
  /** Null goes back to the usual ones. */
  readonly onChange: (keys: readonly string[] | null) => void;
  readonly onClose: () => void;
};

const swapped = (keys: readonly string[], at: number, step: 1 | -1): readonly string[] => {
  const next = [...keys];
  const [moved] = next.splice(at, 1);
  next.splice(at + step, 0, moved!);
  return next;
};

type MovesProps = Pick<Props, 'shown' | 'onChange'> & { readonly column: string; readonly at: number };

const Moves = ({ column, at, shown, onChange }: MovesProps) => {
  const t = useT();
  return (
    <>
      <Button
        aria-label={t('web.list.column-earlier', { column })}
        disabled={at === 0}
        onClick={() => onChange(swapped(shown, at, -1))}
      >
        <Icon name="up" size={1.125} />
      </Button>
      <Button
        aria-label={t('web.list.column-later', { column })}
        disabled={at === shown.length - 1}
        onClick={() => onChange(swapped(shown, at, 1))}
      >
        <Icon name="down" size={1.125} />
      </Button>
    </>
  );
};

/** Which columns are shown, and in which order; each change is seen behind at once. */
export const BigListColumns = ({ all, shown, onChange, onClose }: Props) => {
  const t = useT();
  const first = shown.flatMap((key) => all.filter((column) => column.key === key));
  const ordered = [...first, ...all.filter(({ key }) => !shown.includes(key))];
  const toggle = (key: string): void =>
    onChange(shown.includes(key) ? shown.filter((one) => one !== key) : [...shown, key]);
  return (
    <Dialog title={t('web.list.columns-title')} onClose={onClose}>
      <ul className="vm-big-columns">
        {ordered.map(({ key, header }, at) => {
          const isShown = at < first.length;
          const isOnly = isShown && first.length === 1;
          return (
            <li key={key}>
              <label className="vm-choice">
                <input type="checkbox" checked={isShown} disabled={isOnly} onChange={() => toggle(key)} />
                {header}
              </label>
              {isShown && <Moves column={header} at={at} shown={shown} onChange={onChange} />}
            </li>
          );
        })}
      </ul>
      <div className="vm-row">
        <Button onClick={() => onChange(null)}>{t('web.list.columns-usual')}</Button>
      </div>
    </Dialog>
  );
};
