import { useLingui } from '@lingui/react/macro';
import { type KeyboardEvent, useLayoutEffect, useState } from 'react';
import type { Widget } from '../../../contract/dashboards.ts';
import { placed, type WidgetActs } from '../useWidgetActs.ts';
import { useWidgetTitle } from '../useWidgetWords.ts';
import { limitInWords } from './limit-words.ts';
import { before, limitOf, moved, resized, roomRight, type Way, widthBeside } from './order.ts';
import { useTellDone } from './useTellDone.tsx';

const ways: Record<string, Way> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};
const sizes: Record<Way, [columns: number, rows: number]> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
};

export type Arrangement = ReturnType<typeof useArrangement>;

/** Panels as they are arranged just now: one lifted by keyboard, one being resized, and what is said. */
export function useArrangement(widgets: Widget[], acts: WidgetActs) {
  const { t } = useLingui();
  const titleOf = useWidgetTitle();
  const tellDone = useTellDone();
  const [lifted, setLifted] = useState<{ id: string; order: Widget[] } | null>(null);
  const [sizing, setSizing] = useState<Pick<Widget, 'id' | 'width' | 'height'> | null>(null);
  const [said, say] = useState('');
  const [limited, setLimited] = useState<{ id: string; words: string } | null>(null);
  const shown = (lifted?.order ?? widgets).map((one) =>
    one.id === sizing?.id ? { ...one, ...sizing } : one,
  );
  useFocusKept(lifted?.id ?? null, shown);

  const sayPlace = (order: Widget[], widget: Widget) => {
    const place = order.findIndex(({ id }) => id === widget.id) + 1;
    const title = titleOf(widget);
    say(t`${title}, place ${place} of ${order.length}`);
  };
  const place = (order: Widget[], widget: Widget, width = widget.width) => {
    sayPlace(order, widget);
    const after = before(order, widget.id);
    const afterOnce = before(widgets, widget.id);
    const isAsWide = width === widget.width;
    if (after === afterOnce && isAsWide) return;
    const undo = () => void acts.place(widget.id, afterOnce, isAsWide ? undefined : widget.width);
    void acts
      .place(widget.id, after, isAsWide ? undefined : width)
      .then((isDone) => isDone && tellDone('moved', widget, undo));
  };
  /** Tells why a panel goes no further, at the panel and to those who hear it. */
  const tellLimit = (widget: Widget, columns: number, rows: number) => {
    const limit = limitOf(widget, columns, rows);
    const words = limit && limitInWords(limit);
    setLimited(words === null ? null : { id: widget.id, words });
    return words;
  };
  const resize = (widget: Widget, columns: number, rows: number) => {
    const size = resized(widget, columns, rows);
    const title = titleOf(widget);
    const limit = tellLimit(widget, columns, rows);
    const now = t`${title}: ${size.width} of twelve columns, ${size.height} rows`;
    say(limit === null ? now : `${now}. ${limit}`);
    if (size.width === widget.width && size.height === widget.height) return setSizing(null);
    // Until it is saved, so that the next press counts from here.
    const asked = { id: widget.id, ...size };
    setSizing(asked);
    const { width, height } = widget;
    const undo = () => void acts.change(widget.id, { width, height });
    void acts.change(widget.id, size).then((isDone) => {
      setSizing((now) => (now === asked ? null : now));
      if (isDone) tellDone('resized', widget, undo);
    });
  };
  const lift = (widget: Widget) => {
    setLifted({ id: widget.id, order: widgets });
    const title = titleOf(widget);
    say(t`${title} lifted. Arrows move it, Space drops it, Escape puts it back.`);
  };
  const drop = (widget: Widget) => {
    if (lifted) place(lifted.order, widget);
    setLifted(null);
  };
  const putBack = (widget: Widget) => {
    setLifted(null);
    const title = titleOf(widget);
    say(t`${title} is back in its place`);
  };
  const carry = (widget: Widget, way: Way) => {
    if (!lifted) return;
    const order = moved(lifted.order, widget.id, way);
    setLifted({ id: widget.id, order });
    sayPlace(order, widget);
  };

  return {
    shown,
    said,
    liftedId: lifted?.id ?? null,
    /** Why one of them goes no further, while that is told. */
    limited,
    forgetLimit: () => setLimited(null),
    resize,
    /** While the corner is dragged; null when it is let go without a change. */
    preview: (widget: Widget, by: { columns: number; rows: number } | null) => {
      if (by === null) setSizing(null);
      else setSizing({ id: widget.id, ...resized(widget, by.columns, by.rows) });
      if (by) tellLimit(widget, by.columns, by.rows);
    },
    move: (widget: Widget, way: Way) => place(moved(widgets, widget.id, way), widget),
    /** Beside another panel it takes what is free in that one's row, where it is too wide for it. */
    placeAfter: (widget: Widget, afterId: string | null, besideId: string) =>
      place(placed(widgets, widget.id, afterId), widget, widthBeside(widgets, widget, besideId)),
    /** Takes the free columns right of it. */
    fillRow: (widget: Widget) => resize(widget, roomRight(widgets, widget), 0),
    roomRight: (widget: Widget) => roomRight(widgets, widget),
    putBack,
    press: (event: KeyboardEvent, widget: Widget) => {
      if (event.target !== event.currentTarget) return;
      const way = ways[event.key];
      const isLifted = lifted?.id === widget.id;
      if (event.key === ' ') (isLifted ? drop : lift)(widget);
      else if (event.key === 'Escape' && isLifted) putBack(widget);
      else if (way && event.shiftKey) resize(widget, ...sizes[way]);
      else if (way && isLifted) carry(widget, way);
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}

export const panelId = (id: string) => `panel-${id}`;

/** A panel that is moved in the document loses the focus, which the one who carries it needs. */
function useFocusKept(id: string | null, shown: Widget[]) {
  const order = shown.map((one) => one.id).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each order
  useLayoutEffect(() => {
    if (id === null) return;
    const panel = document.getElementById(panelId(id));
    panel?.focus({ preventScroll: true });
    panel?.scrollIntoView({ block: 'nearest' });
  }, [id, order]);
}
