import { type RefObject, useEffect, useRef } from 'react';

/**
 * Where a dialog goes back to a button that its own step has taken away, the keyboard would begin again at the top of the page: the
 * heading of the step takes the focus instead. Looked at after every drawing, as the button goes only when the new rows arrive.
 */
export const useFocusKept = (isOpened: boolean): RefObject<HTMLHeadingElement | null> => {
  const heading = useRef<HTMLHeadingElement>(null);
  const wasOpened = useRef(false);
  useEffect(() => {
    if (isOpened) wasOpened.current = true;
    else if (wasOpened.current && document.activeElement === document.body) {
      wasOpened.current = false;
      heading.current?.focus();
    }
  });
  return heading;
};
