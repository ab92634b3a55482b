/** Moves the focus among the controls inside, round at the ends. Answers what has it now. */
export function stepFocus(inside: Element, controls: string, by: 1 | -1) {
  const stops = [...inside.querySelectorAll<HTMLElement>(controls)];
  const at = stops.findIndex((stop) => stop.matches(':focus'));
  const next = stops[(at + by + stops.length) % stops.length];
  next?.focus();
  return next;
}
