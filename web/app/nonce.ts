/**
 * The content security policy lets a <style> in by the nonce of this page. Mantine and the drag
 * library take it as an argument; react-style-singleton, which Mantine's modals lock scrolling
 * with, reads this global.
 */
declare global {
  var __webpack_nonce__: string | undefined;
}

export const styleNonce =
  document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

globalThis.__webpack_nonce__ = styleNonce;
