import { DecimalInput } from '../../../web/kit/decimal-input.tsx';
import { useT } from '../../../web/messages.ts';

type Props = {
  /** The criterion or part in words. */
  readonly name: string;
  readonly max: number;
  readonly required?: boolean;
  /** What the form gives for its box. */
  readonly box: { readonly value?: number | string; readonly error?: unknown };
};

/** Points of one criterion. Beyond its own limit the box itself says so, by name: the limit of the whole scale helps nobody. */
export const PointsField = ({ name, max, required = false, box }: Props) => {
  const t = useT();
  const given = box.value === '' ? null : Number(box.value ?? 0);
  const isBeyond = given !== null && !(given >= 0 && given <= max);
  return (
    <DecimalInput
      label={t('ratings.rated.criterion', { name, max })}
      required={required}
      min={0}
      max={max}
      decimalScale={2}
      {...box}
      error={isBeyond ? t('ratings.rated.points-beyond', { name, max }) : (box.error as string | undefined)}
    />
  );
};
