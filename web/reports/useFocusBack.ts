import { useWindowEvent } from '@mantine/hooks';
import { useEffect } from 'react';

/** By which link one left which page. */
let left: { page: string; link: string } | null = null;

const figuresCome = 5_000;

/** Who comes back to a page has the focus where they left it: on the link, once it is drawn again. */
export function useFocusBack() {
  useWindowEvent(
    'click',
    ({ target }) => {
      const link = target instanceof Element ? target.closest('main a[href]') : null;
      const href = link?.getAttribute('href');
      if (href) left = { page: window.location.href, link: href };
    },
    { capture: true },
  );
  useEffect(() => {
    const was = left;
    left = null;
    if (was?.page !== window.location.href) return;
    const observer = new MutationObserver(() => isDone(was.link) && observer.disconnect());
    if (isDone(was.link)) return;
    observer.observe(document.body, { childList: true, subtree: true });
    const timer = setTimeout(() => observer.disconnect(), figuresCome);
    return () => {
      observer.disconnect();
      clearTimeout(timer);
    };
  }, []);
}

/** Focuses the link, unless the focus is somewhere already; false where it is not drawn yet. */
function isDone(href: string) {
  if (document.activeElement !== document.body) return true;
  const link = [...document.querySelectorAll('main a[href]')].find(
    (one) => one.getAttribute('href') === href,
  );
  if (!(link instanceof HTMLElement || link instanceof SVGElement)) return false;
  link.focus();
  return true;
}
